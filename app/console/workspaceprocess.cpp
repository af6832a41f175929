#include "app/console/workspaceprocess.h"

#include "core/runtime/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

namespace qd {
namespace {

Error refused(const char *code, const QString &folder)
{
    return {QString::fromLatin1(code), ErrorCategory::Operator, folder};
}

QStringList profileArguments(const QString &folder)
{
    return {QStringLiteral("--profile"), folder};
}

} // namespace

WorkspaceProcess::WorkspaceProcess()
    : WorkspaceProcess([](const QStringList &arguments) {
          QProcess console;
          console.setProgram(QCoreApplication::applicationFilePath());
          console.setArguments(arguments);
          console.setStandardErrorFile(QProcess::nullDevice()); // who clicked sees windows, not the terminal behind this one
          return console.startDetached();
      })
{
}

Result<void> WorkspaceProcess::openDemo()
{
    return start({QStringLiteral("--demo")});
}

Result<void> WorkspaceProcess::create(const QString &folder)
{
    if (!QDir(folder).isEmpty())
        return refused("workspace_not_empty", folder);
    return start(profileArguments(folder));
}

Result<void> WorkspaceProcess::open(const QString &folder)
{
    if (!QFileInfo::exists(Profile(folder).database()))
        return refused("workspace_missing", folder);
    return start(profileArguments(folder));
}

Result<void> WorkspaceProcess::start(const QStringList &arguments) const
{
    if (m_start(arguments))
        return {};
    return Error{QStringLiteral("console_not_started"), ErrorCategory::Transient, {}};
}

} // namespace qd
