#include "core/agents/commandtransport.h"

#include "core/base/random.h"
#include "core/process/agentprocess.h"
#include "core/process/executioner.h"

#include <QFile>

namespace qd {
namespace {

constexpr int kCookieBytes = 16;

Error failure(const char *code, ErrorCategory category, const QString &detail)
{
    return {QString::fromLatin1(code), category, detail};
}

/// Bubblewrap tells of a signal as a shell does.
void readExitOfSandbox(ProcessReport &report)
{
    constexpr int kSignalBase = 128;
    constexpr int kHighestSignal = 64;
    if (report.exitCode <= kSignalBase || report.exitCode > kSignalBase + kHighestSignal)
        return;
    report.exitSignal = report.exitCode - kSignalBase;
    report.exitCode = -1;
}

Error stopError(EndCause cause)
{
    switch (cause) {
    case EndCause::TimedOut:
        return failure("timed_out", ErrorCategory::Transient, QStringLiteral("stopped for taking too long"));
    case EndCause::Cancelled:
        return failure("cancelled", ErrorCategory::Operator, QStringLiteral("a person cancelled the task"));
    case EndCause::Killed:
        return failure("killed", ErrorCategory::Operator, QStringLiteral("a person killed the engine"));
    case EndCause::Answered:
    case EndCause::Vanished:
        break;
    }
    return failure("stopped", ErrorCategory::Internal, QStringLiteral("stopped for no cause that stops"));
}

QString summaryOf(const ProcessReport &report)
{
    QStringList parts;
    if (report.exitCode >= 0)
        parts += QStringLiteral("exit code %1").arg(report.exitCode);
    if (report.exitSignal > 0)
        parts += QStringLiteral("ended by signal %1").arg(report.exitSignal);
    if (report.boxLost)
        parts += QStringLiteral("its supervisor was lost");
    parts += QStringLiteral("%1 bytes of output").arg(report.output.bytes + report.errorOutput.bytes);
    if (const qint64 dropped = report.output.dropped + report.errorOutput.dropped; dropped > 0)
        parts += QStringLiteral("%1 of them not kept").arg(dropped);
    if (report.leftoversKilled > 0)
        parts += QStringLiteral("%1 leftover processes killed").arg(report.leftoversKilled);
    if (report.survivors > 0)
        parts += QStringLiteral("%1 processes could not be killed").arg(report.survivors);
    return parts.join(QLatin1String(", "));
}

} // namespace

CommandTransport::CommandTransport(Executioner &executioner, CommandPlaces places, AgentListener &listener)
    : m_executioner(executioner), m_places(std::move(places)), m_listener(listener)
{
}

CommandTransport::~CommandTransport() = default;

Result<Effect> CommandTransport::prepare(const Task &task, int /*attempt*/, const Agent &agent) const
{
    return commandEffect(task, agent, m_places);
}

Result<void> CommandTransport::perform(AttemptId attempt, const Effect &effect)
{
    if (effect.kind() != EffectKind::Process || m_runs.contains(attempt)) {
        return failure("effect_not_mine", ErrorCategory::Internal,
                       QStringLiteral("not the effect of a process, or the attempt runs already"));
    }
    // Whoever wants to read the output of an attempt that runs finds its files by this name.
    const QString cookie = QStringLiteral("%1-%2").arg(attempt.value).arg(QLatin1String(SystemRandom().hex(kCookieBytes)));
    auto promptFile = writePrompt(effect, cookie);
    if (!promptFile)
        return promptFile.error();
    const auto spec = specOf(effect, *promptFile, cookie, attempt);
    auto process = std::make_unique<AgentProcess>(m_executioner, m_places.boxProgram, this);
    if (auto started = spec ? process->start(*spec) : Result<void>(spec.error()); !started) {
        QFile::remove(*promptFile);
        return started;
    }
    listen(attempt, process.get());
    m_runs.insert(attempt, {process.release(), std::nullopt, spec->sandbox.has_value(), *std::move(promptFile)});
    tellSandbox(attempt, effect);
    return {};
}

void CommandTransport::stop(AttemptId attempt, EndCause cause)
{
    const auto run = m_runs.find(attempt);
    if (run == m_runs.end())
        return;
    if (!run->stopCause)
        run->stopCause = cause;
    run->process->stop(m_graceMs);
}

Result<QString> CommandTransport::writePrompt(const Effect &effect, const QString &cookie) const
{
    const QJsonValue prompt = effect.body()[QLatin1String("prompt")];
    if (!prompt.isString())
        return QString();
    QFile file(m_places.spoolDirectory + QLatin1Char('/') + cookie + QLatin1String("-prompt"));
    const QByteArray bytes = prompt.toString().toUtf8();
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        && file.write(bytes) == bytes.size() && file.flush())
        return file.fileName();
    file.remove();
    return failure("spool_failed", ErrorCategory::Transient, QStringLiteral("no file for the prompt: ") + file.errorString());
}

