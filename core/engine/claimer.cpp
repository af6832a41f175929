#include "core/engine/claimer.h"

#include "core/base/log.h"

#include <QJsonArray>

#include <algorithm>

namespace qd {

namespace {

double rounded(double value)
{
    return double(qRound64(value * 10)) / 10;
}

QJsonObject journalData(const Agent &agent, const AgentScore &score)
{
    return {{QStringLiteral("agent"), agent.name},
            {QStringLiteral("score"), rounded(score.total())},
            {QStringLiteral("suitability"), rounded(score.suitability)},
            {QStringLiteral("load"), rounded(score.load)},
            {QStringLiteral("reasons"), QJsonArray::fromStringList(score.reasons)}};
}

} // namespace

std::vector<Claimer::Seat> Claimer::seats() const
{
    std::vector<Seat> seats;
    for (const AgentStatus &status : m_roster.agents()) {
        const int open = m_board.takenSeatsOf(status.agent.name);
        if (const int free = m_roster.roomOf(status, open, m_clock.bootMs()); free > 0)
            seats.push_back({&status.agent, open, free});
    }
    return seats;
}

QStringList Claimer::lanesOf(const std::vector<Seat> &seats)
{
    QStringList lanes;
    for (const Seat &seat : seats)
        lanes += Roster::lanesOf(*seat.agent);
    lanes.removeDuplicates();
    return lanes;
}

Result<std::vector<Claimer::Candidate>> Claimer::candidates(UnitOfWork &unit, const std::vector<Seat> &seats, bool real, int most)
{
    const QStringList lanes = lanesOf(seats);
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

Result<bool> Claimer::findsWork(Store &store, bool real) const
{
    const auto due = store.tasks().hasDue(m_clock.wallMs());
    if (!due || *due)
        return due;
    const QStringList lanes = lanesOf(seats());
    return lanes.isEmpty() ? Result<bool>(false) : store.tasks().hasReady(lanes, real);
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

std::optional<AgentChoice> Claimer::choose(const std::vector<Seat *> &seats, const TaskSpec &spec) const
{
    std::vector<Applicant> applicants;
    for (const Seat *seat : seats)
        applicants.push_back({seat->agent, seat->open, seat->free, m_roster.recordOf(seat->agent->name), std::nullopt});
    return chooseAgent(applicants, spec);
}

Result<Claim> Claimer::take(UnitOfWork &unit, TaskId id, const std::vector<Seat *> &seats, qint64 epoch) const
{
    auto task = unit.store().tasks().read(id);
    if (!task)
        return task.error();
    const auto last = unit.store().tasks().lastAttempt(id);
    if (!last)
        return last.error();
    const auto choice = choose(seats, task->spec);
    Seat &seat = *seats[choice->applicant];
    TaskStore::Change change;
    change.epoch = epoch;
    change.agent = seat.agent->name;
    change.error = task->error; // the reason of the last failure stays until this attempt has an outcome
    if (auto moved = unit.move(*task, TaskEvent::Claim, change, journalData(*seat.agent, choice->score)); !moved)
        return moved.error();
    --seat.free;
    ++seat.open;
    return Claim{*std::move(task), *seat.agent, *last + 1};
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
        std::vector<Seat *> able;
        for (Seat &seat : seats) {
            if (seat.free > 0 && Roster::lanesOf(*seat.agent).contains(candidate.lane))
                able.push_back(&seat);
        }
        if (able.empty())
            continue;
        auto claim = take(unit, candidate.task.id, able, epoch);
        if (!claim && claim.error().code == QLatin1String("database_corrupt")) {
            qCCritical(lcEngine, "not claimed: %s", qPrintable(claim.error().detail));
            continue; // the others must not wait for it
        }
        if (!claim)
            return claim.error();
        realLeft -= candidate.mode == Mode::Real ? 1 : 0;
        claims.push_back(*std::move(claim));
    }
    return claims;
}

} // namespace qd
