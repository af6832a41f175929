#include "app/console/application.h"
#include "app/console/consoledoor.h"
#include "app/console/consoleoptions.h"
#include "app/console/consoleseat.h"
#include "app/console/dbusnotifier.h"
#include "app/console/guidedstart.h"
#include "app/console/signalend.h"
#include "app/console/workspaceprocess.h"
#include "core/base/log.h"
#include "core/base/signalwatch.h"
#include "ui/dialogs/startfaultdialog.h"
#include "ui/models/language.h"
#include "ui/models/timetext.h"
#include "ui/shell/activation.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowstate.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

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

int failed(const qd::Error &error)
{
    return say(stderr, QStringLiteral("quarterdeck: %1 (%2)\n").arg(error.detail, error.code), kFailed);
}

/// A program reads what is said there, and nobody may be at the screen.
bool isPipe(std::FILE *stream)
{
    struct stat what{};
    return ::fstat(::fileno(stream), &what) == 0 && S_ISFIFO(what.st_mode);
}

/// Somebody sees what is said there: a person at a terminal, or a program behind a pipe.
bool isHeard(std::FILE *stream)
{
    return ::isatty(::fileno(stream)) != 0 || isPipe(stream);
}

/// \param byClick it was started by one, wherever its words go
int couldNotStart(const qd::Error &error, const qd::ConsoleOptions &options, const qd::SignalWatch &signalWatch, bool byClick)
{
    const int status = failed(error);
    if (!byClick && isHeard(stderr))
        return status;
    qd::StartFaultDialog dialog(error, options.profile.root());
    QObject::connect(&signalWatch, &qd::SignalWatch::caught, &dialog, &QDialog::reject);
    dialog.exec();
    return status;
}

/// How a window ended.
struct Ending {
    int status;
    bool goesBack; ///< to a copy of the database, which can be offered now: the core has ended
};

/// \param files what they would add is shown
Ending showConsole(qd::Application &application, const qd::ConsoleOptions &options, qd::SignalWatch &signalWatch, qd::GuidedStart &start,
                   const QStringList &files)
{
    qd::OpenedCore &core = *start.core;
    const auto owner = core.own ? qd::CoreOwner::ThisConsole : qd::CoreOwner::AnotherProgram;
    qd::MainWindow window(std::move(core.line), options.profileName(), options.windowStateFile(), owner);
    const qd::SignalEnd signalEnd(signalWatch, core.own);
    QObject::connect(&signalEnd, &qd::SignalEnd::waits, &window, &qd::MainWindow::tellOfEnd);
    window.setWorkspaceOpener(std::make_unique<qd::WorkspaceProcess>());
    window.setNotifier(std::make_unique<qd::DBusNotifier>());
    window.setStallMeter(&application.stalls());
    qd::ConsoleDoor door([&window](const qd::Visit &visitor) {
        qd::allowActivation(visitor.activation);
        return window.showVisit(visitor.files);
    });
    if (const auto open = door.listen(options.profile.consoleSocket()); !open)
        qCWarning(qd::lcUi) << "a second start cannot come in here:" << open.error().code << open.error().detail;
    window.show();
    if (options.demo)
        window.tellOfDemo();
    if (start.wentBack)
        window.tellOfRestore(start.keptAs);
    if (!files.isEmpty())
        static_cast<void>(window.showVisit(files)); // what could not be shown, the window says itself
    const int status = QApplication::exec();
    return {status, window.goesBack()};
}

int runConsole(int argc, char *argv[], const qd::ConsoleOptions &options)
{
    QApplication::setApplicationName(QStringLiteral("quarterdeck"));
    const qd::Visit visit{options.files, qd::takeActivation()};
    const auto seat = qd::takeSeatOrVisit(options.profile, visit); // kept until the core has ended
    if (seat && !*seat)
        return say(stderr, QStringLiteral("quarterdeck: the console that is open on this profile comes to the front\n"), kOk);
    qd::allowActivation(visit.activation);
    qd::Application application(argc, argv);
    QApplication::setApplicationVersion(QStringLiteral(QD_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.quarterdeck.Quarterdeck"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/quarterdeck.svg")));

    qd::SignalWatch signalWatch; // outlives the core, so that a signal while it stops is still heeded
    const qd::WindowState state(options.windowStateFile());
    const qd::Language language(state.language());
    qd::setDisplayZone(state.timeZone());
    const bool byClick = !visit.activation.isEmpty();
    if (!seat)
        return couldNotStart(seat.error(), options, signalWatch, byClick);
    const bool mayAsk = byClick || !isPipe(stderr);
    std::optional start = mayAsk ? qd::openCoreOrGoBack(options, signalWatch) : qd::GuidedStart{qd::openCore(options), false, false, {}};
    QStringList files = options.files;
    while (start) {
        if (!start->core)
            return start->asked ? failed(start->core.error()) : couldNotStart(start->core.error(), options, signalWatch, byClick);
        const Ending ending = showConsole(application, options, signalWatch, *start, std::exchange(files, {}));
        if (!ending.goesBack)
            return ending.status;
        start = qd::goBackAndOpenCore(options, signalWatch);
    }
    return kOk;
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
