#include "ui/models/settingrow.h"

#include "core/base/untrustedtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace qd {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(qd::SettingRow)
};

QString typed(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 12) : value.toString();
}

QString titleOf(Setting setting)
{
    switch (setting) {
    case Setting::SafetyAllowReal: return Text::tr("Allow REAL");
    case Setting::EngineTickInterval: return Text::tr("Tick interval");
    case Setting::EngineMaxActionsPerTick: return Text::tr("Tasks per tick");
    case Setting::EngineMaxTickSeconds: return Text::tr("Longest tick");
    case Setting::EngineMaxConcurrent: return Text::tr("Tasks at once");
    case Setting::RetryBaseDelay: return Text::tr("First wait after a failure");
    case Setting::RetryMaxDelay: return Text::tr("Longest wait after a failure");
    case Setting::RetryMaxAttempts: return Text::tr("Attempts");
    case Setting::KillGrace: return Text::tr("Grace of a kill");
    case Setting::TaskTimeout: return Text::tr("Longest attempt");
    case Setting::TaskIdleTimeout: return Text::tr("Longest silence");
    case Setting::TaskWorkspace: return Text::tr("Workspace");
    }
    return {};
}

} // namespace

Result<SettingRow> settingRowFromJson(const QJsonObject &object)
{
    const auto text = [&](const char *key) { return object.value(QLatin1String(key)).toString(); };
    const auto type = fromText<SettingType>(text("type"));
    const auto source = fromText<SettingSource>(text("source"));
    if (!type || !source || text("name").isEmpty())
        return Error{QStringLiteral("message_malformed"), ErrorCategory::Internal, QStringLiteral("setting")};
    const SettingInfo *info = findSetting(text("name"));
    SettingRow row{text("name"), *type, *source, typed(object.value(QLatin1String("value"))), typed(object.value(QLatin1String("default"))),
                   text("unit"), text("origin"), text("meaning"), {}, object.value(QLatin1String("restart")).toBool(), info && info->arms};
    if (const QJsonValue least = object.value(QLatin1String("least")); least.isDouble())
        row.range = Text::tr("%1 to %2").arg(typed(least), typed(object.value(QLatin1String("most"))));
    return row;
}

std::vector<SettingRow> settingRowsFromJson(const QJsonObject &answer)
{
    std::vector<SettingRow> rows;
    const QJsonArray items = answer.value(QLatin1String("settings")).toArray();
    for (const QJsonValue &item : items) {
        if (auto row = settingRowFromJson(item.toObject()))
            rows.push_back(*std::move(row));
    }
    return rows;
}

QString titleOf(const SettingRow &row)
{
    const SettingInfo *info = findSetting(row.name);
    return info ? titleOf(info->setting) : UntrustedText(row.name).displayLine();
}

QString meaningOf(const SettingRow &row)
{
    return UntrustedText(QCoreApplication::translate("qd::SettingRow", row.meaning.toUtf8().constData())).displayLine();
}

QString unitText(const SettingRow &row)
{
    if (row.unit == QLatin1String("s"))
        return Text::tr("s", "seconds");
    if (row.unit == QLatin1String("tasks"))
        return Text::tr("tasks");
    return row.unit == QLatin1String("attempts") ? Text::tr("attempts") : UntrustedText(row.unit).displayLine();
}

QString valueText(const SettingRow &row, const QString &value)
{
    if (row.type == SettingType::Boolean)
        return value == QLatin1String("true") ? Text::tr("Yes") : Text::tr("No");
    if (value.isEmpty())
        return Text::tr("Empty");
    const QString shown = UntrustedText(value).displayLine();
    return row.unit.isEmpty() ? shown : shown + u' ' + unitText(row);
}

QString wordFor(SettingSource source)
{
    switch (source) {
    case SettingSource::CommandLine: return Text::tr("Command line");
    case SettingSource::Environment: return Text::tr("Environment");
    case SettingSource::Program: return Text::tr("Changed here");
    case SettingSource::File: return Text::tr("File of settings");
    case SettingSource::Default: return Text::tr("Default");
    }
    return {};
}

QString whySentence(const SettingRow &row)
{
    const QString origin = UntrustedText(row.origin).displayLine();
    const QString standard = Text::tr("The default is %1.").arg(valueText(row, row.standard));
    switch (row.source) {
    case SettingSource::CommandLine:
        return Text::tr("Fixed by the command line of the daemon (%1): a change made here would not count.").arg(origin);
    case SettingSource::Environment:
        return Text::tr("Fixed by the environment of the daemon (%1): a change made here would not count.").arg(origin);
    case SettingSource::Program: return Text::tr("Changed by %1.").arg(origin) + u' ' + standard;
    case SettingSource::File: return Text::tr("From the file of settings (%1).").arg(origin) + u' ' + standard;
    case SettingSource::Default: return Text::tr("This is the default: nobody has said otherwise.");
    }
    return {};
}

QString environmentNameOf(const SettingRow &row)
{
    const SettingInfo *info = findSetting(row.name);
    return info ? environmentName(*info) : QString();
}

QString commandFormOf(const SettingRow &row)
{
    static const QRegularExpression kPlain(QStringLiteral("\\A[A-Za-z0-9_./:-]+\\z"));
    QString value = row.value;
    if (!kPlain.match(value).hasMatch())
        value = u'\'' + value.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
    return UntrustedText(QStringLiteral("qdeck config set %1 %2").arg(row.name, value)).displayLine();
}

} // namespace qd
