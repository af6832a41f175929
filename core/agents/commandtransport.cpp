#include "core/agents/commandtransport.h"

#include "core/base/random.h"
#include "core/process/agentprocess.h"
#include "core/process/executioner.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

constexpr int kGraceMs = 2'000;
constexpr int kCookieBytes = 16;

constexpr char kProgram[] = "program";
constexpr char kArguments[] = "arguments";
constexpr char kDirectory[] = "directory";
constexpr char kStandardInput[] = "standard_input";
constexpr char kEnvironment[] = "environment";
constexpr char kTimeout[] = "timeout_ms";
constexpr char kIdleTimeout[] = "idle_timeout_ms";

Error failure(const char *code, ErrorCategory category, const QString &detail)
{
    return {QString::fromLatin1(code), category, detail};
}

bool hasNul(const QString &text)
{
    return text.contains(QChar(u'\0'));
}

bool isVariableName(const QString &name)
{
    return !name.isEmpty() && !name.contains(QLatin1Char('=')) && !hasNul(name);
}

std::optional<Error> faultOf(const TaskSpec &spec, const QString &directory)
{
    if (spec.command.isEmpty() || spec.command.first().isEmpty())
        return failure("command_missing", ErrorCategory::Permanent, QStringLiteral("the task names no program"));
    if (std::any_of(spec.command.begin(), spec.command.end(), hasNul))
        return failure("command_invalid", ErrorCategory::Permanent, QStringLiteral("an argument holds a NUL"));
    for (auto entry = spec.environment.cbegin(); entry != spec.environment.cend(); ++entry) {
        if (!isVariableName(entry.key()) || hasNul(entry.value()))
            return failure("command_invalid", ErrorCategory::Permanent, QStringLiteral("no variable: ") + entry.key());
    }
    if (hasNul(directory) || !QDir::isAbsolutePath(directory) || !QFileInfo(directory).isDir())
        return failure("directory_missing", ErrorCategory::Permanent, QStringLiteral("no directory: ") + directory);
    return std::nullopt;
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

Result<Effect> CommandTransport::prepare(const Task &task, int /*attempt*/, const Agent & /*agent*/) const
{
    const TaskSpec &spec = task.spec;
    const QString directory = spec.workspace.isEmpty() ? m_places.defaultDirectory : spec.workspace;
    if (auto fault = faultOf(spec, directory))
        return *fault;
    QJsonObject environment;
    for (auto entry = spec.environment.cbegin(); entry != spec.environment.cend(); ++entry)
        environment[entry.key()] = entry.value();
    QJsonObject body;
    body[QLatin1String(kProgram)] = spec.command.first();
    body[QLatin1String(kArguments)] = QJsonArray::fromStringList(spec.command.mid(1));
    body[QLatin1String(kDirectory)] = directory;
    body[QLatin1String(kStandardInput)] = spec.standardInput.isEmpty() ? spec.instructions : spec.standardInput;
    body[QLatin1String(kEnvironment)] = environment;
    body[QLatin1String(kTimeout)] = spec.timeoutMs;
    body[QLatin1String(kIdleTimeout)] = spec.idleTimeoutMs;
    return Effect(EffectKind::Process, EffectClass::Unsafe, body);
}

Result<void> CommandTransport::perform(AttemptId attempt, const Effect &effect)
{
    if (effect.kind() != EffectKind::Process || m_runs.contains(attempt)) {
        return failure("effect_not_mine", ErrorCategory::Internal,
                       QStringLiteral("not the effect of a process, or the attempt runs already"));
    }
    auto process = std::make_unique<AgentProcess>(m_executioner, m_places.boxProgram, this);
    if (auto started = process->start(specOf(effect.body())); !started)
        return started;
    listen(attempt, process.get());
    m_runs.insert(attempt, {process.release(), std::nullopt});
    return {};
}

void CommandTransport::stop(AttemptId attempt, EndCause cause)
{
    const auto run = m_runs.find(attempt);
    if (run == m_runs.end())
        return;
    if (!run->stopCause)
        run->stopCause = cause;
    run->process->stop(kGraceMs);
}

ProcessSpec CommandTransport::specOf(const QJsonObject &body) const
{
    ProcessSpec spec;
    spec.program = body[QLatin1String(kProgram)].toString();
    const QJsonArray arguments = body[QLatin1String(kArguments)].toArray();
    for (const QJsonValue &argument : arguments)
        spec.arguments += argument.toString();
    spec.directory = body[QLatin1String(kDirectory)].toString();
    spec.standardInput = body[QLatin1String(kStandardInput)].toString().toUtf8();
    const QJsonObject environment = body[QLatin1String(kEnvironment)].toObject();
    for (auto entry = environment.constBegin(); entry != environment.constEnd(); ++entry)
        spec.environment[entry.key()] = entry.value().toString();
    spec.spoolDirectory = m_places.spoolDirectory;
    spec.cookie = QString::fromLatin1(SystemRandom().hex(kCookieBytes));
    spec.profile = m_places.profile;
    return spec;
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

void CommandTransport::conclude(AttemptId attempt, const ProcessReport &report)
{
    const Run run = m_runs.take(attempt);
    run.process->deleteLater();
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
