#pragma once

#include "core/domain/agent.h"
#include "core/domain/task.h"

#include <optional>
#include <vector>

namespace qd {

/// How an agent has done, over its last attempts that have an outcome.
struct TrackRecord {
    static constexpr int kAttempts = 50; ///< no more than the newest so many

    int succeeded = 0;
    int ended = 0;

    /// (succeeded + 1) / (ended + 1): 0 … 1; an agent without a record has 1 (domain.md §4.4).
    [[nodiscard]] double success() const { return double(succeeded + 1) / double(ended + 1); }
};

/// What is known of an agent that could take a task now.
struct Applicant {
    const Agent *agent = nullptr; ///< never null; able, enabled, healthy and with a free slot
    int open = 0;                 ///< tasks that it has in hand
    int free = 1;                 ///< slots that are left
    TrackRecord record;
    std::optional<double> contextLoad; ///< 0–100, share of its context in use; empty = unknown
};

/// How well an agent suits a task, and what that is made of (domain.md §4.4).
struct AgentScore {
    double suitability = 0; ///< min(100, 50 + 15 · matched specialties)
    double load = 0;        ///< min(100, 20 · open · (1 − 0.3 · success))
    double context = 0;     ///< 0.3 · context load; 0 if that is unknown
    QStringList reasons;    ///< English, for the journal

    [[nodiscard]] double total() const { return suitability - load - context; }
};

/// The agent's specialties that the task speaks of: as a tag, or as whole words of its title. Case does not matter.
[[nodiscard]] QStringList matchedSpecialties(const Agent &agent, const TaskSpec &spec);

[[nodiscard]] AgentScore scoreOf(const Applicant &applicant, const TaskSpec &spec);

/// A task with attention of 7 and more does not go to an agent whose context is used to more than 80 % while another
/// one can take it (domain.md §3.2).
[[nodiscard]] bool isTooFullFor(const Applicant &applicant, const TaskSpec &spec);

/// Which applicant is to have the task, and why.
struct AgentChoice {
    size_t applicant = 0; ///< index
    AgentScore score;
};

/// The highest score wins; among equals the one with most free slots, then the first. Empty for no applicants.
[[nodiscard]] std::optional<AgentChoice> chooseAgent(const std::vector<Applicant> &applicants, const TaskSpec &spec);

} // namespace qd
