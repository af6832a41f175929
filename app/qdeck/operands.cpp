#include "app/qdeck/operands.h"

#include "app/qdeck/argumentwords.h"
#include "core/domain/task.h"

#include <QDir>
#include <QJsonArray>

namespace qd {
namespace {

Result<void> readPaths(const QStringList &paths, const QString &workingDirectory, Invocation &invocation)
{
    QJsonArray absolute;
    for (const QString &path : paths) {
        if (path.isEmpty())
            return usage(QStringLiteral("an empty path"));
        if (path == QLatin1String("-"))
            invocation.readsInput = true;
        else
            absolute += absolutePath(path, workingDirectory);
    }
    if (paths.isEmpty())
        return usage(QStringLiteral("add needs a path, or - for standard input"));
    if (!absolute.isEmpty())
        invocation.parameters.insert(QStringLiteral("paths"), absolute);
    return {};
}

Result<void> readOneFile(const QStringList &paths, const QString &workingDirectory, Invocation &invocation)
{
    if (paths.size() != 1 || paths.first().isEmpty())
        return usage(QStringLiteral("%1 takes one file").arg(text(infoOf(invocation.verb).name)));
    invocation.parameters.insert(QStringLiteral("path"), absolutePath(paths.first(), workingDirectory));
    return {};
}

Result<void> readPerhapsFile(const QStringList &paths, const QString &workingDirectory, Invocation &invocation)
{
    if (paths.size() > 1 || paths.value(0, QStringLiteral("-")).isEmpty())
        return usage(QStringLiteral("%1 takes one file, or none").arg(text(infoOf(invocation.verb).name)));
    if (paths.isEmpty())
        return {};
    const QString path = absolutePath(paths.first(), workingDirectory);
    if (invocation.verb == Verb::Restore)
        invocation.parameters.insert(QStringLiteral("path"), path);
    else
        invocation.output = path;
    return {};
}

Result<void> readTasks(const QStringList &operands, Invocation &invocation)
{
    QJsonArray numbers;
    for (const QString &operand : operands) {
        const auto id = parseTaskId(operand);
        if (!id)
            return usage(QStringLiteral("'%1' is not the id of a task").arg(operand));
        numbers += id->value;
    }
    if (numbers.isEmpty())
        return usage(QStringLiteral("%1 needs the id of a task").arg(text(infoOf(invocation.verb).name)));
    invocation.parameters.insert(QStringLiteral("ids"), numbers);
    return {};
}

Result<void> readOneTask(const QStringList &operands, const char *parameter, Invocation &invocation)
{
    if (operands.size() != 1)
        return usage(QStringLiteral("%1 takes one id of a task").arg(text(infoOf(invocation.verb).name)));
    const auto id = parseTaskId(operands.first());
    if (!id)
        return usage(QStringLiteral("'%1' is not the id of a task").arg(operands.first()));
    invocation.parameters.insert(text(parameter), displayId(*id));
    return {};
}

Result<void> readHelp(const QStringList &operands, Invocation &invocation)
{
    if (operands.isEmpty())
        return {};
    const VerbInfo *topic = findVerb(operands.join(u' '));
    if (!topic)
        return usage(QStringLiteral("'%1' is not a command").arg(operands.join(u' ')));
    invocation.helpOn = topic->verb;
    return {};
}

Result<void> readSetting(const QStringList &operands, Invocation &invocation)
{
    const QString what = operands.value(0);
    const qsizetype wanted = what == u"set" ? 3 : what == u"get" || what == u"reset" ? 2 : 1;
    if (what == u"list" || what == u"get")
        invocation.operation = Operation::SettingsList;
    else if (what == u"set")
        invocation.operation = Operation::SettingsSet;
    else if (what == u"reset")
        invocation.operation = Operation::SettingsReset;
    else if (what == u"sample")
        invocation.sample = true;
    else
        return usage(QStringLiteral("config takes list, get, set, reset or sample"));
    if (operands.size() != wanted)
        return usage(QStringLiteral("config %1 takes %2").arg(what, wanted == 3 ? QStringLiteral("a name and a value")
                                                              : wanted == 2     ? QStringLiteral("a name")
                                                                                : QStringLiteral("nothing more")));
    if (wanted >= 2)
        invocation.parameters.insert(QStringLiteral("name"), operands[1]);
    if (wanted == 3)
        invocation.parameters.insert(QStringLiteral("value"), operands[2]);
    return {};
}

Result<void> readStatement(const QStringList &operands, Invocation &invocation)
{
    if (operands.size() != 1)
        return usage(QStringLiteral("%1 takes one statement, in quotation marks").arg(text(infoOf(invocation.verb).name)));
    invocation.parameters.insert(QStringLiteral("sql"), operands.first());
    return {};
}

} // namespace

// "link/../file" is not "file" for the system: such paths stay as they are.
QString absolutePath(const QString &path, const QString &workingDirectory)
{
    const QString absolute = QDir(workingDirectory).absoluteFilePath(path);
    return absolute.contains(QLatin1String("..")) ? absolute : QDir::cleanPath(absolute);
}

Result<void> readOperands(const QStringList &operands, const QString &workingDirectory, Invocation &invocation)
{
    switch (infoOf(invocation.verb).operands) {
    case Operands::None:
        return operands.isEmpty() ? Result<void>() : usage(QStringLiteral("'%1' is too much").arg(operands.first()));
    case Operands::Paths: return readPaths(operands, workingDirectory, invocation);
    case Operands::OneFile: return readOneFile(operands, workingDirectory, invocation);
    case Operands::PerhapsFile: return readPerhapsFile(operands, workingDirectory, invocation);
    case Operands::Tasks: return readTasks(operands, invocation);
    case Operands::OneTask: return readOneTask(operands, "id", invocation);
    case Operands::OneAgent:
        return operands.size() == 1 ? Result<void>() : usage(QStringLiteral("%1 takes one name of an agent").arg(text(infoOf(invocation.verb).name)));
    case Operands::PerhapsTask:
        return operands.isEmpty() ? Result<void>() : readOneTask(operands, "task", invocation);
    case Operands::PerhapsVerb: return readHelp(operands, invocation);
    case Operands::Statement: return readStatement(operands, invocation);
    case Operands::Setting: return readSetting(operands, invocation);
    }
    return {};
}

} // namespace qd
