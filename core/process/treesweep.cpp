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
    std::string environment;
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

void TreeSweep::lookBelow()
{
    for (size_t i = 0; i < m_targets.size(); ++i) {
        const TreeTarget &target = m_targets[i];
        m_left[i].clear();
        const auto root = readStat(target.root.pid);
        if (!root || root->id != target.root)
            continue;
        if (target.rootToo && root->alive())
            m_left[i].push_back(root->id);
        for (const ProcessStat &stat : processesBelow(target.root.pid)) {
            if (stat.alive())
                m_left[i].push_back(stat.id);
        }
    }
}

void TreeSweep::look()
{
    const bool byCookie = std::any_of(m_targets.begin(), m_targets.end(),
                                      [](const TreeTarget &target) { return !target.cookie.empty(); });
    if (!byCookie)
        return lookBelow();
    Table table;
    Children children;
    for (const ProcessStat &stat : allProcesses()) {
        table.emplace(stat.id.pid, Seen{stat, environmentOf(stat)});
        children.emplace(stat.parent, stat.id.pid);
    }
    for (size_t i = 0; i < m_targets.size(); ++i)
        m_left[i] = membersOf(m_targets[i], table, children);
}

bool TreeSweep::round()
{
    for (int pass = 0; pass < kStopPasses; ++pass) {
        if (pass == 0)
            lookBelow(); // quick, so that a tree that takes every processor is stopped before the careful look
        else
            look();
        bool grew = false;
        for (const ProcessId &id : allLeft()) {
            if (m_stopped.insert(id).second)
                grew = signalProcess(id, SIGSTOP) || grew;
        }
        if (!grew && pass > 0)
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
