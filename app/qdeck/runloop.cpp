#include "app/qdeck/runloop.h"

#include "app/qdeck/idlerules.h"

#include <utility>

namespace qd {

RunLoop::RunLoop(CoreService &service, OwnedCore &core, const RunOptions &options,
                 std::function<void(const LogLine &)> log)
    : m_service(service), m_core(core), m_options(options), m_log(std::move(log)),
      m_pump(service, [this](const EventBatch &batch) { read(batch); })
{
}

void RunLoop::stopBySignal(int number)
{
    if (++m_signals > 1)
        finish(128 + number);
    else
        drain(128 + number);
}

void RunLoop::read(const EventBatch &batch)
{
    for (const LogLine &line : batch.log)
        m_log(line);
    if (batch.status)
        judge(*batch.status);
    if (batch.connectionLost)
        finish(int(ExitCode::NoEngine));
}

void RunLoop::judge(const EngineStatus &status)
{
    m_status = status;
    Q_EMIT statusTold(status);
    // Killed is latched: an engine that has drained in this state never says that it has stopped.
    const bool dead = status.state == EngineState::Killed
        && status.queue.of(TaskState::Claimed) + status.queue.of(TaskState::Running) == 0;
    if (status.state == EngineState::Stopped || (m_draining && dead))
        finish(m_draining.value_or(int(ExitCode::Ok)));
    else if (m_draining)
        return;
    else if ((m_options.untilIdle || m_options.countsTicks) && dead)
        drain(int(ExitCode::Refused));
    else if (m_options.untilIdle && isIdle(status))
        drain(int(ExitCode::Ok));
}

void RunLoop::drain(int exitCode)
{
    m_draining = exitCode;
    Q_EMIT draining();
    m_core.drain();
}

void RunLoop::finish(int exitCode)
{
    if (!std::exchange(m_finished, true))
        Q_EMIT finished(exitCode);
}

} // namespace qd
