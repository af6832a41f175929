#include "app/qdeck/selftest.h"

#include "app/qdeck/opencore.h"
#include "app/qdeck/render.h"
#include "app/qdeck/session.h"
#include "core/api/batchcodec.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QThread>

namespace qd {
namespace {

constexpr int kPatienceMs = 15'000;
constexpr unsigned long kLookEveryMs = 20;

Error notAsItShouldBe(const QString &detail)
{
    return {QStringLiteral("selftest_failed"), ErrorCategory::Internal, detail};
}

/// One drill after the other on one core. What a drill returns is what it has seen.
class Drills
{
public:
    explicit Drills(CoreService &service) : m_service(service) { }

    [[nodiscard]] Result<QString> engineRuns()
    {
        return waitFor(QStringLiteral("the engine runs"), Operation::StatusGet, {},
                       [](const QJsonObject &status) { return status[QLatin1String("engine")][QLatin1String("state")] == QLatin1String("running"); });
    }

    [[nodiscard]] Result<QString> queueIsWorked()
    {
        return run(R"({"title": "Selftest: rehearse", "rehearse": [{"flood": 100000}, {"succeed": "done"}]})", "succeeded");
    }

    [[nodiscard]] Result<QString> proofDoesNothing()
    {
        const QTemporaryDir folder;
        const QString trace = folder.filePath(QStringLiteral("trace"));
        const QJsonObject task{{QStringLiteral("title"), QStringLiteral("Selftest: prove")},
                               {QStringLiteral("command"), QJsonArray{QStringLiteral("touch"), trace}}};
        auto done = run(QJsonDocument(task).toJson(), "succeeded");
        if (done && QFile::exists(trace))
            return notAsItShouldBe(QStringLiteral("a command ran in PROOF"));
        return done;
    }

    [[nodiscard]] Result<QString> killStops()
    {
        auto hanging = run(R"({"title": "Selftest: hang", "rehearse": ["hang"]})", "running");
        if (!hanging)
            return hanging;
        if (auto killed = ask(Operation::EngineKill, {{QStringLiteral("now"), true}}); !killed)
            return killed.error();
        return waitFor(QStringLiteral("nothing runs after the kill"), Operation::StatusGet, {}, [](const QJsonObject &status) {
            return status[QLatin1String("engine")][QLatin1String("state")] == QLatin1String("killed")
                && status[QLatin1String("queue")][QLatin1String("running")] == 0;
        });
    }

    [[nodiscard]] Result<QString> recordsAreWhole()
    {
        const auto found = ask(Operation::StoreVerify, {});
        if (!found)
            return found.error();
        if (!(*found)[QLatin1String("ok")].toBool())
            return notAsItShouldBe(QStringLiteral("verify finds damage"));
        return QStringLiteral("%1 entries of the journal, %2 artifacts")
            .arg((*found)[QLatin1String("journal")][QLatin1String("entries")].toInteger())
            .arg((*found)[QLatin1String("artifacts")][QLatin1String("checked")].toInteger());
    }

private:
    [[nodiscard]] Result<QJsonObject> ask(Operation operation, const QJsonObject &parameters)
    {
        Session session(m_service);
        QObject::connect(&session, &Session::answered, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        session.ask(operation, parameters);
        QCoreApplication::exec();
        return session.result() ? Result<QJsonObject>(toJson(*session.result())) : session.result().error();
    }

    [[nodiscard]] Result<QString> waitFor(const QString &what, Operation operation, const QJsonObject &parameters,
                                          const std::function<bool(const QJsonObject &)> &isSo)
    {
        const QDeadlineTimer deadline(kPatienceMs);
        while (true) {
            const auto seen = ask(operation, parameters);
            if (!seen)
                return seen.error();
            if (isSo(*seen))
                return what;
            if (deadline.hasExpired())
                return notAsItShouldBe(QStringLiteral("waited %1 s in vain: %2").arg(kPatienceMs / 1'000).arg(what));
            QThread::msleep(kLookEveryMs);
        }
    }

    [[nodiscard]] Result<QString> run(const QByteArray &json, const char *state)
    {
        const QJsonObject document{{QStringLiteral("name"), QStringLiteral("selftest.json")}, {QStringLiteral("text"), QString::fromUtf8(json)}};
        const auto added = ask(Operation::TasksAdd, {{QStringLiteral("documents"), QJsonArray{document}}});
        if (!added)
            return added.error();
        const QJsonValue task = (*added)[QLatin1String("added")][0];
        return waitFor(QStringLiteral("%1 is %2").arg(task[QLatin1String("id")].toString(), QLatin1String(state)), Operation::TasksShow,
                       {{QStringLiteral("id"), task[QLatin1String("id")]}},
                       [&](const QJsonObject &row) { return row[QLatin1String("state")] == QLatin1String(state); });
    }

    CoreService &m_service;
};

struct Drill {
    const char *id;
    Result<QString> (Drills::*run)();
};

constexpr Drill kDrills[] = {
    {"engine", &Drills::engineRuns},         {"queue", &Drills::queueIsWorked}, {"proof", &Drills::proofDoesNothing},
    {"kill", &Drills::killStops},            {"records", &Drills::recordsAreWhole},
};

QJsonObject resultOf(const char *id, const Result<QString> &done, qint64 ms)
{
    return {{QStringLiteral("id"), QLatin1String(id)}, {QStringLiteral("ok"), done.ok()},
            {QStringLiteral("detail"), done ? *done : done.error().detail}, {QStringLiteral("ms"), ms}};
}

} // namespace

Report selfTest(bool json, const Caller &caller)
{
    const QTemporaryDir folder;
    const auto core = openCore({folder.path(), caller, true});
    if (!core)
        return reportOn(json, core.error());
    Drills drills(*core->service);
    QJsonArray checks;
    bool ok = true;
    for (const Drill &drill : kDrills) {
        QElapsedTimer timer;
        timer.start();
        const auto done = (drills.*drill.run)();
        checks += resultOf(drill.id, done, timer.elapsed());
        ok = ok && done;
    }
    const QJsonObject object{{QStringLiteral("ok"), ok}, {QStringLiteral("checks"), checks}};
    Report report;
    report.code = ok ? ExitCode::Ok : ExitCode::Failed;
    report.out = json ? renderJson(object) : renderText(Verb::Selftest, object);
    return report;
}

} // namespace qd
