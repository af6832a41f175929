#include "app/qdeck/report.h"

#include "app/qdeck/render.h"
#include "core/api/batchcodec.h"
#include "core/api/statuscodec.h"
#include "core/api/taskcodec.h"
#include "core/base/untrustedtext.h"

#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

QString shown(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : UntrustedText(value.toString()).displayLine();
}

// "tasks/a.md:3: priority: from 0 to 10 (out_of_range)"
QString rejectionText(const QJsonValue &row)
{
    QString place = shown(row[QLatin1String("source")]);
    if (row[QLatin1String("row")].toInteger() > 0)
        place += u':' + shown(row[QLatin1String("row")]);
    for (const char *name : {"id", "field"}) {
        const QString part = shown(row[QLatin1String(name)]);
        if (!part.isEmpty())
            place += (place.isEmpty() ? QString() : QStringLiteral(": ")) + part;
    }
    return QStringLiteral("qdeck: %1: %2 (%3)\n").arg(place, shown(row[QLatin1String("detail")]),
                                                      shown(row[QLatin1String("code")]));
}

// One common reason is the reason of the whole; several are just a failure.
ExitCode codeOf(const QJsonArray &refusals)
{
    const QString first = refusals.first()[QLatin1String("code")].toString();
    const bool same = std::all_of(refusals.begin(), refusals.end(), [&](const QJsonValue &refusal) {
        return refusal[QLatin1String("code")].toString() == first;
    });
    return same ? exitCodeFor({first, ErrorCategory::Permanent, {}}) : ExitCode::Failed;
}

void addRefusals(Report &report, const QJsonArray &refusals)
{
    for (const QJsonValue &refusal : refusals)
        report.err += rejectionText(refusal);
    if (!refusals.isEmpty())
        report.code = codeOf(refusals);
}

// Of a larger answer, what the verb asks for.
QJsonObject partFor(const Invocation &invocation, const QJsonObject &payload)
{
    if (invocation.verb == Verb::Config && invocation.parameters.contains(QLatin1String("name"))
        && payload.contains(QLatin1String("settings")))
        return payload[QLatin1String("settings")][0].toObject();
    if (invocation.verb != Verb::Mode)
        return payload;
    QJsonObject mode;
    for (const char *key : {"mode", "real_until", "real_remaining", "real_armed_by"})
        mode.insert(QLatin1String(key), payload[QLatin1String("engine")][QLatin1String(key)]);
    return mode;
}

ExitCode codeOfHealth(const QJsonObject &health)
{
    if (health[QLatin1String("engine_state")].toString() == QLatin1String("stopped"))
        return ExitCode::NoEngine;
    return health[QLatin1String("status")].toString() == QLatin1String("unhealthy") ? ExitCode::Failed : ExitCode::Ok;
}

// A change that does not count yet, or not at all, is no success to be silent about.
void addNotes(Report &report, const QJsonObject &payload)
{
    if (!payload.contains(QLatin1String("overridden")))
        return;
    if (payload[QLatin1String("overridden")].toBool())
        report.err += QStringLiteral("qdeck: it is kept, but %1 wins over it\n")
                          .arg(UntrustedText(payload[QLatin1String("origin")].toString()).displayLine());
    if (payload[QLatin1String("restart")].toBool())
        report.err += QStringLiteral("qdeck: it counts from the next start of the engine on\n");
}

} // namespace

Report reportOn(const Invocation &invocation, const Result<Payload> &result)
{
    if (!result)
        return reportOn(invocation.json, result.error());
    const QJsonObject payload = partFor(invocation, toJson(*result));
    Report report;
    report.out = invocation.json ? renderJson(payload) : renderText(invocation.verb, payload);
    addRefusals(report, payload[QLatin1String("rejected")].toArray());
    addRefusals(report, payload[QLatin1String("refused")].toArray());
    if (payload[QLatin1String("invalid")].toInteger() > 0) // of a dry run
        report.code = ExitCode::Failed;
    if (payload[QLatin1String("truncated")].toBool())
        report.err += QStringLiteral("qdeck: the first %1 of %2\n")
                          .arg(payload[QLatin1String("tasks")].toArray().size())
                          .arg(payload[QLatin1String("total")].toInteger());
    if (invocation.verb == Verb::AgentTest && !payload[QLatin1String("ok")].toBool()) {
        report.code = ExitCode::Failed;
        report.err += QStringLiteral("qdeck: the agent could not work\n");
    }
    if (invocation.verb == Verb::Health)
        report.code = codeOfHealth(payload);
    addNotes(report, payload);
    if (invocation.verb == Verb::Verify && !payload[QLatin1String("ok")].toBool()) {
        report.code = ExitCode::Failed;
        report.err += QStringLiteral("qdeck: the records are damaged, or not those that were here\n");
    }
    return report;
}

Report reportOnRun(bool json, int exitCode, const std::optional<EngineStatus> &status)
{
    Report report;
    report.code = ExitCode(exitCode);
    const QJsonObject object = status ? toJson(*status) : QJsonObject();
    report.out = json ? renderJson(object) : renderText(Verb::Run, object);
    if (status && status->state == EngineState::Killed && report.code == ExitCode::Refused)
        report.err = QStringLiteral("qdeck: killed; 'qdeck reset-kill --confirm RESET' leaves that state (killed)\n");
    else if (status && status->controls.wish == RunWish::Pause && status->queue.of(TaskState::Queued) > 0)
        report.err = QStringLiteral("qdeck: paused; tasks wait for 'qdeck resume'\n");
    return report;
}

Report reportOnRestore(bool json, const QJsonObject &restored)
{
    Report report;
    report.out = json ? renderJson(restored) : renderText(Verb::Restore, restored);
    report.err = QStringLiteral("qdeck: paused; 'qdeck verify' tells which artifacts are missing, 'qdeck resume' works on\n");
    return report;
}

Report reportOnCopies(bool json, const QJsonObject &copies)
{
    Report report;
    report.out = json ? renderJson(copies) : renderText(Verb::Restore, copies);
    report.err = QStringLiteral("qdeck: 'qdeck restore FILE --confirm RESTORE' puts one in the place of the database, which is kept; "
                                "what came after it is not in it\n");
    return report;
}

Report reportOn(bool json, const Error &error)
{
    const QString detail = UntrustedText(error.detail).displayLine();
    Report report;
    report.code = exitCodeFor(error);
    report.err = QStringLiteral("qdeck: %1 (%2)\n").arg(detail.isEmpty() ? QStringLiteral("refused") : detail,
                                                       UntrustedText(error.code).displayLine());
    if (error.code == QLatin1String("database_corrupt") || error.code == QLatin1String("database_lost"))
        report.err += QStringLiteral("qdeck: 'qdeck restore' lists the copies that there are\n");
    if (json)
        report.out = renderJson({{QStringLiteral("error"), toJson(error)}});
    return report;
}

} // namespace qd
