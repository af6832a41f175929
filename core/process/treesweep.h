#pragma once

#include "core/process/proctree.h"

#include <set>
#include <string>
#include <vector>

namespace qd {

/// Which processes belong to a run. Whatever descends from a match matches too.
struct TreeTarget {
    ProcessId root;       ///< nothing if its pid is 0
    bool rootToo = false; ///< end the root as well, not only what descends from it
    pid_t session = 0;    ///< leads the session of the program; 0 = unknown. Looked for together with the cookie only
    std::string cookie;   ///< "NAME=value" in the environment of a process that lost its parent; empty = none
};

/// Ends trees of processes for good: stops every member first, so that no fork outruns the list, then kills them.
/// Plain C++, shared by the core and the agentbox. Never waits: call round() until it finds nothing left.
/// It never touches the calling process or those above it, whatever they carry.
class TreeSweep
{
public:
    explicit TreeSweep(std::vector<TreeTarget> targets) : m_targets(std::move(targets)), m_left(m_targets.size()) { }

    /// Kills what there is. True if nothing was left to kill.
    bool round();
    /// Only looks, and updates left().
    void look();
    /// From here on the root of this target is to end as well.
    void includeRoot(size_t target) { m_targets[target].rootToo = true; }

    /// What the last round, or look, found alive of a target.
    [[nodiscard]] const std::vector<ProcessId> &left(size_t target) const { return m_left[target]; }
    [[nodiscard]] std::vector<ProcessId> allLeft() const;
    /// All that a round sent the last signal to.
    [[nodiscard]] const std::set<ProcessId> &killed() const { return m_killed; }

private:
    void lookBelow();

    std::vector<TreeTarget> m_targets;
    std::vector<std::vector<ProcessId>> m_left;
    std::set<ProcessId> m_stopped;
    std::set<ProcessId> m_killed;
};

} // namespace qd
