#include "app/qdeck/commandline.h"
#include "app/qdeck/configsample.h"
#include "app/qdeck/inputdocument.h"
#include "app/qdeck/killswitch.h"
#include "app/qdeck/logfollower.h"
#include "app/qdeck/newfile.h"
#include "app/qdeck/opencore.h"
#include "app/qdeck/render.h"
#include "app/qdeck/report.h"
#include "app/qdeck/runloop.h"
#include "app/qdeck/selftest.h"
#include "app/qdeck/servicenotifier.h"
#include "app/qdeck/session.h"
#include "core/base/signalwatch.h"
#include "core/doors/peer.h"
#include "core/runtime/copylist.h"
#include "core/runtime/restoreprofile.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

#include <unistd.h>

using namespace qd;

namespace {

constexpr int kAttempts = 5;

bool print(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream) == size_t(bytes.size())
        && std::fflush(stream) == 0;
}

// An exit code of 0 promises that the data arrived.
int end(const Report &report)
{
    print(stderr, report.err);
    if (print(stdout, report.out))
        return int(report.code);
    print(stderr, QStringLiteral("qdeck: standard output cannot be written\n"));
    return int(ExitCode::Failed);
}

Caller caller(bool watches)
{
    return {QStringLiteral("qdeck:") + userName(::geteuid()),
            Scope::Observe | Scope::Enqueue | Scope::Operate | Scope::Arm | Scope::Configure, watches, watches};
}

Result<void> readInput(Invocation &invocation)
{
    const auto bytes = readToEnd(STDIN_FILENO);
    if (!bytes)
        return bytes.error();
    const auto document = documentFrom(*bytes);
    if (!document)
        return document.error();
    invocation.parameters.insert(QStringLiteral("documents"), QJsonArray{*document});
    return {};
}

OpenRequest requestOf(const Invocation &invocation)
{
    OpenRequest request;
    request.profile = invocation.profile;
    request.config = invocation.config;
    request.runEngine = invocation.verb == Verb::Run;
    request.caller = caller(request.runEngine);
    request.mostTicks = invocation.mostTicks;
    request.assignments = invocation.assignments;
    request.arm = invocation.arm;
    request.stops = !request.runEngine && infoOf(invocation.operation).scopes == Scopes();
    return request;
}

