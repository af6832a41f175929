#pragma once

#include "tests/support/sim/simprogram.h"

#include <QStringList>

#include <map>
#include <set>

namespace qd {

/// Deliberate faults, to show that the invariants can see: the test of the test.
enum class Sabotage {
    None,
    NoFence,           ///< a lease that was lost is written back before its old holder goes on
    EpochNotRaised,    ///< a grant leaves the epoch as it was
    EffectFirst,       ///< agents act while they only ought to say what they would do
    KillIgnored,       ///< a person kills, and no flag is set
    PauseIgnored,      ///< a pause is taken back behind the person's back
    DoubleCompletion,  ///< what has succeeded is queued again
    ApprovalIgnored,   ///< what waits for approval counts as approved
    WindowStretched,   ///< a window for REAL lets more begin than a person has said
    FalseIdempotence,  ///< agents claim that repeating does no harm
    RequeueLostRuns,   ///< after a crash every running task is simply queued again, as reapers by time do
    SkipAttempt,       ///< a number of an attempt is left out
    LoseTask,          ///< a task vanishes
    SwapContent,       ///< a key means other work than it did
    Strand,            ///< a waiting task is never ready
    LoseChecks,        ///< a crash takes along what checks found
    EditJournal,       ///< one journal row is changed
    OverfillAgent,     ///< an agent is given more than its slots
};

/// What the parts of a simulated life share: time, chance, the store, up to two programs over it, and what is true
/// whatever a program believes.
struct SimWorld {
    SimWorld(quint64 seed, SimStore &store, Sabotage sabotage);

    [[nodiscard]] bool chance(int oneIn) { return dice.below(oneIn) == 0; }
    [[nodiscard]] TaskId anyTask();
    /// One that runs; nullptr if none does.
    [[nodiscard]] SimProgram *anyProgram();
    [[nodiscard]] bool frozen(const SimProgram &program) const { return clock.bootMs() < program.frozenUntil; }
    void reach(const QString &state) { rare.insert(state); }
    void reach(const char *state) { rare.insert(QString::fromLatin1(state)); }
    void note(const QString &line) { history += line; }
    void violate(const QString &what);

    FakeClock clock;
    FakeRandom random; ///< the engine's
    FakeRandom dice;   ///< ours
    const Sabotage sabotage;
    SimStore &store;
    StopFlags flags;
    EngineSettings settings;
    const std::vector<Agent> agents = *store.store().agents().all(); ///< as installed
    SimProgram first{QStringLiteral("first"), clock, random, store, flags, settings};
    SimProgram second{QStringLiteral("second"), clock, random, store, flags, settings};

    std::vector<TaskId> tasks;                ///< that the journal says were added
    std::set<TaskId> confirmed;               ///< of them, those whose author was told so
    std::map<QString, Sha256> work;           ///< what each key means
    std::map<QString, int> slotsOf;           ///< how many tasks each agent may have at once
    bool killed = false;                      ///< as a person believes
    std::map<AttemptId, bool> answered;       ///< deeds that must not be repeated: did the agent say how it went?
    std::set<AttemptId> undone;               ///< deeds that did not happen, as a probe or a person found
    std::vector<ScriptedTransport::Deed> deeds; ///< the sink: what was really begun, of effects that are not pure
    std::set<AttemptId> survivors;            ///< of programs that were lost
    bool looking = false;                     ///< the simulator reads: no fault is injected

    QString leaseOwner;     ///< as the journal says

    QStringList violations;
    QStringList history;
    std::set<QString> rare;
};

} // namespace qd
