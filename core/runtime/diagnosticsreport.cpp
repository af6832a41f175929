#include "core/runtime/diagnosticsreport.h"

#include "core/api/rowarray.h"
#include "core/api/settingcodec.h"
#include "core/api/statuscodec.h"
#include "core/base/clock.h"
#include "core/doors/peer.h"
#include "core/rules/redaction.h"
#include "core/runtime/healthreport.h"
#include "core/store/migrations.h"
#include "core/store/taskreader.h"
#include "core/store/tickstore.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QStorageInfo>
#include <QSysInfo>

#include <unistd.h>

namespace qd {
namespace {

constexpr int kTicks = 50;
constexpr int kEntries = 100;
constexpr int kMostText = 500; ///< characters of one line of the log

QJsonObject failureOf(const Error &error)
{
    return {{QStringLiteral("error"), error.code}};
}

QJsonObject versions(Database &database)
{
    const auto sqlite = database.query("SELECT sqlite_version()");
    const auto schema = database.userVersion();
    return {{QStringLiteral("quarterdeck"), QStringLiteral(QD_VERSION)},
            {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("sqlite"), sqlite && !sqlite->empty() ? QJsonValue(sqlite->front().text(0)) : QJsonValue()},
            {QStringLiteral("schema"), schema ? QJsonValue(*schema) : QJsonValue()},
            {QStringLiteral("schema_of_program"), kSchemaVersion},
            {QStringLiteral("system"), QSysInfo::prettyProductName()},
            {QStringLiteral("kernel"), QSysInfo::kernelVersion()},
            {QStringLiteral("architecture"), QSysInfo::currentCpuArchitecture()}};
}

QJsonObject placeOf(const Profile &profile)
{
    const QStorageInfo disk(QFileInfo(profile.database()).absolutePath());
    return {{QStringLiteral("root"), profile.root()},
            {QStringLiteral("database_bytes"), QFileInfo(profile.database()).size()},
            {QStringLiteral("log_bytes"), QFileInfo(profile.database() + QStringLiteral("-wal")).size()},
            {QStringLiteral("disk_bytes_free"), disk.bytesAvailable()},
            {QStringLiteral("disk_file_system"), QString::fromUtf8(disk.fileSystemType())},
            {QStringLiteral("halted"), QFileInfo::exists(profile.killLatch())},
            {QStringLiteral("daily_copies"), qint64(QDir(profile.backups()).entryList(QDir::Files).size())}};
}

QJsonArray settingsOf(const SettingLayers &settings)
{
    QJsonArray list;
    for (const EffectiveSetting &setting : settings.all()) {
        const QJsonObject whole = toJson(setting);
        QJsonObject row;
        for (const char *name : {"name", "value", "source", "origin"})
            row.insert(QLatin1String(name), whole[QLatin1String(name)]);
        list += row;
    }
    return list;
}

// What an agent runs and with which environment is its owner's business.
QJsonArray agentsOf(const std::vector<AgentStatus> &agents)
{
    QJsonArray list;
    for (const AgentStatus &agent : agents) {
        QJsonObject row = toJson(agent);
        row.remove(QStringLiteral("settings"));
        row.remove(QStringLiteral("specialties"));
        list += row;
    }
    return list;
}

QJsonValue ticksOf(Database &database)
{
    const auto ticks = TickStore(database).newest(kTicks);
    return ticks ? QJsonValue(toJsonArray(*ticks)) : QJsonValue(failureOf(ticks.error()));
}

QJsonValue journalOf(Database &database)
{
    const auto entries = TaskReader(database).journal({}, 0, kEntries);
    if (!entries)
        return failureOf(entries.error());
    QJsonArray list;
    for (const JournalEntry &entry : *entries)
        list += QJsonObject{{QStringLiteral("seq"), entry.seq}, {QStringLiteral("at"), entry.at}, {QStringLiteral("actor"), entry.actor},
                            {QStringLiteral("event"), entry.event}, {QStringLiteral("object"), entry.object}};
    return list;
}

bool isOutput(const LogLine &line)
{
    return line.source.startsWith(QLatin1String("agent:")) || line.source == QLatin1String("verify");
}

QJsonArray logOf(const std::vector<LogLine> &lines)
{
    QJsonArray list;
    for (const LogLine &line : lines) {
        QJsonObject row = toJson(line);
        row.insert(QStringLiteral("text"), isOutput(line) ? QStringLiteral("[output]") : line.text.displayLine(kMostText));
        list += row;
    }
    return list;
}

Redactor redactorHere()
{
    return Redactor({QDir::homePath(), userName(::geteuid()), QSysInfo::machineHostName()});
}

} // namespace

Result<QJsonObject> diagnosticsReport(Database &database, const EventHub &hub, const SettingLayers &settings, const Profile &profile)
{
    const EngineStatus status = hub.status();
    const auto health = healthReport(database, status, settings, profile.anchor());
    const QJsonObject found{
        {QStringLiteral("versions"), versions(database)},
        {QStringLiteral("profile"), placeOf(profile)},
        {QStringLiteral("settings"), settingsOf(settings)},
        {QStringLiteral("health"), health ? *health : failureOf(health.error())},
        {QStringLiteral("status"), toJson(status)},
        {QStringLiteral("agents"), agentsOf(hub.agents())},
        {QStringLiteral("ticks"), ticksOf(database)},
        {QStringLiteral("journal"), journalOf(database)},
        {QStringLiteral("log"), logOf(hub.newestLines())},
    };
    QJsonObject report = redactorHere().value(found).toObject();
    report.insert(QStringLiteral("format"), kDiagnosticsFormat);
    report.insert(QStringLiteral("made_at"), SystemClock().wallMs());
    report.insert(QStringLiteral("left_out"),
                  QStringLiteral("titles and contents of tasks, output and settings of agents, the environment, what looks like a "
                                 "secret, the names of user, machine and home folder"));
    return report;
}

} // namespace qd
