#pragma once

#include <QString>

#include <optional>

namespace qd {

/// How well a name answers to what was typed: all letters in their order, words' beginnings and neighbours count more, and
/// early is better than late. Case does not matter. \return larger is better; nullopt = does not match
[[nodiscard]] std::optional<int> fuzzyScore(const QString &typed, const QString &name);

} // namespace qd
