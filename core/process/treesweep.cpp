#include "core/process/treesweep.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <unordered_map>
#include <unordered_set>

namespace qd {
namespace {

constexpr int kStopPasses = 16; // a process that forks on another processor can outrun a few lists, not this many

struct Seen {
    ProcessStat stat;
    std::string environment; ///< read only if a target asks for a cookie
};

using Table = std::unordered_map<pid_t, Seen>;
using Children = std::unordered_multimap<pid_t, pid_t>;

std::unordered_set<pid_t> selfAndAbove(const Table &table)
{
    std::unordered_set<pid_t> line;
    auto entry = table.find(::getpid());
    while (entry != table.end() && line.insert(entry->first).second)
        entry = table.find(entry->second.stat.parent);
    return line;
}

bool matches(const TreeTarget &target, const Seen &seen)
{
    return (target.rootToo && seen.stat.id == target.root)
        || (target.session != 0 && seen.stat.session == target.session)
        || (!target.cookie.empty() && holds(seen.environment, target.cookie));
}

std::vector<pid_t> seedsOf(const TreeTarget &target, const Table &table, const Children &children)
{
    std::vector<pid_t> seeds;
    for (const auto &[pid, seen] : table) {
        if (matches(target, seen))
            seeds.push_back(pid);
    }
    const auto root = table.find(target.root.pid);
    if (root != table.end() && root->second.stat.id == target.root) {
        const auto [begin, end] = children.equal_range(target.root.pid);
        for (auto child = begin; child != end; ++child)
            seeds.push_back(child->second);
    }
    return seeds;
}

std::vector<ProcessId> membersOf(const TreeTarget &target, const Table &table, const Children &children)
{
    std::vector<ProcessId> members;
    std::unordered_set<pid_t> visited = selfAndAbove(table);
    std::vector<pid_t> open = seedsOf(target, table, children);
    while (!open.empty()) {
        const pid_t pid = open.back();
        open.pop_back();
        if (!visited.insert(pid).second)
            continue;
        const ProcessStat &stat = table.at(pid).stat;
        if (stat.alive())
            members.push_back(stat.id);
        const auto [begin, end] = children.equal_range(pid);
        for (auto child = begin; child != end; ++child)
            open.push_back(child->second);
    }
    return members;
}

} // namespace

void TreeSweep::look()
{
    const bool byCookie = std::any_of(m_targets.begin(), m_targets.end(),
                                      [](const TreeTarget &target) { return !target.cookie.empty(); });
    Table table;
    Children children;
    for (const ProcessStat &stat : allProcesses()) {
        table.emplace(stat.id.pid, Seen{stat, byCookie ? environmentOf(stat.id.pid) : std::string()});
        children.emplace(stat.parent, stat.id.pid);
    }
    for (size_t i = 0; i < m_targets.size(); ++i)
        m_left[i] = membersOf(m_targets[i], table, children);
}

bool TreeSweep::round()
{
    for (int pass = 0; pass < kStopPasses; ++pass) {
        look();
        bool grew = false;
        for (const ProcessId &id : allLeft()) {
            if (m_stopped.insert(id).second)
                grew = signalProcess(id, SIGSTOP) || grew;
        }
        if (!grew)
            break;
    }
    for (const ProcessId &id : allLeft()) {
        if (signalProcess(id, SIGKILL))
            m_killed.insert(id);
    }
    return allLeft().empty();
}

std::vector<ProcessId> TreeSweep::allLeft() const
{
    std::vector<ProcessId> all;
    for (const auto &left : m_left)
        all.insert(all.end(), left.begin(), left.end());
    return all;
}

} // namespace qd
