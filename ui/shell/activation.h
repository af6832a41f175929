#pragma once

#include <QString>

namespace qd {

/// On Wayland a window may come to the front only with a token by which the desktop has allowed it, and Qt looks for that
/// in the environment. Where there is none, nothing changes.
void allowActivation(const QString &token);
/// What this process was started with. It is good for one window.
[[nodiscard]] QString takeActivation();

} // namespace qd
