#include "core/agents/commandeffect.h"

#include "core/agents/prompt.h"
#include "core/process/launchplan.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace qd {
namespace {

constexpr char kProgram[] = "program";
constexpr char kArguments[] = "arguments";
constexpr char kDirectory[] = "directory";
constexpr char kStandardInput[] = "standard_input";
constexpr char kEnvironment[] = "environment";
constexpr char kTimeout[] = "timeout_ms";
constexpr char kIdleTimeout[] = "idle_timeout_ms";
constexpr char kStartTimeout[] = "start_timeout_ms";
constexpr char kOutputLimit[] = "output_limit";
constexpr char kPrompt[] = "prompt";
constexpr char kSandbox[] = "sandbox";
constexpr char kPlaceholder[] = "placeholder";
constexpr char kHash[] = "hmac_sha256";

Error failure(const char *code, const QString &detail)
{
    return {QString::fromLatin1(code), ErrorCategory::Permanent, detail};
}

bool hasNul(const QString &text)
{
    return text.contains(QChar(u'\0'));
}

bool isVariableName(const QString &name)
{
    return !name.isEmpty() && !name.contains(QLatin1Char('=')) && !hasNul(name);
}

/// What the effect is made of, before it is checked.
struct Plan {
    CommandSettings settings;
    QStringList command;
    QString directory;
    QMap<QString, QString> environment; ///< all of it
    QMap<QString, QString> withheld;    ///< what of it is the agent's
    QString program; ///< absolute
};

std::optional<Error> faultOf(const Plan &plan)
{
    if (plan.command.isEmpty() || plan.command.first().isEmpty())
        return failure("command_missing", QStringLiteral("the task names no program"));
    if (std::any_of(plan.command.begin(), plan.command.end(), hasNul))
        return failure("command_invalid", QStringLiteral("an argument holds a NUL"));
    for (auto entry = plan.environment.cbegin(); entry != plan.environment.cend(); ++entry) {
        if (!isVariableName(entry.key()) || hasNul(entry.value()))
            return failure("command_invalid", QStringLiteral("no variable: ") + entry.key());
    }
    if (hasNul(plan.directory) || !QDir::isAbsolutePath(plan.directory) || !QFileInfo(plan.directory).isDir())
        return failure("directory_missing", QStringLiteral("no directory: ") + plan.directory);
    return std::nullopt;
}

/// Says once and for all which file will run, so that what is approved does not depend on a later PATH.
Result<QString> programOf(const Plan &plan)
{
    const QString &program = plan.command.first();
    const auto missing = [&program] { return failure("program_not_found", QStringLiteral("no such program: ") + program); };
    if (program.contains(u'/')) {
        const QFileInfo file(QDir(plan.directory).absoluteFilePath(program));
        if (!file.isFile())
            return missing();
        return file.isExecutable() ? Result(file.filePath())
                                   : failure("program_not_executable", QStringLiteral("no permission to run ") + program);
    }
    const QString path = QStringLiteral("PATH");
    const QString found = resolveProgram(program, plan.directory,
        plan.environment.contains(path) ? plan.environment[path].toUtf8() : inheritedPath());
    return found.isEmpty() ? missing() : Result(found);
}

Result<Plan> planOf(const Task &task, const Agent &agent, const CommandPlaces &places)
{
    auto settings = CommandSettings::fromJson(agent.settings);
    if (!settings)
        return settings.error();
    if (settings->ownsCommand() && task.spec.kind == TaskKind::Command)
        return failure("kind_unsupported", QStringLiteral("the agent has a command of its own, and the task as well"));
    Plan plan{*std::move(settings), {}, task.spec.workspace, {}, {}, {}};
    plan.command = plan.settings.ownsCommand() ? plan.settings.command : task.spec.command;
    if (plan.directory.isEmpty())
        plan.directory = plan.settings.directory.isEmpty() ? places.defaultDirectory : plan.settings.directory;
    plan.environment = plan.withheld = plan.settings.environment;
    if (!plan.settings.ownsCommand()) {
        plan.environment.insert(task.spec.environment);
        plan.withheld.removeIf([&task](const auto &entry) { return task.spec.environment.contains(entry.key()); });
    }
    if (auto fault = faultOf(plan))
        return *fault;
    auto program = programOf(plan);
    if (!program)
        return program.error();
    plan.program = *std::move(program);
    return plan;
}

QJsonValue late(const char *name)
{
    return QJsonObject{{QLatin1String(kPlaceholder), QLatin1String(name)}};
}

QJsonValue filledIn(const QString &argument, const Task &task, const Plan &plan)
{
    if (!plan.settings.ownsCommand())
        return argument;
    if (argument == QLatin1String("{workspace}"))
        return plan.directory;
    if (argument == QLatin1String("{task_id}"))
        return displayId(task.id);
    if (argument == QLatin1String("{title}"))
        return task.spec.title;
    if (argument == QLatin1String("{prompt_file}"))
        return late("prompt_file");
    if (argument == QLatin1String("{attempt}"))
        return late("attempt");
    return argument;
}

QJsonArray filledIn(const QStringList &arguments, const Task &task, const Plan &plan)
{
    QJsonArray array;
    for (const QString &argument : arguments)
        array += filledIn(argument, task, plan);
    return array;
}

Result<QJsonObject> sandboxOf(const Plan &plan, const CommandPlaces &places)
{
    const SandboxWish wish = plan.settings.sandbox;
    const auto without = [](const char *why) {
        return QJsonObject{{QStringLiteral("kind"), QStringLiteral("none")}, {QStringLiteral("why"), QLatin1String(why)}};
    };
    if (wish == SandboxWish::Off)
        return without("off");
    if (places.sandbox.isEmpty() && wish == SandboxWish::Require)
        return failure("sandbox_unavailable", QStringLiteral("this machine has no bubblewrap that works"));
    if (places.sandbox.isEmpty())
        return without("unavailable");
    if (const QString fault = sandboxFault(plan.directory, places.hidden, places.defaultDirectory); !fault.isEmpty())
        return failure("sandbox_impossible", fault);
    return QJsonObject{{QStringLiteral("kind"), QStringLiteral("bubblewrap")},
                       {QStringLiteral("program"), places.sandbox},
                       {QStringLiteral("network"), plan.settings.network},
                       {QStringLiteral("read_only"), plan.settings.effect == EffectClass::Pure}};
}

// Under a key, so that nobody can look up what many have hashed before.
QString hashOf(const QString &text, const QString &profile)
{
    return QString::fromLatin1(QMessageAuthenticationCode::hash(text.toUtf8(), profile.toUtf8(), QCryptographicHash::Sha256).toHex());
}

// What a task sets is seen by whoever approves it: it can change what the program does. What an agent sets is its owner's.
QJsonObject environmentOf(const Plan &plan, const QString &profile)
{
    QJsonObject environment;
    for (auto entry = plan.environment.cbegin(); entry != plan.environment.cend(); ++entry) {
        environment[entry.key()] = plan.withheld.contains(entry.key())
            ? QJsonValue(QJsonObject{{QLatin1String(kHash), hashOf(entry.value(), profile)}}) : QJsonValue(entry.value());
    }
    return environment;
}

Result<QMap<QString, QString>> environmentOf(const Effect &effect, const QString &profile)
{
    QMap<QString, QString> environment;
    const QJsonObject named = effect.body()[QLatin1String(kEnvironment)].toObject();
    for (auto entry = named.constBegin(); entry != named.constEnd(); ++entry) {
        const QJsonValue hash = entry.value()[QLatin1String(kHash)];
        const QString text = hash.isString() ? effect.withheld().value(entry.key()) : entry.value().toString();
        if (hash.isString() && hashOf(text, profile) != hash.toString())
            return failure("effect_malformed", QStringLiteral("its variable %1 is another one").arg(entry.key()));
        environment[entry.key()] = text;
    }
    return environment;
}

QString standardInputOf(const Task &task, const Plan &plan)
{
    if (plan.settings.ownsCommand())
        return plan.settings.prompt == PromptWay::StandardInput ? promptOf(task.spec) : QString();
    return task.spec.standardInput.isEmpty() ? task.spec.instructions : task.spec.standardInput;
}

qint64 smaller(qint64 ofTask, qint64 ofAgent)
{
    return ofAgent > 0 ? std::min(ofTask, ofAgent) : ofTask;
}

void addUnusual(const Task &task, const Plan &plan, QJsonObject &body)
{
    const CommandSettings &settings = plan.settings;
    if (settings.startTimeoutMs > 0)
        body[QLatin1String(kStartTimeout)] = settings.startTimeoutMs;
    if (settings.outputLimit > 0)
        body[QLatin1String(kOutputLimit)] = settings.outputLimit;
    if (settings.ownsCommand() && settings.prompt == PromptWay::File)
        body[QLatin1String(kPrompt)] = promptOf(task.spec);
}

} // namespace

