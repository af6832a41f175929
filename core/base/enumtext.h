#pragma once

#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace qd {

/// Words of a scoped enum, in one table per enum: how it is stored, sent and read back.
/// Specialise with `static constexpr std::array<std::pair<E, const char *>, N> kWords`.
template <typename E>
struct EnumWords;

template <typename E>
[[nodiscard]] QString toText(E value)
{
    for (const auto &[candidate, word] : EnumWords<E>::kWords) {
        if (candidate == value)
            return QString::fromLatin1(word);
    }
    return {};
}

/// nullopt for a word that is not in the table.
template <typename E>
[[nodiscard]] std::optional<E> fromText(QStringView text)
{
    for (const auto &[candidate, word] : EnumWords<E>::kWords) {
        if (text == QLatin1String(word))
            return candidate;
    }
    return std::nullopt;
}

} // namespace qd
