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
    QString title = row.name.section(u'.', 1).replace(u'_', u' ');
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return row.name == QLatin1String("safety.allow_real") ? Text::tr("Allow REAL") : UntrustedText(title).displayLine();
}

QString valueText(const SettingRow &row, const QString &value)
{
    if (row.type == SettingType::Boolean)
        return value == QLatin1String("true") ? Text::tr("Yes") : Text::tr("No");
    if (value.isEmpty())
        return Text::tr("Empty");
    const QString shown = UntrustedText(value).displayLine();
    return row.unit.isEmpty() ? shown : shown + u' ' + UntrustedText(row.unit).displayLine();
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
