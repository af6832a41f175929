#pragma once

#include "app/qdeck/eventpump.h"
#include "app/qdeck/exitcode.h"
#include "app/qdeck/idlerules.h"
#include "app/qdeck/opencore.h"

#include <QObject>

#include <optional>

namespace qd {

struct RunOptions {
    bool untilIdle = false;
    bool countsTicks = false; ///< the core stops by itself after some ticks
};

/// Watches the engine of this program and says when `qdeck run` is over. Lives on the main thread; service and core
/// outlive it. Every end but the last resort is a drain.
class RunLoop : public QObject
{
    Q_OBJECT

public:
    RunLoop(CoreService &service, OwnedCore &core, const RunOptions &options,
            std::function<void(const LogLine &)> log);

    /// The first signal drains, the second ends at once.
    void stopBySignal(int number);

    /// The newest status, once there is one.
    [[nodiscard]] const std::optional<EngineStatus> &status() const { return m_status; }

Q_SIGNALS:
    void finished(int exitCode);
    void statusTold(const qd::EngineStatus &status);
    void draining(); ///< the end has begun

private:
    void read(const EventBatch &batch);
    void judge(const EngineStatus &status);
    void drain(int exitCode);
    void finish(int exitCode);

    CoreService &m_service;
    OwnedCore &m_core;
    RunOptions m_options;
    std::function<void(const LogLine &)> m_log;
    EventPump m_pump;
    std::optional<EngineStatus> m_status;
    std::optional<int> m_draining; // the exit code it leads to
    int m_signals = 0;
    bool m_finished = false;
};

} // namespace qd
