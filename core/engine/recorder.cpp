#include "core/engine/recorder.h"

namespace qd {

bool Recorder::isDue() const
{
    return m_supervisor.somethingToRecord() || expiryDue();
}

Result<void> Recorder::record(UnitOfWork &unit)
{
    m_settled.clear();
    if (auto ended = settleEnded(unit); !ended)
        return ended;
    if (auto asked = recordQuestions(unit); !asked)
        return asked;
    if (auto probed = m_supervisor.prober().record(unit); !probed)
        return probed;
    return failExpired(unit);
}

void Recorder::count(Tick &tick) const
{
    for (const AttemptId attempt : m_settled) {
        const AttemptState state = m_supervisor.stateOf(attempt);
        tick.succeeded += state == AttemptState::Ok ? 1 : 0;
        tick.failed += state == AttemptState::Ok || state == AttemptState::Cancelled ? 0 : 1; // whom a person stops has not failed
    }
}

bool Recorder::committed()
{
    m_supervisor.questionsRecorded();
    m_supervisor.prober().recorded();
    for (const AttemptId attempt : m_settled)
        m_supervisor.forget(attempt);
    return !std::exchange(m_settled, {}).empty();
}

Result<void> Recorder::settleEnded(UnitOfWork &unit)
{
    for (auto &[id, run] : m_supervisor.board().all()) {
        if (!run.ending)
            continue;
        if (auto done = m_settler.settle(unit, run); !done)
            return done;
        m_settled.push_back(id);
    }
    return {};
}

Result<void> Recorder::recordQuestions(UnitOfWork &unit)
{
    for (auto &[id, run] : m_supervisor.board().all()) {
        if (!run.question || run.ending)
            continue;
        if (auto asked = m_settler.ask(unit, run); !asked)
            return asked;
    }
    return {};
}

// Held or blocked, it will not begin in time any more, and somebody counts on hearing of that.
Result<void> Recorder::failExpired(UnitOfWork &unit)
{
    constexpr int kAtOnce = 100;
    const auto ids = unit.store().tasks().expired(unit.now(), kAtOnce);
    if (!ids)
        return ids.error();
    for (const TaskId id : *ids) {
        auto task = unit.store().tasks().read(id);
        if (!task)
            return task.error();
        TaskStore::Change change;
        change.error = Error{QStringLiteral("deadline_passed"), ErrorCategory::Permanent,
                             QStringLiteral("it had not begun when its deadline passed")};
        if (auto moved = unit.move(*task, TaskEvent::Expire, change); !moved)
            return moved;
    }
    return {};
}

// One cheap look at an index of the tasks that have a deadline at all.
bool Recorder::expiryDue() const
{
    const auto ids = m_context.store.tasks().expired(m_context.clock.wallMs(), 1);
    return ids && !ids->empty();
}

} // namespace qd