Result<Effect> commandEffect(const Task &task, const Agent &agent, const CommandPlaces &places)
{
    const auto plan = planOf(task, agent, places);
    if (!plan)
        return plan.error();
    const auto sandbox = sandboxOf(*plan, places);
    if (!sandbox)
        return sandbox.error();
    QJsonObject body;
    body[QLatin1String(kProgram)] = plan->program;
    body[QLatin1String(kArguments)] = filledIn(plan->command.mid(1), task, *plan);
    body[QLatin1String(kDirectory)] = plan->directory;
    body[QLatin1String(kStandardInput)] = standardInputOf(task, *plan);
    body[QLatin1String(kEnvironment)] = environmentOf(*plan, places.profile);
    body[QLatin1String(kTimeout)] = smaller(task.spec.timeoutMs, plan->settings.timeoutMs);
    body[QLatin1String(kIdleTimeout)] = smaller(task.spec.idleTimeoutMs, plan->settings.idleTimeoutMs);
    body[QLatin1String(kSandbox)] = *sandbox;
    addUnusual(task, *plan, body);
    Effect effect(EffectKind::Process, plan->settings.effect, body);
    effect.withhold(plan->withheld);
    return effect;
}

Result<ProcessSpec> processOf(const Effect &effect, const QString &promptFile, AttemptId attempt, const QString &profile)
{
    const QJsonObject &body = effect.body();
    auto environment = environmentOf(effect, profile);
    if (!environment)
        return environment.error();
    ProcessSpec spec;
    spec.environment = *std::move(environment);
    spec.program = body[QLatin1String(kProgram)].toString();
    const QJsonArray arguments = body[QLatin1String(kArguments)].toArray();
    for (const QJsonValue &argument : arguments) {
        const QString placeholder = argument[QLatin1String(kPlaceholder)].toString();
        spec.arguments += placeholder.isEmpty() ? argument.toString()
            : placeholder == QLatin1String("attempt") ? QString::number(attempt.value) : promptFile;
    }
    spec.directory = body[QLatin1String(kDirectory)].toString();
    spec.standardInput = body[QLatin1String(kStandardInput)].toString().toUtf8();
    spec.outputLimit = body[QLatin1String(kOutputLimit)].toInteger(ProcessSpec::kOutputLimit);
    const QJsonObject sandbox = body[QLatin1String(kSandbox)].toObject();
    if (sandbox[QLatin1String("kind")].toString() != QLatin1String("none")) {
        spec.sandbox = SandboxSpec{sandbox[QLatin1String("program")].toString(), sandbox[QLatin1String("network")].toBool(),
                                   sandbox[QLatin1String("read_only")].toBool(), {}, {}};
        if (!promptFile.isEmpty())
            spec.sandbox->readableFiles += promptFile;
    }
    return spec;
}

QString sandboxOf(const Effect &effect)
{
    return effect.kind() == EffectKind::Process
        ? effect.body()[QLatin1String(kSandbox)][QLatin1String("kind")].toString() : QString();
}

} // namespace qd
