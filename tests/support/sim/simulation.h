#pragma once

#include "tests/support/enginebench.h"

#include <QStringList>

#include <map>
#include <set>

namespace qd {

/// One life of an engine, driven by a seed: tasks come in, the operator presses everything, agents answer, lie silent
/// or vanish, the store fails at chosen calls, commits stay unclear, the engine is lost and begun again. After every
/// step the invariants are checked. The same seed gives the same life.
class Simulation
{
public:
    /// Deliberate faults, to show that the invariants can see: the test of the test.
    enum class Sabotage {
        None,
        RequeueLostRuns, ///< after a crash every running task is simply queued again, as reapers by time do
        LoseChecks,      ///< a crash takes along what checks found
        SkipJournal,     ///< one journal row is changed behind the store's back
    };

    explicit Simulation(quint64 seed, Sabotage sabotage = Sabotage::None);

    /// Runs the whole life. \return what was violated; empty = nothing
    [[nodiscard]] QStringList run(int steps);

    /// Rare states that this life has been in, so that a series of seeds can prove that it reaches them.
    [[nodiscard]] const std::set<QString> &sometimes() const { return m_sometimes; }
    /// Everything that happened, for comparing two runs of one seed.
    [[nodiscard]] const QStringList &history() const { return m_history; }

private:
    void act();
    void addTask();
    [[nodiscard]] TaskId anyTask();
    void judgeSomething();
    void pressSomething();
    void editSomething();
    void changeTheTurn();
    void answerSomebody();
    void changeTheWorld();
    void answerInspections();
    void cancelVerified(AttemptId attempt);
    void endVerification(AttemptId attempt);
    void endProbe(AttemptId attempt);
    void crash();
    void openGate();
    void closeGate();
    void stepEngine();
    void check();
    void checkRows();
    void checkDeeds();
    void checkVerifications();
    void checkChecks(TaskId task, const Attempt &attempt);
    [[nodiscard]] bool mayHappen(const ScriptedTransport::Deed &deed);
    void checkJournal();
    void finishInPeace();
    void violate(const QString &what);
    void reach(const QString &state) { m_sometimes.insert(state); }
    [[nodiscard]] bool chance(int oneIn) { return m_chance.below(oneIn) == 0; }

    EngineBench m_bench;
    FakeRandom m_chance;
    Sabotage m_sabotage;
    std::vector<TaskId> m_tasks;
    std::set<TaskId> m_copies; ///< of them, those that began as held
    std::map<AttemptId, bool> m_answered; ///< deeds of unsafe agents: did the agent say how it went?
    std::set<AttemptId> m_undone; ///< deeds that did not happen, as a probe found
    size_t m_verificationsSeen = 0;
    std::set<TaskId> m_doubtful;          ///< an unsafe deed without an answer was begun for these
    size_t m_deedsSeen = 0;
    qint64 m_lastEpoch = 0;
    bool m_faults = false;
    bool m_unheard = false; ///< rows may have changed without a word
    QStringList m_violations;
    QStringList m_history;
    std::set<QString> m_sometimes;
};

} // namespace qd
