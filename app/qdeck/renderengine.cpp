#include "app/qdeck/renderengine.h"

#include "app/qdeck/rendercells.h"
#include "app/qdeck/texttable.h"
#include "core/domain/task.h"

#include <QJsonArray>

namespace qd {
namespace {

QString queueText(const QJsonObject &queue)
{
    QStringList parts;
    for (const auto &[state, word] : EnumWords<TaskState>::kWords) {
        if (const qint64 count = queue[QLatin1String(word)].toInteger(); count > 0)
            parts += QStringLiteral("%1 %2").arg(count).arg(QLatin1String(word));
    }
    return parts.isEmpty() ? QStringLiteral("empty") : parts.join(QStringLiteral(", "));
}

QString tickText(const QJsonObject &tick)
{
    if (tick[QLatin1String("number")].toInteger() <= 0)
        return QStringLiteral("none yet");
    return QStringLiteral("%1, %2, %3 ms, at %4")
        .arg(plain(tick[QLatin1String("number")]), plain(tick[QLatin1String("outcome")], kWordLimit),
             plain(tick[QLatin1String("duration_ms")]), moment(tick[QLatin1String("started_at")]));
}

// What was asked for, in words: the wish "halted" is no verb.
QString askedText(const QJsonObject &engine)
{
    const QString wish = plain(engine[QLatin1String("wish")], kWordLimit);
    return wish == QLatin1String("halted") ? QStringLiteral("stop") : wish;
}

QString settingValue(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 12)
        : value.isBool()    ? (value.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                            : plain(value, kDataLimit);
}

} // namespace

QString modeText(const QJsonObject &engine)
{
    if (engine[QLatin1String("mode")].toString() != QLatin1String("real"))
        return QStringLiteral("PROOF");
    return QStringLiteral("REAL until %1, %2 more tasks, armed by %3")
        .arg(moment(engine[QLatin1String("real_until")]), plain(engine[QLatin1String("real_remaining")]),
             plain(engine[QLatin1String("real_armed_by")], kWordLimit));
}

QString statusText(const QJsonObject &status)
{
    const QJsonObject engine = status[QLatin1String("engine")].toObject();
    const QJsonObject lease = engine[QLatin1String("lease")].toObject();
    const QJsonObject agents = status[QLatin1String("agents")].toObject();
    TextTable table;
    const auto row = [&](const char *label, const QString &value) { table.add({QString::fromUtf8(label), value}); };
    const QString state = plain(engine[QLatin1String("state")], kWordLimit);
    row("Engine", QStringLiteral("%1 (asked to %2)").arg(state, askedText(engine)));
    row("Mode", modeText(engine));
    row("Queue", queueText(status[QLatin1String("queue")].toObject()));
    row("Last tick", tickText(engine[QLatin1String("tick")].toObject()));
    row("Lease", lease[QLatin1String("owner")].toString().isEmpty()
                     ? QStringLiteral("held by nobody")
                     : QStringLiteral("epoch %1, %2 s left").arg(plain(lease[QLatin1String("epoch")]))
                           .arg(lease[QLatin1String("expires_in_ms")].toInteger() / 1'000));
    row("Agents", QStringLiteral("%1 of %2 enabled").arg(plain(agents[QLatin1String("enabled")]),
                                                         plain(agents[QLatin1String("total")])));
    row("Profile", plain(status[QLatin1String("profile")]));
    row("Version", plain(status[QLatin1String("version")], kWordLimit));
    return table.toString();
}

QString journalText(const QJsonObject &payload)
{
    TextTable table;
    const QJsonArray entries = payload[QLatin1String("entries")].toArray();
    for (const QJsonValue &entry : entries)
        table.add({plain(entry[QLatin1String("seq")]), moment(entry[QLatin1String("at")]),
                   plain(entry[QLatin1String("actor")], kWordLimit), plain(entry[QLatin1String("event")], kWordLimit),
                   plain(entry[QLatin1String("object")], kWordLimit), plain(entry[QLatin1String("data")], kDataLimit)});
    return table.toString();
}

QString agentsText(const QJsonObject &payload)
{
    TextTable table;
    table.add({QStringLiteral("NAME"), QStringLiteral("TRANSPORT"), QStringLiteral("ENABLED"), QStringLiteral("HEALTHY"),
               QStringLiteral("RUNNING"), QStringLiteral("SLOTS"), QStringLiteral("KINDS")});
    const QJsonArray agents = payload[QLatin1String("agents")].toArray();
    for (const QJsonValue &agent : agents)
        table.add({plain(agent[QLatin1String("name")], kWordLimit),
                   plain(agent[QLatin1String("transport")], kWordLimit), plain(agent[QLatin1String("enabled")]),
                   plain(agent[QLatin1String("healthy")]),
                   QString::number(agent[QLatin1String("running")].toArray().size()),
                   plain(agent[QLatin1String("slots")]), words(agent[QLatin1String("kinds")])});
    return table.toString();
}

QString findingsText(const QJsonObject &payload)
{
    TextTable table;
    const QJsonArray findings = payload[QLatin1String("findings")].toArray();
    for (const QJsonValue &finding : findings)
        table.add({plain(finding[QLatin1String("id")], kWordLimit), plain(finding[QLatin1String("result")], kWordLimit),
                   plain(finding[QLatin1String("detail")])});
    return table.toString();
}

QString drillsText(const QJsonObject &payload)
{
    TextTable table;
    const QJsonArray checks = payload[QLatin1String("checks")].toArray();
    for (const QJsonValue &check : checks)
        table.add({check[QLatin1String("ok")].toBool() ? QStringLiteral("ok") : QStringLiteral("FAILED"),
                   plain(check[QLatin1String("id")], kWordLimit), QStringLiteral("%1 ms").arg(plain(check[QLatin1String("ms")])),
                   plain(check[QLatin1String("detail")], kDataLimit)});
    return table.toString();
}

QString settingsText(const QJsonObject &payload)
{
    TextTable table;
    table.add({QStringLiteral("NAME"), QStringLiteral("VALUE"), QStringLiteral("UNIT"), QStringLiteral("SOURCE"),
               QStringLiteral("ORIGIN"), QStringLiteral("MEANING")});
    const QJsonArray settings = payload[QLatin1String("settings")].toArray();
    for (const QJsonValue &setting : settings)
        table.add({plain(setting[QLatin1String("name")], kTitleLimit), settingValue(setting[QLatin1String("value")]),
                   plain(setting[QLatin1String("unit")], kWordLimit), plain(setting[QLatin1String("source")], kWordLimit),
                   plain(setting[QLatin1String("origin")], kTitleLimit), plain(setting[QLatin1String("meaning")], kDataLimit)});
    return table.toString();
}

QString settingText(const QJsonObject &setting)
{
    return QStringLiteral("%1 = %2 (%3)\n").arg(plain(setting[QLatin1String("name")], kTitleLimit),
                                                settingValue(setting[QLatin1String("value")]),
                                                plain(setting[QLatin1String("source")], kWordLimit));
}

QString healthText(const QJsonObject &health)
{
    QString text = plain(health[QLatin1String("status")], kWordLimit) + u'\n';
    const QJsonArray reasons = health[QLatin1String("reasons")].toArray();
    for (const QJsonValue &reason : reasons)
        text += QStringLiteral("%1: %2 (%3)\n").arg(plain(reason[QLatin1String("level")], kWordLimit),
                                                    plain(reason[QLatin1String("detail")], kDataLimit),
                                                    plain(reason[QLatin1String("code")], kWordLimit));
    return text;
}

} // namespace qd
