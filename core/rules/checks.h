#pragma once

#include "core/rules/checkfacts.h"

namespace qd {

/// The checks of domain.md §3.4. Pure judgements: whoever asks has gathered the facts. Every detail is evidence on one
/// line; what could not be looked at is Skipped or worse and says why, never Pass.

/// Exactly ten, in this order: store_ready, payload_valid, task_exists, claim_ours, dependencies_met, no_conflict,
/// agent_available, inputs_and_outputs, working_tree_clean, resources.
[[nodiscard]] std::vector<Check> preChecks(const PreFacts &facts);

/// Exactly eight, in this order: result_accepted, outputs_exist, outputs_not_empty, claim_released, end_recorded,
/// no_error_markers, changes_committed, queue_consistent.
[[nodiscard]] std::vector<Check> postChecks(const PostFacts &facts);

/// What a check that blocks makes of the attempt.
struct Blocker {
    /// Code `precheck_failed` or `postcheck_failed`; Permanent where trying again cannot help, otherwise Transient.
    /// The detail names the check and repeats its evidence.
    Error error;
    /// The task's own fault, so that it costs an attempt. Otherwise the claim is only given back: no work must die
    /// because its agent was switched off or a disk was full for an hour.
    bool charged = true;
};

/// The first check that blocks; nullopt = none does.
[[nodiscard]] std::optional<Blocker> blockerOf(const std::vector<Check> &checks);

/// Are the outputs of this attempt to be there when it has ended? In PROOF nothing is written outside.
[[nodiscard]] bool owesOutputs(const Task &task, Mode mode);
/// Is the program that the task names to be run on the result?
[[nodiscard]] bool owesVerification(const Task &task, Mode mode);
/// Does the task ask for its changes to be committed (`commit: true` in its metadata)?
[[nodiscard]] bool owesCommit(const Task &task, Mode mode);

} // namespace qd
