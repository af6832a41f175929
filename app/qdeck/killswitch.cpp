#include "app/qdeck/killswitch.h"

#include "app/qdeck/opencore.h"
#include "app/qdeck/render.h"
#include "app/qdeck/session.h"
#include "core/api/batchcodec.h"
#include "core/api/taskcodec.h"
#include "core/base/untrustedtext.h"
#include "core/runtime/killlatch.h"
#include "core/runtime/outsidekill.h"
#include "core/runtime/settingsources.h"
#include "core/store/ownerlock.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace qd {
namespace {

constexpr int kOwnerAnswerMs = 1'000; ///< a healthy owner needs a few; a frozen one does not get better by waiting

struct OwnersAnswer {
    Result<Payload> result;
    bool byAnother = false; ///< false: nobody else owns the profile, or nobody answered
};

OwnersAnswer askOnce(const Invocation &invocation, const Caller &caller, const QDeadlineTimer &deadline)
{
    const int patienceMs = int(qMax<qint64>(deadline.remainingTime(), 1));
    OpenRequest request{invocation.profile, caller, false, 0, patienceMs, invocation.config};
    request.stops = true;
    const auto core = openCore(request);
    if (!core)
        return {core.error()};
    Session session(*core->service);
    QObject::connect(&session, &Session::answered, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    // Our own core has the time that opening it took, and answers at once.
    const qint64 answerMs = core->owned ? kOwnerAnswerMs : deadline.remainingTime();
    QTimer::singleShot(int(answerMs), &session, [] { QCoreApplication::quit(); });
    session.ask(invocation.operation, invocation.parameters);
    QCoreApplication::exec();
    if (session.isAnswered())
        return {session.result(), !core->owned && session.result()};
    return {Error{QStringLiteral("owner_silent"), ErrorCategory::Transient, QStringLiteral("no answer in time")}};
}

// The owner may have been a program like this one, which had its answer and left.
OwnersAnswer askOwner(const Invocation &invocation, const Caller &caller)
{
    const QDeadlineTimer deadline(kOwnerAnswerMs);
    while (true) {
        OwnersAnswer answer = askOnce(invocation, caller, deadline);
        const bool lost = !answer.result && answer.result.error().code == QLatin1String("connection_lost");
        if (!lost || deadline.hasExpired())
            return answer;
    }
}

QString line(const QString &text, const Error &error)
{
    return QStringLiteral("qdeck: %1 (%2)\n").arg(UntrustedText(text).displayLine(), UntrustedText(error.code).displayLine());
}

QJsonObject payloadOf(const OutsideKill &kill, bool latched)
{
    QJsonObject payload{{QStringLiteral("latched"), latched},
                        {QStringLiteral("ended"), kill.ended},
                        {QStringLiteral("survivors"), kill.survivors}};
    if (!kill.owner.isEmpty())
        payload.insert(QStringLiteral("owner"), QJsonObject{{QStringLiteral("answered"), false},
                                                            {QStringLiteral("pid"), kill.ownerPid}});
    return payload;
}

// Why there was nobody who would have written it down.
QString reasonLine(const OutsideKill &kill, const Error &error)
{
    if (kill.owner.isEmpty())
        return line(error.detail + QStringLiteral("; the kill is not in the journal yet"), error);
    return line(QStringLiteral("the owner, process %1, did not answer, so its agents were ended without it")
                    .arg(kill.ownerPid), error);
}

Report reportOn(const Invocation &invocation, const OutsideKill &kill, const Result<void> &latched,
                const Result<Payload> &answer)
{
    Report report;
    QJsonObject payload = payloadOf(kill, latched.ok());
    if (!answer) {
        report.err += reasonLine(kill, answer.error());
        if (invocation.json)
            payload.insert(QStringLiteral("unrecorded"), toJson(answer.error()));
    }
    if (!latched)
        report.err += line(latched.error().detail, latched.error());
    if (!kill.looked)
        report.err += QStringLiteral("qdeck: the profile's id is not known, so nobody could look for its agents\n");
    report.out = invocation.json ? renderJson(payload) : renderText(Verb::Kill, payload);
    report.code = latched && kill.looked && kill.survivors == 0 ? ExitCode::Ok : ExitCode::Failed;
    return report;
}

// Where there is no owner to ask, the latch need not wait for a database that may take its time.
bool isOwned(const Profile &profile)
{
    const auto lock = OwnerLock::acquire(profile.ownerLock());
    return !lock && lock.error().code == QLatin1String("owned_elsewhere");
}

// What was changed in the program is in a database that nobody waits for here.
std::chrono::milliseconds graceOf(const Invocation &invocation, const Profile &profile)
{
    const bool now = invocation.parameters[QLatin1String("now")].toBool();
    const auto settings = readSettings({}, QProcessEnvironment::systemEnvironment(), invocation.config, profile.settingsFile());
    return std::chrono::milliseconds(now ? 0 : settings.ok() ? settings->number(Setting::KillGrace) : SettingLayers().number(Setting::KillGrace));
}

bool saysLatched(const Result<Payload> &answer)
{
    return answer && toJson(*answer)[QLatin1String("latched")].toBool();
}

} // namespace

Report kill(const Invocation &invocation, const Caller &caller)
{
    const auto named = Profile::named(invocation.profile, QProcessEnvironment::systemEnvironment());
    if (!named)
        return reportOn(invocation.json, named.error());
    const Profile &profile = *named;
    if (const auto prepared = profile.prepare(); !prepared && !profile.exists())
        return reportOn(invocation.json, prepared.error());
    const auto latch = [&] {
        const QString reason = invocation.parameters[QLatin1String("reason")].toString();
        return KillLatch(profile.killLatch()).set(caller.actor + QStringLiteral(": ") + reason);
    };
    if (!isOwned(profile))
        static_cast<void>(latch()); // told of below, where it is set once more
    const OwnersAnswer answer = askOwner(invocation, caller);
    if (answer.byAnother) {
        Report report = reportOn(invocation, answer.result);
        report.code = saysLatched(answer.result) ? ExitCode::Ok : ExitCode::Failed;
        return report;
    }
    // In this order: an owner that goes on after all looks for the latch after each start, and we look for what it
    // has started after setting it.
    const auto latched = latch();
    const OutsideKill outside = killFromOutside(profile, graceOf(invocation, profile));
    return reportOn(invocation, outside, latched, answer.result);
}

} // namespace qd