Result<Payload> answerTo(const Invocation &invocation)
{
    for (int attempt = 1; ; ++attempt) {
        const auto core = openCore(requestOf(invocation));
        if (!core)
            return core.error();
        Session session(*core->service);
        QObject::connect(&session, &Session::answered, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        session.ask(invocation.operation, invocation.parameters);
        QCoreApplication::exec();
        // The owner may have been a program like this one, which had its answer and left. Asking twice does no harm:
        // what is added has a key, and all else says how things shall be.
        const bool lost = !session.result() && session.result().error().code == QLatin1String("connection_lost");
        if (!lost || attempt == kAttempts)
            return session.result();
    }
}

Report ask(Invocation invocation)
{
    if (invocation.readsInput) {
        if (const auto read = readInput(invocation); !read)
            return reportOn(invocation.json, read.error());
    }
    return reportOn(invocation, answerTo(invocation));
}

Report diagnostics(const Invocation &invocation)
{
    const auto answer = answerTo(invocation);
    if (!answer || invocation.output.isEmpty())
        return reportOn(invocation, answer);
    const QByteArray text = QJsonDocument(std::get<QJsonObject>(*answer)).toJson();
    if (const auto written = writeNewFile(invocation.output, text); !written)
        return reportOn(invocation.json, written.error());
    return reportOn(invocation, Payload(QJsonObject{{QStringLiteral("saved"), invocation.output}, {QStringLiteral("bytes"), qint64(text.size())}}));
}

Report run(const Invocation &invocation)
{
    SignalWatch signalWatch; // outlives the core, so that a signal while it stops is still heeded
    const auto core = openCore(requestOf(invocation));
    if (!core)
        return reportOn(invocation.json, core.error());
    const bool toJournal = !qEnvironmentVariableIsEmpty("JOURNAL_STREAM");
    RunLoop loop(*core->service, *core->owned, {invocation.untilIdle, invocation.mostTicks > 0}, [&](const LogLine &line) {
        print(stderr, (toJournal ? renderForJournal(line) : renderLogLine(line)) + u'\n');
    });
    ServiceNotifier notifier(qgetenv("NOTIFY_SOCKET"));
    QObject::connect(&loop, &RunLoop::statusTold, &loop, [&](const EngineStatus &status) { notifier.tell(status); });
    QObject::connect(&loop, &RunLoop::draining, &loop, [&] { notifier.stopping(); });
    QObject::connect(&signalWatch, &SignalWatch::caught, &loop, &RunLoop::stopBySignal);
    QObject::connect(&loop, &RunLoop::finished, qApp, [](int code) { QCoreApplication::exit(code); },
                     Qt::QueuedConnection);
    const int code = QCoreApplication::exec();
    return reportOnRun(invocation.json, code, loop.status());
}

// With --json one object per answer. A journal that nobody writes would be followed in vain.
Report follow(const Invocation &invocation)
{
    const SignalWatch signalWatch;
    OpenRequest request = requestOf(invocation);
    request.caller = caller(true);
    const auto core = openCore(request);
    if (!core)
        return reportOn(invocation.json, core.error());
    if (core->owned)
        return reportOn(invocation.json, Error{QStringLiteral("no_engine"), ErrorCategory::Transient,
                                               QStringLiteral("no program works on this profile: there is nothing to follow")});
    LogFollower follower(*core->service, invocation.parameters, [&](const QJsonObject &entries) {
        print(stdout, invocation.json ? renderJson(entries) : renderText(Verb::Log, entries));
    });
    Report report;
    QObject::connect(&follower, &LogFollower::ended, qApp, [&](const Error &error) {
        report = reportOn(invocation.json, error);
        QCoreApplication::exit(int(report.code));
    }, Qt::QueuedConnection);
    QObject::connect(&signalWatch, &SignalWatch::caught, qApp, [](int number) { QCoreApplication::exit(128 + number); });
    report.code = ExitCode(QCoreApplication::exec());
    return report;
}

Report restore(const Invocation &invocation)
{
    const auto profile = Profile::named(invocation.profile, QProcessEnvironment::systemEnvironment());
    if (!profile)
        return reportOn(invocation.json, profile.error());
    if (!invocation.parameters.contains(QLatin1String("path")))
        return reportOnCopies(invocation.json, copiesOf(*profile));
    const QString path = invocation.parameters[QLatin1String("path")].toString();
    const QString confirm = invocation.parameters[QLatin1String("confirm")].toString();
    const auto restored = restoreProfile(*profile, path, confirm, caller(false).actor);
    if (!restored)
        return reportOn(invocation.json, restored.error());
    return reportOnRestore(invocation.json, {{QStringLiteral("restored"), path},
                                             {QStringLiteral("kept_as"), restored->keptAs.isEmpty() ? QJsonValue() : restored->keptAs},
                                             {QStringLiteral("epoch"), restored->epoch},
                                             {QStringLiteral("incarnation"), restored->incarnation}});
}

Report perform(const Invocation &invocation)
{
    if (invocation.verb == Verb::Help)
        return {ExitCode::Ok, helpText(invocation.helpOn), {}};
    if (invocation.verb == Verb::Version)
        return {ExitCode::Ok, QStringLiteral("qdeck " QD_VERSION "\n"), {}};
    if (invocation.verb == Verb::Selftest)
        return selfTest(invocation.json, caller(false));
    if (invocation.verb == Verb::Kill)
        return kill(invocation, caller(false));
    if (invocation.follows)
        return follow(invocation);
    if (invocation.verb == Verb::Restore)
        return restore(invocation);
    if (invocation.verb == Verb::Diagnostics)
        return diagnostics(invocation);
    if (invocation.sample)
        return {ExitCode::Ok, sampleConfig(), {}};
    return invocation.verb == Verb::Run ? run(invocation) : ask(invocation);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto invocation = parseCommandLine(QCoreApplication::arguments(), QDir::currentPath(),
                                             QProcessEnvironment::systemEnvironment());
    if (!invocation)
        return end(reportOn(QCoreApplication::arguments().contains(QStringLiteral("--json")), invocation.error()));
    return end(perform(*invocation));
}
