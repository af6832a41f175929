#include "tests/docs/settingspage.h"

#include "core/domain/setting.h"

#include <QStringList>

namespace qd {
namespace {

QString withUnit(const SettingInfo &info, const QString &value)
{
    return *info.unit ? value + u' ' + QString::fromLatin1(info.unit) : value;
}

QString number(const SettingInfo &info, qint64 value)
{
    return QString::number(boundToJson(info, value).toDouble(), 'g', 12);
}

QString defaultText(const SettingInfo &info)
{
    switch (info.type) {
    case SettingType::Boolean: return info.standard != 0 ? QStringLiteral("true") : QStringLiteral("false");
    case SettingType::Integer:
    case SettingType::Seconds: return withUnit(info, number(info, info.standard));
    case SettingType::Path: return QStringLiteral("empty");
    }
    return {};
}

QString rangeText(const SettingInfo &info)
{
    switch (info.type) {
    case SettingType::Boolean: return QStringLiteral("true or false");
    case SettingType::Integer:
    case SettingType::Seconds:
        return withUnit(info, QStringLiteral("%1 to %2").arg(number(info, info.least), number(info, info.most)));
    case SettingType::Path: return QStringLiteral("an absolute path");
    }
    return {};
}

QString meaningText(const SettingInfo &info)
{
    QString text = QString::fromUtf8(info.meaning);
    if (info.restart)
        text += QStringLiteral("; counts from the next start on");
    if (info.arms)
        text += QStringLiteral("; only who may arm can change it");
    return text;
}

QString row(const SettingInfo &info)
{
    const QString name = QString::fromLatin1(info.name);
    return QStringLiteral("| `%1` | %2 | %3 | %4 | `%5` | `--set %1=…` |")
        .arg(name, meaningText(info), defaultText(info), rangeText(info), environmentName(info));
}

} // namespace

QString settingsPage()
{
    QStringList lines{
        QStringLiteral("| Setting | What it means | Default | Range | In the environment | On the command line |"),
        QStringLiteral("|---|---|---|---|---|---|")};
    for (const SettingInfo &info : settings())
        lines += row(info);
    return lines.join(u'\n') + u'\n';
}

} // namespace qd
