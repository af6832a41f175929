#pragma once

#include "app/qdeck/eventpump.h"
#include "app/qdeck/exitcode.h"
#include "app/qdeck/idlerules.h"
#include "app/qdeck/opencore.h"

#include <QTimer>

namespace qd {

struct RunOptions {
    bool countsTicks = false; ///< the core drains by itself after some ticks
    bool untilIdle = false;
};

/// Watches the engine of this program and says when `qdeck run` is over. Lives on the main thread; service and core
/// outlive it. Every end but the last resort is a drain.
class RunLoop : public QObject
{
    Q_OBJECT

public:
    static constexpr int kAskMs = 250; ///< how often the status is asked for, besides what the core tells by itself

    RunLoop(CoreService &service, OwnedCore &core, const RunOptions &options,
            std::function<void(const LogLine &)> log);

    /// The first signal drains, the second ends at once.
    void stopBySignal(int number);

    /// The newest status, once there is one.
    [[nodiscard]] const std::optional<EngineStatus> &status() const { return m_status; }

Q_SIGNALS:
    void finished(int exitCode);

private:
    void read(const EventBatch &batch);
    void readAnswer(const Answer &answer);
    void judge(const EngineStatus &status);
    void noteProgress(const EngineStatus &status);
    void noteQueued(const QJsonObject &payload);
    void askForStatus();
    void drain(int exitCode);
    void finish(int exitCode);

    CoreService &m_service;
    OwnedCore &m_core;
    RunOptions m_options;
    std::function<void(const LogLine &)> m_log;
    EventPump m_pump;
    QTimer m_askTimer;
    RequestId m_statusRequest = 0; // 0 = none under way
    RequestId m_queuedRequest = 0;
    std::optional<EngineStatus> m_status;
    qint64 m_quietSinceTick = 0;
    std::optional<QueueOutlook> m_outlook; // nullopt = not known, or no longer true
    std::optional<int> m_draining;         // the exit code it leads to
    int m_signals = 0;
    bool m_finished = false;
};

} // namespace qd
