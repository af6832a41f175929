#pragma once

#include "core/api/coreservice.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <unordered_map>

namespace qd {

/// The console's end of the line to the core, and the only class of the console that holds a CoreService. It pulls:
/// a wake from the core only schedules a drain, at most one per kDrainMs, so a flood of changes costs one batch.
/// Lives on the GUI thread; owned by whoever builds the console, and outlives every page.
class CoreLink final : public QObject
{
    Q_OBJECT

public:
    using Then = std::function<void(const qd::Result<qd::Payload> &)>;
    static constexpr int kDrainMs = 50;

    explicit CoreLink(std::unique_ptr<CoreService> core, QObject *parent = nullptr);
    ~CoreLink() override;

    /// The answer comes through answered().
    RequestId request(Operation operation, const QJsonObject &parameters = {});
    /// `then` is called on the GUI thread with the answer, if `context` still lives by then.
    void request(Operation operation, const QJsonObject &parameters, QObject *context, Then then);

    /// What the core told last; a default one until hasStatus().
    [[nodiscard]] const EngineStatus &status() const { return m_status; }
    [[nodiscard]] bool hasStatus() const { return m_hasStatus; }
    [[nodiscard]] const std::vector<AgentStatus> &agents() const { return m_agents; }
    [[nodiscard]] bool isConnected() const { return m_connected; }

    /// Off while no window shows anything: then nothing is drained, except what a caller still waits for.
    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_active; }

Q_SIGNALS:
    // In the order in which one batch is told. Answers come before changed tasks: a row that was read may be older
    // than a change that was taken in the same batch, never newer.
    void statusChanged(const qd::EngineStatus &status);
    void agentsChanged(const std::vector<qd::AgentStatus> &agents);
    void answered(qd::RequestId request, const qd::Result<qd::Payload> &result);
    void tasksChanged(const std::vector<qd::TaskSummary> &tasks);
    void logArrived(const std::vector<qd::LogLine> &lines, qint64 dropped);
    void connectionLost();

private:
    class Bell;
    struct Waiting {
        QPointer<QObject> context;
        Then then;
    };

    void scheduleDrain();
    void drain();
    void tell(const Answer &answer);
    void tell(EventBatch batch);

    std::unique_ptr<CoreService> m_core;
    std::shared_ptr<Bell> m_bell;
    std::unordered_map<RequestId, Waiting> m_waiting;
    EngineStatus m_status;
    std::vector<AgentStatus> m_agents;
    QTimer m_drain;
    QElapsedTimer m_sinceDrain;
    bool m_hasStatus = false;
    bool m_connected = true;
    bool m_active = true;
    bool m_rung = false;
};

} // namespace qd
