#include "core/process/launchplan.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace qd {
namespace {

// What a program needs to find its way, and nothing that this program knows by chance.
constexpr const char *kInherited[] = {"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER"};
constexpr char kDefaultPath[] = "/usr/local/bin:/usr/bin:/bin";

Error permanent(const char *code, const QString &detail)
{
    return {QString::fromLatin1(code), ErrorCategory::Permanent, detail};
}

QMap<QByteArray, QByteArray> environmentOf(const ProcessSpec &spec)
{
    QMap<QByteArray, QByteArray> environment;
    for (const char *name : kInherited) {
        if (qEnvironmentVariableIsSet(name))
            environment[name] = qgetenv(name);
    }
    environment["PATH"] = inheritedPath();
    if (spec.sandbox) // the home of this user is not there
        environment["HOME"] = environment["TMPDIR"] = "/tmp";
    for (auto entry = spec.environment.cbegin(); entry != spec.environment.cend(); ++entry)
        environment[entry.key().toUtf8()] = entry.value().toUtf8();
    environment[kRunVariable] = spec.cookie.toUtf8();
    environment[kProfileVariable] = spec.profile.toUtf8();
    return environment;
}

/// What stands before the program when it runs in a sandbox.
QList<QByteArray> sandboxCommand(SandboxSpec sandbox, const QString &directory, const QString &program)
{
    const QStringList seen{QStringLiteral("/usr/"), QStringLiteral("/bin/"), QStringLiteral("/sbin/"), directory + u'/'};
    if (std::none_of(seen.begin(), seen.end(), [&](const QString &folder) { return program.startsWith(folder); }))
        sandbox.readableFiles += program;
    QList<QByteArray> command{sandbox.program.toUtf8()};
    const QStringList arguments = sandboxArguments(sandbox, directory);
    for (const QString &argument : arguments)
        command += argument.toUtf8();
    return command;
}

bool hasNul(const QList<QByteArray> &texts)
{
    return std::any_of(texts.begin(), texts.end(), [](const QByteArray &text) { return text.contains('\0'); });
}

} // namespace

QByteArray inheritedPath()
{
    return qEnvironmentVariableIsSet("PATH") ? qgetenv("PATH") : QByteArray(kDefaultPath);
}

QString resolveProgram(const QString &program, const QString &directory, const QByteArray &path)
{
    if (program.contains(QLatin1Char('/'))) {
        const QFileInfo file(QDir(directory), program);
        return file.isFile() ? file.absoluteFilePath() : QString();
    }
    QStringList folders = QString::fromUtf8(path).split(QLatin1Char(':'), Qt::SkipEmptyParts);
    folders.removeIf([](const QString &folder) { return !QDir::isAbsolutePath(folder); });
    return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(program, folders);
}

Result<LaunchPlan> makeLaunchPlan(const ProcessSpec &spec)
{
    if (!QDir::isAbsolutePath(spec.directory) || !QFileInfo(spec.directory).isDir())
        return permanent("directory_missing", QStringLiteral("no such directory: ") + spec.directory);
    const auto environment = environmentOf(spec);
    const QString program = resolveProgram(spec.program, spec.directory, environment["PATH"]);
    if (program.isEmpty())
        return permanent("program_not_found", QStringLiteral("no such program: ") + spec.program);

    LaunchPlan plan{{program.toUtf8()}, {}, spec.directory.toUtf8(), spec.sandbox.has_value()};
    for (const QString &argument : spec.arguments)
        plan.command += argument.toUtf8();
    if (spec.sandbox)
        plan.command = sandboxCommand(*spec.sandbox, spec.directory, program) + plan.command;
    for (auto entry = environment.cbegin(); entry != environment.cend(); ++entry)
        plan.environment += entry.key() + '=' + entry.value();
    if (hasNul(plan.command) || hasNul(plan.environment) || plan.directory.contains('\0'))
        return permanent("command_invalid", QStringLiteral("a NUL character cannot be passed to a program"));
    return plan;
}

} // namespace qd
