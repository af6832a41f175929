#pragma once

#include "core/agents/commandtransport.h"
#include "core/base/mailbox.h"
#include "core/engine/inspector.h"
#include "core/store/artifactstore.h"
#include "core/workspace/probepool.h"
#include "core/workspace/workspaceprobe.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <mutex>
#include <variant>

namespace qd {

/// The inspector of a running program: looks from the threads of a pool, because disks and git can hang, and verifies
/// by a program under qdeck-agentbox. Lives on the core thread; the runtime owns it and keeps the listener alive longer.
class PoolInspector final : public QObject, public Inspector, private AgentListener
{
    Q_OBJECT

public:
    /// All paths are absolute.
    struct Places {
        QString profile;           ///< its free space counts
        QString artifacts;         ///< where kept texts are read
        CommandPlaces ofCommands;  ///< as agents have them
    };
    PoolInspector(Executioner &executioner, const Places &places, InspectionListener &listener);
    ~PoolInspector() override;

    void inspect(qint64 ticket, const TaskSpec &spec) override;
    void examine(AttemptId attempt, const TaskSpec &spec, const Traces &traces) override;
    [[nodiscard]] Result<void> verify(AttemptId attempt, const Task &task, const Agent &agent) override;
    void stopVerifying(AttemptId attempt, EndCause cause) override;
    [[nodiscard]] Result<void> probe(AttemptId attempt, const Task &task, const Agent &agent) override;
    void stopProbing(AttemptId attempt) override;

private:
    struct Inspected {
        qint64 ticket;
        BeforeView view;
    };
    struct Examined {
        AttemptId attempt;
        AfterAnswer answer;
    };
    using Answer = std::variant<Inspected, Examined>;
    /// Outlives this object as long as a job hangs.
    struct Post {
        void send(Answer answer);
        std::mutex mutex;
        PoolInspector *receiver = nullptr;
        Mailbox<Answer> answers;
    };

    Q_INVOKABLE void deliver();
    void deliver(const Inspected &inspected);
    void deliver(const Examined &examined);
    [[nodiscard]] QString workspaceOf(const TaskSpec &spec) const;

    void agentAlive(AttemptId) override { }
    void agentSaid(AttemptId attempt, LogLevel level, const UntrustedText &line) override;
    void agentAsked(AttemptId, const UntrustedText &) override { }
    void agentEnded(AttemptId attempt, const AgentEnding &ending) override;

    Places m_places;
    ArtifactStore m_artifacts;
    InspectionListener &m_listener;
    CommandTransport m_verifier;
    QSet<AttemptId> m_probes; ///< what runs for them is a probe; an attempt is never verified and probed at once
    std::shared_ptr<Post> m_post = std::make_shared<Post>();
    ProbePool m_pool;
};

} // namespace qd