Result<ProcessSpec> CommandTransport::specOf(const Effect &effect, const QString &promptFile, const QString &cookie,
                                             AttemptId attempt) const
{
    auto process = processOf(effect, promptFile, attempt, m_places.profile);
    if (!process)
        return process.error();
    ProcessSpec spec = *std::move(process);
    if (spec.sandbox) {
        // A link may have been bent since it was prepared.
        const QString fault = sandboxFault(spec.directory, m_places.hidden, m_places.defaultDirectory);
        if (!fault.isEmpty())
            return failure("sandbox_impossible", ErrorCategory::Permanent, fault);
        spec.sandbox->hidden = m_places.hidden;
    }
    spec.spoolDirectory = m_places.spoolDirectory;
    spec.cookie = cookie;
    spec.attempt = attempt;
    spec.profile = m_places.profile;
    return spec;
}

void CommandTransport::tellSandbox(AttemptId attempt, const Effect &effect)
{
    const QString why = effect.body()[QLatin1String("sandbox")][QLatin1String("why")].toString();
    const bool missing = why == QLatin1String("unavailable");
    const QString text = why.isEmpty() ? QStringLiteral("runs in a sandbox")
        : missing ? QStringLiteral("runs without a sandbox: bubblewrap is not there, or does not work here")
                  : QStringLiteral("runs without a sandbox");
    const LogLevel level = missing ? LogLevel::Warning : LogLevel::Info;
    // From the event loop, as everything that is heard of an agent.
    QMetaObject::invokeMethod(this, [this, attempt, level, text] {
        if (m_runs.contains(attempt))
            m_listener.agentSaid(attempt, level, UntrustedText(text));
    }, Qt::QueuedConnection);
}

void CommandTransport::listen(AttemptId attempt, AgentProcess *process)
{
    connect(process, &AgentProcess::alive, this, [this, attempt] { m_listener.agentAlive(attempt); });
    connect(process, &AgentProcess::lineArrived, this, [this, attempt](bool /*isError*/, const QByteArray &line) {
        // Standard error is where many agents tell of their progress, so it is no warning.
        m_listener.agentSaid(attempt, LogLevel::Info, UntrustedText(QString::fromUtf8(line)));
    });
    connect(process, &AgentProcess::finished, this,
            [this, attempt](const ProcessReport &report) { conclude(attempt, report); });
}

void CommandTransport::conclude(AttemptId attempt, ProcessReport report)
{
    const Run run = m_runs.take(attempt);
    run.process->deleteLater();
    if (!run.promptFile.isEmpty())
        QFile::remove(run.promptFile);
    if (run.sandboxed)
        readExitOfSandbox(report);
    AgentEnding ending;
    judge(run, report, ending);
    ending.summary = summaryOf(report);
    if (!report.output.file.isEmpty())
        ending.files.push_back({QStringLiteral("stdout.txt"), report.output.file});
    if (!report.errorOutput.file.isEmpty())
        ending.files.push_back({QStringLiteral("stderr.txt"), report.errorOutput.file});
    m_listener.agentEnded(attempt, ending);
}

void CommandTransport::judge(const Run &run, const ProcessReport &report, AgentEnding &ending) const
{
    // The executioner may have been quicker than stop().
    const bool killed = m_executioner.isLatched();
    if (report.startError) {
        ending.error = report.startError;
    } else if (report.endedByOrder) {
        // An order that is not ours came from a kill without us, or from somebody who ended the box.
        ending.cause = killed || !run.stopCause ? EndCause::Killed : *run.stopCause;
        ending.error = stopError(ending.cause);
    } else if (report.exitCode > 0) {
        ending.error = failure("command_failed", ErrorCategory::Transient,
                               QStringLiteral("exit code %1").arg(report.exitCode));
    } else if (report.exitCode < 0) {
        ending.cause = EndCause::Vanished;
        ending.error = failure("agent_crashed", ErrorCategory::Transient, summaryOf(report));
    }
}

} // namespace qd
