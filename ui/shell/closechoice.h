#pragma once

#include "core/base/enumtext.h"

namespace qd {

/// What the operator wants when the window closes over a daemon that works.
enum class CloseChoice {
    Ask,
    Keep,  ///< in the tray; asks where there is none
    Drain, ///< and quit
};

template <>
struct EnumWords<CloseChoice> {
    static constexpr std::array<std::pair<CloseChoice, const char *>, 3> kWords{{
        {CloseChoice::Ask, "ask"}, {CloseChoice::Keep, "keep"}, {CloseChoice::Drain, "drain"}}};
};

} // namespace qd
