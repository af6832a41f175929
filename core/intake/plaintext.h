#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace qd {

/// Reads plain text as the fields of one task: the first line that is not blank is the title, what follows are the
/// instructions. Line ends become LF. Pure; safe for hostile bytes.
/// \param utf8 valid UTF-8 with something in it besides white space
[[nodiscard]] QJsonObject plainTextToFields(QByteArray utf8);

} // namespace qd
