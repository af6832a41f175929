#pragma once

#include "core/agents/roster.h"
#include "core/engine/enginecontext.h"
#include "core/engine/inspector.h"
#include "core/store/unitofwork.h"

#include <deque>
#include <map>

namespace qd {

/// Finds out what became of checkable effects of which nobody knows whether they happened: lets the program run that
/// their agent names for it, and moves their tasks on by what it says. What it cannot say is left to a person.
/// Core thread.
class Prober
{
public:
    static constexpr int kAtOnce = 2;
    static constexpr qint64 kPatienceMs = 60'000;

    Prober(EngineContext &context, const Roster &roster, Inspector &inspector)
        : m_context(context), m_roster(roster), m_inspector(inspector) { }

    /// What earlier engines left without an answer. To be called with each new epoch.
    [[nodiscard]] Result<void> load();
    /// Its outcome is unknown since now.
    void consider(TaskId task) { m_waiting.push_back(task); }

    /// In a tick: ends probes that take too long. \param mayBegin whether programs may be started now
    void advance(bool mayBegin);
    void stopAll();
    void probed(AttemptId attempt, const ProbeReport &report);

    /// Programs run, or what they said is not on record.
    [[nodiscard]] bool isBusy() const { return !m_alive.empty() || !m_answers.empty(); }
    [[nodiscard]] bool hasWaiting() const { return !m_waiting.empty(); }
    [[nodiscard]] bool hasAnswers() const { return !m_answers.empty(); }
    /// Writes the answers. Inside a fenced transaction; recorded() is to be called when it is committed.
    [[nodiscard]] Result<void> record(UnitOfWork &unit) const;
    void recorded() { m_answers.clear(); }

private:
    struct Alive {
        TaskId task;
        qint64 begunBoot = 0; ///< CLOCK_BOOTTIME ms
        bool stopping = false;
    };
    struct Answer {
        TaskId task;
        AttemptId attempt;
        ProbeReport report;
    };

    void begin(TaskId id);
    void stop(AttemptId attempt, Alive &alive);
    [[nodiscard]] Result<void> record(UnitOfWork &unit, const Answer &answer) const;

    EngineContext &m_context;
    const Roster &m_roster;
    Inspector &m_inspector;
    std::deque<TaskId> m_waiting;
    std::map<AttemptId, Alive> m_alive;
    std::vector<Answer> m_answers;
};

} // namespace qd
