#pragma once

#include <string_view>
#include <utility>

namespace qd {

/// Does the compiler know a name for this value? It prints "qd::Mode::Proof" for an enumerator and "(qd::Mode)7" for
/// any other number. Not for enums of unnamed namespaces, which some compilers begin with a parenthesis as well.
template <auto Value>
[[nodiscard]] constexpr bool isEnumerator()
{
    const std::string_view name = __PRETTY_FUNCTION__;
    return name[name.find("Value = ") + 8] != '(';
}

/// How many enumerators a scoped enum has that counts from 0 without gaps (at most 64), so that a test can ask of each.
template <typename E>
[[nodiscard]] constexpr int enumeratorCount()
{
    return []<int... I>(std::integer_sequence<int, I...>) {
        return (int(isEnumerator<static_cast<E>(I)>()) + ...);
    }(std::make_integer_sequence<int, 64>());
}

} // namespace qd
