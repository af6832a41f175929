#include "core/agents/rehearsalrun.h"

#include <algorithm>

namespace qd {
namespace {

constexpr int kAliveEveryMs = 1'000;
constexpr int kSummaryCharacters = 200;

SpooledFile handOver(QTemporaryFile &file, const QString &name)
{
    file.setAutoRemove(false);
    file.close();
    return {name, file.fileName()};
}

} // namespace

RehearsalRun::RehearsalRun(AttemptId id, Script script, AgentListener &listener, QString spoolDirectory)
    : m_id(id), m_script(std::move(script)), m_listener(listener), m_spoolDirectory(std::move(spoolDirectory))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse one may fire early, and show life too often
    connect(&m_timer, &QTimer::timeout, this, &RehearsalRun::advance);
}

void RehearsalRun::stop(EndCause cause)
{
    if (m_state == State::Stopping || m_state == State::Ended)
        return;
    m_cause = cause;
    go(State::Stopping);
}

void RehearsalRun::go(State state, int delayMs)
{
    m_state = state;
    m_timer.start(delayMs);
}

void RehearsalRun::advance()
{
    switch (m_state) {
    case State::NextStep: nextStep(); break;
    case State::Sleeping: sleepOn(); break;
    case State::Flooding: floodOn(); break;
    case State::Refused:
        finish({EndCause::Answered, Error{QStringLiteral("permission_denied"), ErrorCategory::Permanent,
                QStringLiteral("a person said no")}, {}, QStringLiteral("was told not to")});
        break;
    case State::Stopping: finish({m_cause, std::nullopt, {}, QStringLiteral("stopped")}); break;
    case State::Hanging:
    case State::Asking:
    case State::Ended: break;
    }
}

void RehearsalRun::nextStep()
{
    if (m_next == m_script.steps.size()) {
        succeed(QStringLiteral("The rehearsal came to its end; its script gave no answer of its own.\n"));
        return;
    }
    const RehearsalStep &step = m_script.steps[m_next++];
    switch (step.kind) {
    case RehearsalStep::Kind::Fail: fail(step.amount); break;
    case RehearsalStep::Kind::Sleep: beginSleep(step.amount); break;
    case RehearsalStep::Kind::Hang: m_state = State::Hanging; break;
    case RehearsalStep::Kind::Crash: crash(); break;
    case RehearsalStep::Kind::Flood: beginFlood(step.amount); break;
    case RehearsalStep::Kind::Ask: ask(step.text); break;
    case RehearsalStep::Kind::Succeed: succeed(step.text); break;
    }
}

void RehearsalRun::fail(qint64 lastFailingAttempt)
{
    if (m_script.attempt > lastFailingAttempt) {
        go(State::NextStep);
        return;
    }
    const QString detail = QStringLiteral("attempt %1 of the first %2, which fail")
                               .arg(m_script.attempt).arg(lastFailingAttempt);
    finish({EndCause::Answered, Error{QStringLiteral("rehearsed_failure"), ErrorCategory::Transient, detail}, {},
            QStringLiteral("failed as rehearsed")});
}

void RehearsalRun::beginSleep(qint64 ms)
{
    m_sleepUntil = QDeadlineTimer(ms, Qt::PreciseTimer);
    go(State::Sleeping, int(std::min<qint64>(ms, kAliveEveryMs)));
}

void RehearsalRun::sleepOn()
{
    const qint64 left = m_sleepUntil.remainingTime();
    if (left <= 0) {
        go(State::NextStep);
        return;
    }
    go(State::Sleeping, int(std::min<qint64>(left, kAliveEveryMs)));
    m_listener.agentAlive(m_id);
}

void RehearsalRun::beginFlood(qint64 bytes)
{
    m_floodLeft = bytes;
    if (!m_output)
        m_output = newSpoolFile();
    go(State::Flooding);
}

// The listener may call stop() at any point; then the rest is not said.
void RehearsalRun::floodOn()
{
    qint64 portion = std::min<qint64>(m_floodLeft, kFloodPortion);
    m_floodLeft -= portion;
    go(m_floodLeft > 0 ? State::Flooding : State::NextStep);
    m_listener.agentAlive(m_id);
    while (portion > 0 && m_state != State::Stopping) {
        const qint64 size = std::min<qint64>(portion, kFloodLine);
        sayLine(size);
        portion -= size;
    }
    if (m_spoolFailed && m_state != State::Stopping)
        finishSpoolFailed();
}

void RehearsalRun::sayLine(qint64 size)
{
    const QByteArray line = QByteArrayLiteral("flood ").leftJustified(qsizetype(size) - 1, '~', true);
    keep(line + '\n');
    m_listener.agentSaid(m_id, LogLevel::Info, UntrustedText(QString::fromLatin1(line)));
}

void RehearsalRun::ask(const QString &question)
{
    m_state = State::Asking;
    m_listener.agentAsked(m_id, UntrustedText(question));
}

void RehearsalRun::answer(bool yes)
{
    if (m_state == State::Asking)
        go(yes ? State::NextStep : State::Refused);
}

void RehearsalRun::crash()
{
    finish({EndCause::Vanished,
            Error{QStringLiteral("agent_crashed"), ErrorCategory::Transient, QStringLiteral("gone without an answer")},
            {}, QStringLiteral("crashed as rehearsed")});
}

void RehearsalRun::succeed(const QString &text)
{
    const std::unique_ptr<QTemporaryFile> answer = newSpoolFile();
    const QByteArray bytes = text.toUtf8();
    if (!answer || answer->write(bytes) != bytes.size() || !answer->flush()) {
        finishSpoolFailed();
        return;
    }
    finish({EndCause::Answered, std::nullopt, {handOver(*answer, QStringLiteral("answer.txt"))},
            text.section(u'\n', 0, 0).left(kSummaryCharacters)});
}

void RehearsalRun::finish(AgentEnding ending)
{
    m_timer.stop();
    m_state = State::Ended;
    if (m_output && m_output->flush())
        ending.files.push_back(handOver(*m_output, QStringLiteral("output.txt")));
    m_output.reset();
    Q_EMIT ended(ending);
}

std::unique_ptr<QTemporaryFile> RehearsalRun::newSpoolFile() const
{
    auto file = std::make_unique<QTemporaryFile>(QStringLiteral("%1/%2-XXXXXX-output").arg(m_spoolDirectory).arg(m_id.value));
    if (!file->open() || file->fileName().isEmpty()) // only who asks for the name makes it seen by others
        return nullptr;
    return file;
}

void RehearsalRun::keep(const QByteArray &output)
{
    const qint64 fitting = std::min<qint64>(output.size(), kSpoolLimit - m_spooled);
    m_spooled += fitting;
    m_spoolFailed |= !m_output || m_output->write(output.constData(), fitting) != fitting || !m_output->flush();
}

void RehearsalRun::finishSpoolFailed()
{
    finish({EndCause::Answered,
            Error{QStringLiteral("spool_failed"), ErrorCategory::Transient, QStringLiteral("cannot write the output")},
            {}, QStringLiteral("could not write its output")});
}

} // namespace qd
