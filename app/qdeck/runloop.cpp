#include "app/qdeck/runloop.h"

#include "app/qdeck/idlerules.h"

#include <utility>

namespace qd {

RunLoop::RunLoop(CoreService &service, OwnedCore &core, bool untilIdle, std::function<void(const LogLine &)> log)
    : m_service(service), m_core(core), m_untilIdle(untilIdle), m_log(std::move(log)),
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
    const bool ended = status.queue.of(TaskState::Claimed) + status.queue.of(TaskState::Running) == 0;
    if (status.state == EngineState::Stopped)
        finish(m_draining.value_or(int(ExitCode::Ok)));
    else if (m_draining)
        return;
    else if (m_untilIdle && status.state == EngineState::Killed && ended)
        drain(int(ExitCode::Refused));
    else if (m_untilIdle && isIdle(status))
        drain(int(ExitCode::Ok));
}

void RunLoop::drain(int exitCode)
{
    m_draining = exitCode;
    m_core.drain();
}

void RunLoop::finish(int exitCode)
{
    if (!std::exchange(m_finished, true))
        Q_EMIT finished(exitCode);
}

} // namespace qd
