#include "core/engine/claimer.h"

#include "core/base/log.h"

#include <QSet>

#include <algorithm>

namespace qd {

std::vector<Claimer::Seat> Claimer::seats() const
{
    std::vector<Seat> seats;
    for (const AgentStatus &status : m_roster.agents()) {
        const int free = status.agent.slotCount - m_board.countOf(status.agent.name);
        if (status.agent.enabled && free > 0 && m_roster.transport(status.agent.transport))
            seats.push_back({&status.agent, free});
    }
    return seats;
}

Result<std::vector<Claimer::Candidate>> Claimer::candidates(UnitOfWork &unit, const std::vector<Seat> &seats, bool real, int most)
{
    QSet<QString> lanes;
    for (const Seat &seat : seats) {
        for (const QString &lane : Roster::lanesOf(*seat.agent))
            lanes.insert(lane);
    }
    std::vector<Candidate> found;
    for (const Mode mode : {Mode::Proof, Mode::Real}) {
        if (mode == Mode::Real && !real)
            continue;
        for (const QString &lane : lanes) {
            const auto ready = unit.store().tasks().ready(lane, mode, most);
            if (!ready)
                return ready.error();
            for (const TaskStore::Ready &task : *ready)
                found.push_back({task, mode, lane});
        }
    }
    std::sort(found.begin(), found.end(), [](const Candidate &a, const Candidate &b) { return a.task < b.task; });
    return found;
}

Result<bool> Claimer::hasWork(Store &store, bool real, qint64 dueBy) const
{
    for (const AgentStatus &status : m_roster.agents()) {
        if (!status.agent.enabled || !m_roster.transport(status.agent.transport))
            continue;
        for (const QString &lane : Roster::lanesOf(status.agent)) {
            for (const Mode mode : {Mode::Proof, Mode::Real}) {
                const auto found = mode == Mode::Proof || real ? store.tasks().hasWork(lane, mode, dueBy) : Result<bool>(false);
                if (!found || *found)
                    return found;
            }
        }
    }
    return false;
}

Result<Claim> Claimer::take(UnitOfWork &unit, TaskId id, const Agent &agent, qint64 epoch)
{
    auto task = unit.store().tasks().read(id);
    if (!task)
        return task.error();
    const auto last = unit.store().tasks().lastAttempt(id);
    if (!last)
        return last.error();
    TaskStore::Change change;
    change.epoch = epoch;
    change.agent = agent.name;
    change.error = task->error; // the reason of the last failure stays until this attempt has an outcome
    if (auto moved = unit.move(*task, TaskEvent::Claim, change, {{QStringLiteral("agent"), agent.name}}); !moved)
        return moved.error();
    return Claim{*std::move(task), agent, *last + 1};
}

Result<std::vector<Claim>> Claimer::claim(UnitOfWork &unit, qint64 epoch, const Controls &controls, int most) const
{
    std::vector<Claim> claims;
    std::vector<Seat> seats = this->seats();
    int realLeft = controls.real.open(unit.now()) ? controls.real.remaining : 0;
    const auto found = candidates(unit, seats, realLeft > 0, most);
    if (!found)
        return found.error();
    for (const Candidate &candidate : *found) {
        if (int(claims.size()) >= most)
            break;
        if (candidate.mode == Mode::Real && realLeft == 0)
            continue;
        auto seat = std::max_element(seats.begin(), seats.end(), [&](const Seat &a, const Seat &b) {
            const auto room = [&](const Seat &s) { return Roster::lanesOf(*s.agent).contains(candidate.lane) ? s.free : 0; };
            return room(a) < room(b);
        });
        if (seat == seats.end() || seat->free == 0 || !Roster::lanesOf(*seat->agent).contains(candidate.lane))
            continue;
        auto claim = take(unit, candidate.task.id, *seat->agent, epoch);
        if (!claim && claim.error().code == QLatin1String("database_corrupt")) {
            qCCritical(lcEngine, "not claimed: %s", qPrintable(claim.error().detail));
            continue; // the others must not wait for it
        }
        if (!claim)
            return claim.error();
        --seat->free;
        realLeft -= candidate.mode == Mode::Real ? 1 : 0;
        claims.push_back(*std::move(claim));
    }
    return claims;
}

} // namespace qd
