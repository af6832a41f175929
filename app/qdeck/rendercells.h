#pragma once

#include "core/base/untrustedtext.h"

#include <QJsonValue>
#include <QString>

namespace qd {

// How a value of an answer stands in a line for a person: foreign text tamed and cut, nothing as "-".

inline constexpr int kTitleLimit = 60; ///< characters
inline constexpr int kWordLimit = 24;
inline constexpr int kDataLimit = 120;

[[nodiscard]] QString plain(const QJsonValue &value, int limit = UntrustedText::kCellLimit);
/// A list of words, with commas.
[[nodiscard]] QString words(const QJsonValue &array);
/// \param ms wall ms UTC
[[nodiscard]] QString moment(const QJsonValue &ms);
/// {code, detail}, or null.
[[nodiscard]] QString errorText(const QJsonValue &error);

} // namespace qd
