#include "core/process/leftovers.h"

#include "core/process/processspec.h"
#include "core/process/treesweep.h"

#include <poll.h>

#include <algorithm>
#include <csignal>
#include <map>

namespace qd {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kSweepLimit{2'000};
constexpr milliseconds kBoxTrust{150}; ///< what a healthy box needs beyond the grace
constexpr int kNapMs = 5;

TreeTarget everythingOf(const QString &profile)
{
    TreeTarget target;
    target.cookie = std::string(kProfileVariable) + '=' + profile.toStdString();
    return target;
}

bool isAlive(const ProcessId &id)
{
    const auto stat = readStat(id.pid);
    return stat && stat->id == id && stat->alive();
}

/// What carries the id of one profile: who was seen, and what became of them.
class Hunt
{
public:
    explicit Hunt(const QString &profile) : m_sweep({everythingOf(profile)}) { look(); }

    /// Only those at the top, which are the boxes: one that hears first can tell that its program ended by order.
    void ask(milliseconds grace) const
    {
        const std::vector<ProcessId> all = m_sweep.allLeft();
        for (const ProcessId &id : all) {
            const auto stat = readStat(id.pid);
            const auto isParent = [&stat](const ProcessId &other) { return stat && other.pid == stat->parent; };
            if (std::any_of(all.begin(), all.end(), isParent))
                continue;
            signalProcess(id, grace.count() > 0 ? SIGTERM : SIGHUP); // a box takes HUP as: end your tree now
            if (grace.count() > 0)
                signalProcess(id, SIGCONT); // a stopped one would not hear the TERM
        }
    }
    void wait(milliseconds most)
    {
        for (const auto limit = Clock::now() + most; !m_sweep.allLeft().empty() && Clock::now() < limit; look())
            ::poll(nullptr, 0, kNapMs);
    }
    void sweep()
    {
        // Who is dying has lost its environment already, and the first process of a sandbox takes its time to die.
        const auto limit = Clock::now() + kSweepLimit;
        while ((!m_sweep.round() || someoneLives()) && Clock::now() < limit) {
            note();
            ::poll(nullptr, 0, kNapMs);
        }
        reapAdopted({m_sweep.killed().begin(), m_sweep.killed().end()});
    }
    [[nodiscard]] std::vector<Leftover> found() const
    {
        std::vector<Leftover> leftovers;
        for (const auto &[id, commandLine] : m_found)
            leftovers.push_back({id, commandLine, !isAlive(id)});
        return leftovers;
    }

private:
    [[nodiscard]] bool someoneLives() const
    {
        return std::any_of(m_found.begin(), m_found.end(), [](const auto &entry) { return isAlive(entry.first); });
    }
    void look()
    {
        m_sweep.look();
        note();
    }
    void note() // while they live: a dead process has no command line
    {
        for (const ProcessId &id : m_sweep.allLeft()) {
            if (!m_found.contains(id))
                m_found[id] = QString::fromStdString(commandLineHead(id.pid));
        }
    }

    TreeSweep m_sweep;
    std::map<ProcessId, QString> m_found;
};

} // namespace

std::vector<Leftover> killLeftovers(const QString &profile)
{
    if (profile.isEmpty())
        return {};
    Hunt hunt(profile);
    hunt.sweep();
    return hunt.found();
}

std::vector<Leftover> killBesideOwner(const QString &profile, milliseconds grace)
{
    if (profile.isEmpty())
        return {};
    Hunt hunt(profile);
    hunt.ask(grace);
    hunt.wait(grace + kBoxTrust);
    hunt.sweep();
    return hunt.found();
}

} // namespace qd
