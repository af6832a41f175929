#pragma once

#include "core/base/enumtext.h"

#include <QString>

namespace qd {

/// When a check looks: before the effect is prepared, or at the candidate result before the task is settled.
enum class CheckPhase { Pre, Post };

enum class CheckResult {
    Pass,
    Warning,  ///< worth knowing, does not stop anything
    Fail,     ///< the attempt does not go on, or its result is not taken
    Critical, ///< as Fail, and the fault is not the task's: others will meet it too
    Skipped,  ///< there was nothing to look at, and `detail` says why
};

/// What one of the ten checks before or the eight checks after found (domain.md §3.4), with its evidence.
struct Check {
    QString id; ///< stable word: "dependencies", "outputs_exist", …
    CheckPhase phase = CheckPhase::Pre;
    CheckResult result = CheckResult::Pass;
    QString detail; ///< the evidence, in English, one line

    friend bool operator==(const Check &, const Check &) = default;
};

/// Fail and Critical keep an attempt from going on.
[[nodiscard]] constexpr bool blocks(CheckResult result)
{
    return result == CheckResult::Fail || result == CheckResult::Critical;
}

template <>
struct EnumWords<CheckPhase> {
    static constexpr std::array<std::pair<CheckPhase, const char *>, 2> kWords{{
        {CheckPhase::Pre, "pre"}, {CheckPhase::Post, "post"}}};
};

template <>
struct EnumWords<CheckResult> {
    static constexpr std::array<std::pair<CheckResult, const char *>, 5> kWords{{
        {CheckResult::Pass, "pass"}, {CheckResult::Warning, "warning"}, {CheckResult::Fail, "fail"},
        {CheckResult::Critical, "critical"}, {CheckResult::Skipped, "skipped"}}};
};

} // namespace qd
