#include "app/qdeck/runloop.h"

#include "core/api/batchcodec.h"
#include "core/api/statuscodec.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace qd {
namespace {

constexpr int kMostQueuedRows = 10'000;

qint64 underWay(const EngineStatus &status)
{
    return status.queue.of(TaskState::Claimed) + status.queue.of(TaskState::Running);
}

} // namespace

RunLoop::RunLoop(CoreService &service, OwnedCore &core, const RunOptions &options,
                 std::function<void(const LogLine &)> log)
    : m_service(service), m_core(core), m_options(options), m_log(std::move(log)),
      m_pump(service, [this](const EventBatch &batch) { read(batch); })
{
    connect(&m_askTimer, &QTimer::timeout, this, &RunLoop::askForStatus);
    m_askTimer.start(kAskMs);
    askForStatus();
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
    for (const Answer &answer : batch.answers)
        readAnswer(answer);
    if (batch.connectionLost)
        finish(int(ExitCode::NoEngine));
}

void RunLoop::readAnswer(const Answer &answer)
{
    if (answer.request == m_statusRequest) {
        m_statusRequest = 0;
        if (const auto status = answer.result ? engineStatusFromJson(toJson(*answer.result)) : answer.result.error())
            judge(*status);
    } else if (answer.request == m_queuedRequest) {
        m_queuedRequest = 0;
        if (answer.result)
            noteQueued(toJson(*answer.result));
    }
}

void RunLoop::judge(const EngineStatus &status)
{
    noteProgress(status);
    m_status = status;
    if (m_draining) {
        // A killed engine stays killed when it has drained: the state never becomes Stopped.
        const bool takesNothing = status.state == EngineState::Draining || status.state == EngineState::Killed;
        if (status.state == EngineState::Stopped || (takesNothing && underWay(status) == 0))
            finish(*m_draining);
    } else if (status.state == EngineState::Killed && (m_options.untilIdle || m_options.countsTicks) && underWay(status) == 0) {
        drain(int(ExitCode::Refused));
    } else if (m_options.countsTicks && status.state == EngineState::Stopped) {
        finish(int(ExitCode::Ok)); // the core counts, and has drained by itself
    } else if (m_options.untilIdle && isIdle(status, m_outlook.value_or(QueueOutlook{}))) {
        drain(int(ExitCode::Ok));
    }
}

// Any change of the queue, and any task whose time has come, gives the engine new chances to take something.
void RunLoop::noteProgress(const EngineStatus &status)
{
    const bool due = m_outlook && m_outlook->nextDueAt && *m_outlook->nextDueAt <= status.at;
    if (!m_status || m_status->queue != status.queue || m_status->state != status.state || due) {
        m_quietSinceTick = status.tickNumber;
        m_outlook.reset();
    }
    const qint64 quiet = status.tickNumber - m_quietSinceTick;
    if (m_outlook)
        m_outlook->ticksWithoutWork = quiet;
    else if (m_options.untilIdle && quiet >= kIdleTicks && status.queue.of(TaskState::Queued) > 0
             && m_queuedRequest == 0)
        m_queuedRequest = m_service.request(Operation::TasksList,
                                            {{QStringLiteral("states"), QJsonArray{toText(TaskState::Queued)}},
                                             {QStringLiteral("limit"), kMostQueuedRows}});
}

void RunLoop::noteQueued(const QJsonObject &payload)
{
    QueueOutlook outlook{m_status->tickNumber - m_quietSinceTick, {}};
    for (const QJsonValue &task : payload[QLatin1String("tasks")].toArray()) {
        const qint64 due = task[QLatin1String("not_before")].toInteger();
        if (due > m_status->at)
            outlook.nextDueAt = std::min(due, outlook.nextDueAt.value_or(due));
    }
    m_outlook = outlook; // judged with the next status
}

void RunLoop::askForStatus()
{
    if (m_statusRequest == 0)
        m_statusRequest = m_service.request(Operation::StatusGet, {});
}

void RunLoop::drain(int exitCode)
{
    m_draining = exitCode;
    m_core.drain();
}

void RunLoop::finish(int exitCode)
{
    m_askTimer.stop();
    if (!std::exchange(m_finished, true))
        Q_EMIT finished(exitCode);
}

} // namespace qd
