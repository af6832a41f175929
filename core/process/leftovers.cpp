#include "core/process/leftovers.h"

#include "core/process/processspec.h"
#include "core/process/treesweep.h"

#include <poll.h>

#include <chrono>
#include <map>

namespace qd {
namespace {

constexpr std::chrono::seconds kLimit{2};
constexpr int kNapMs = 5;

} // namespace

std::vector<Leftover> killLeftovers(const QString &profile)
{
    if (profile.isEmpty())
        return {};
    TreeTarget target;
    target.cookie = std::string(kProfileVariable) + '=' + profile.toStdString();
    TreeSweep sweep({target});
    sweep.look(); // for the command lines: a dead process has none
    std::map<ProcessId, QString> found;
    const auto note = [&] {
        for (const ProcessId &id : sweep.allLeft()) {
            if (!found.contains(id))
                found[id] = QString::fromStdString(commandLineHead(id.pid));
        }
    };
    note();
    const auto limit = std::chrono::steady_clock::now() + kLimit;
    while (!sweep.round() && std::chrono::steady_clock::now() < limit) {
        note();
        ::poll(nullptr, 0, kNapMs);
    }
    reapAdopted({sweep.killed().begin(), sweep.killed().end()});

    std::vector<Leftover> leftovers;
    for (const auto &[id, commandLine] : found) {
        const auto stat = readStat(id.pid);
        leftovers.push_back({id, commandLine, !(stat && stat->id == id && stat->alive())});
    }
    return leftovers;
}

} // namespace qd
