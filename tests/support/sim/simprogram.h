#pragma once

#include "core/engine/engine.h"
#include "core/engine/operatordesk.h"
#include "core/engine/taskeditor.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeinspector.h"
#include "tests/support/fakerandom.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/sim/simstore.h"

#include <memory>

namespace qd {

/// One program of a simulated life: the real engine with hands and eyes of its own, over the store that all programs
/// share. It can be lost and started again.
class SimProgram final : public EngineListener
{
public:
    SimProgram(const QString &name, FakeClock &clock, FakeRandom &random, SimStore &store, StopFlags &flags,
               const EngineSettings &settings);

    void start();
    void lose(); ///< as kill -9: nothing is resigned
    void step();
    [[nodiscard]] bool runs() const { return engine != nullptr; }

    void tasksChanged(const std::vector<TaskSummary> &tasks) override;
    void logged(const LogLine &line) override { lastWord = line.text.raw(); }
    void stepWanted() override { wantsStep = true; }

    const QString name;
    ScriptedTransport command;   ///< effects that must not be repeated blindly
    ScriptedTransport rehearsal; ///< pure effects
    FakeInspector inspector;
    Roster roster;
    EngineContext context;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<OperatorDesk> desk;

    std::function<void()> whenCommitted; ///< in a tick, between a commit and what follows from it
    QString lastWord;
    EngineState state = EngineState::Stopped; ///< after the last step
    QString owner;          ///< under which its engine was last given the lease
    qint64 frozenUntil = 0; ///< CLOCK_BOOTTIME ms
    bool leaving = false;   ///< was told to end in peace
    bool wantsStep = false; ///< it has asked for the next one since the last began
    size_t verificationsSeen = 0;

private:
    bool m_stepping = false;
};

} // namespace qd
