#pragma once

#include <QString>

namespace qd {

/// The text without ANSI/ECMA-48 control sequences (CSI, OSC, DCS, APC, PM, SOS and two-byte escapes, in their
/// 7-bit and 8-bit forms). An unfinished sequence ends at the end of its line. A lone ESC is dropped.
[[nodiscard]] QString withoutTerminalEscapes(QStringView text);

} // namespace qd
