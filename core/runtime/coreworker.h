#pragma once

#include "core/agents/agentdesk.h"
#include "core/agents/commandtransport.h"
#include "core/agents/outboundtransport.h"
#include "core/agents/rehearsaltransport.h"
#include "core/engine/engine.h"
#include "core/engine/poolinspector.h"
#include "core/process/executioner.h"
#include "core/runtime/anchorkeeper.h"
#include "core/runtime/command.h"
#include "core/runtime/enginerelay.h"
#include "core/runtime/eventhub.h"
#include "core/runtime/groupcommit.h"
#include "core/runtime/housekeeper.h"
#include "core/runtime/killrecord.h"
#include "core/runtime/profile.h"
#include "core/runtime/settingsdesk.h"
#include "core/runtime/writeoperations.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace qd {

/// A request to arm that is part of a start.
struct ArmAtStart {
    QString actor;
    QJsonObject parameters; ///< of engine.arm
};

/// How the core is to run.
struct CoreOptions {
    bool runEngine = true; ///< false: only the store is open, for a single command
    SettingLayers settings; ///< as read at the start; what was changed in the program is added from the store
    qint64 mostTicks = 0;  ///< then drain; 0 = no limit
    std::optional<ArmAtStart> arm; ///< with runEngine: REAL from the first tick on, or no start at all
    QString agentbox = agentboxProgram(); ///< absolute path of the program under which agents run

    /// Beside this program, or where an installed one keeps it.
    [[nodiscard]] static QString agentboxProgram();
};

/// The one thread that writes: it owns the store, the engine and the agents' processes, and turns commands into
/// transactions and ticks. It lives as long as the program, because a child's parent-death signal is tied to it.
class CoreWorker final : public QObject, public EngineListener
{
    Q_OBJECT

public:
    struct Shared {
        const Profile &profile;
        EventHub &hub;
        StopFlags &flags;
        Executioner &executioner;
        Inbox &inbox;
        Inbox &reader;
        std::atomic<int> &killGraceMs;
    };
    CoreWorker(const Shared &shared, const CoreOptions &options);
    ~CoreWorker() override;

    [[nodiscard]] Result<void> start();
    Q_INVOKABLE void drain();

    void tasksChanged(const std::vector<TaskSummary> &tasks) override;
    void logged(const LogLine &line) override;
    void stepWanted() override;

private:
    [[nodiscard]] Result<void> openStore();
    [[nodiscard]] Result<void> openSettings();
    void applySettings();
    [[nodiscard]] Result<void> armAtStart();
    [[nodiscard]] Result<void> takeOverControls();
    [[nodiscard]] RunWish wishAfterDrain() const;
    [[nodiscard]] Result<void> startEngine();
    void openDesk();
    void beginTicking();
    void resumeAfterDrain();
    [[nodiscard]] Result<void> endLeaseOfTheDead();
    [[nodiscard]] Result<Payload> serve(Command command);
    void serveAll(std::deque<Command> commands, PendingAnswers &answers);
    void step();
    void publish();
    [[nodiscard]] EngineStatus statusAtRest() const;
    bool heedLatch();
    void log(LogLevel level, const QString &source, const QString &text);
    void endWhenIdle();

    Shared m_shared;
    CoreOptions m_options;
    SystemClock m_clock;
    SystemRandom m_random;
    KillLatch m_latch;
    ArtifactStore m_artifacts;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<GroupCommit> m_group;
    std::unique_ptr<AnchorKeeper> m_anchor;
    std::unique_ptr<SettingsDesk> m_settings;
    EngineSettings m_engineSettings; ///< what counts at this moment
    std::unique_ptr<EngineContext> m_context;
    std::unique_ptr<KillRecord> m_killRecord;
    EngineRelay m_relay;
    std::unique_ptr<RehearsalTransport> m_rehearsal;
    std::unique_ptr<CommandTransport> m_command;
    OutboundTransport m_outbound;
    std::unique_ptr<PoolInspector> m_inspector;
    Roster m_roster;
    std::unique_ptr<AgentDesk> m_agents;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<OperatorDesk> m_desk;
    std::unique_ptr<WriteOperations> m_operations;
    std::unique_ptr<Housekeeper> m_housekeeper; ///< as long as an engine runs
    QTimer m_tick;
    bool m_stepQueued = false;
    qint64 m_ticks = 0;
    bool m_draining = false;
    bool m_stopping = false;
};

} // namespace qd
