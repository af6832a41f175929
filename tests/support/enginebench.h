#pragma once

#include "core/engine/engine.h"
#include "core/engine/operatordesk.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeinspector.h"
#include "tests/support/fakerandom.h"
#include "tests/support/scriptedtransport.h"

#include <QTemporaryDir>

#include <memory>

namespace qd {

/// The real engine and the real store over a fake clock and a scripted agent. An engine can be lost and another one
/// begun on the same store, as after a crash.
class EngineBench final : public EngineListener
{
public:
    explicit EngineBench(quint64 seed = 1, const QString &database = QStringLiteral(":memory:"));

    /// In memory where there is such a place: thousands of lives need no real disk.
    [[nodiscard]] static QString fastFolder();

    void startEngine();
    void loseEngine(); ///< as kill -9: nothing is resigned, agents die with it
    TaskId add(TaskDraft draft);
    /// In REAL it needs no approval.
    TaskId addCommand(Mode mode = Mode::Proof, int priority = 5, int maxAttempts = 3);
    TaskId addRehearsal(int maxAttempts = 3);
    [[nodiscard]] Task task(TaskId id);
    [[nodiscard]] TaskState state(TaskId id) { return task(id).state; }
    [[nodiscard]] std::vector<Attempt> attempts(TaskId id);
    void arm(int count = 100, qint64 seconds = 3600);
    /// Steps until nothing asks for another step, at most `most` times.
    void settleDown(int most = 20);
    void step();

    void tasksChanged(const std::vector<TaskSummary> &tasks) override;
    void logged(const LogLine &line) override { log.push_back(line); }
    void stepWanted() override { wanted = true; }

    FakeClock clock;
    FakeRandom random;
    StopFlags flags;
    QTemporaryDir folder{fastFolder()};
    ArtifactStore artifacts{folder.path()};
    std::unique_ptr<Store> store;
    std::unique_ptr<EngineContext> context;
    ScriptedTransport command;   ///< unsafe effects
    ScriptedTransport rehearsal; ///< pure effects
    FakeInspector inspector;   ///< sees nothing wrong, at once
    Roster roster;
    EngineSettings settings;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<OperatorDesk> desk;
    std::vector<TaskSummary> changed;
    std::function<void()> whenChanged; ///< happens between a commit and what follows from it
    std::vector<LogLine> log;
    bool wanted = false;

private:
    int m_added = 0;
};

} // namespace qd
