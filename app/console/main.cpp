#include "app/console/application.h"
#include "app/console/consoleoptions.h"
#include "app/console/englishplurals.h"
#include "app/console/opencore.h"
#include "app/console/workspaceprocess.h"
#include "ui/shell/mainwindow.h"

#include <cstdio>

namespace {

constexpr int kOk = 0;
constexpr int kFailed = 1;
constexpr int kUsage = 2;

int say(std::FILE *stream, const QString &text, int status)
{
    std::fputs(qPrintable(text), stream);
    return status;
}

/// Qt aborts with a core dump when there is no display: ask first.
bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    return arguments;
}

int runConsole(int argc, char *argv[], const qd::ConsoleOptions &options)
{
    qd::Application application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("quarterdeck"));
    QApplication::setApplicationVersion(QStringLiteral(QD_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.quarterdeck.Quarterdeck"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/quarterdeck.svg")));

    qd::EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);

    auto core = qd::openCore(options);
    if (!core) {
        const qd::Error &error = core.error();
        return say(stderr, QStringLiteral("quarterdeck: %1 (%2)\n").arg(error.detail, error.code), kFailed);
    }
    const auto owner = core->attached ? qd::CoreOwner::AnotherProgram : qd::CoreOwner::ThisConsole;
    qd::MainWindow window(std::move(core->line), options.profileName(), options.windowStateFile(), owner);
    window.setWorkspaceOpener(std::make_unique<qd::WorkspaceProcess>());
    window.setStallMeter(&application.stalls());
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    const auto options = qd::parseConsoleOptions(argumentsOf(argc, argv), QProcessEnvironment::systemEnvironment());
    if (!options)
        return say(stderr, QStringLiteral("quarterdeck: %1\n").arg(options.error().detail), kUsage);
    if (options->showHelp)
        return say(stdout, qd::consoleHelp(), kOk);
    if (options->showVersion)
        return say(stdout, qd::consoleVersion(), kOk);
    if (!hasDisplay())
        return say(stderr, QStringLiteral("quarterdeck: there is no display; use qdeck without one\n"), kFailed);
    return runConsole(argc, argv, *options);
}
