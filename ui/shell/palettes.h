#pragma once

#include <QPalette>

namespace qd {

// The palettes of the console. Every pair of colours that meets on the screen is checked for contrast in a test.
// QPalette::Shadow is the ink of the frames of controls: at least 3 to 1 on the window, so that an empty box is seen.

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();
/// Black and white, for eyes that need the strongest difference.
[[nodiscard]] QPalette contrastPalette();

} // namespace qd
