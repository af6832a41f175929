#include "app/qdeck/configsample.h"

#include "core/domain/setting.h"

namespace qd {
namespace {

QString valueText(const SettingInfo &info)
{
    switch (info.type) {
    case SettingType::Boolean: return info.standard != 0 ? QStringLiteral("true") : QStringLiteral("false");
    case SettingType::Integer: return QString::number(info.standard);
    case SettingType::Seconds: return QString::number(double(info.standard) / 1'000, 'g', 12);
    case SettingType::Path: return QStringLiteral("\"\"");
    }
    return {};
}

QString rangeText(const SettingInfo &info)
{
    const auto number = [&](qint64 bound) { return QString::number(boundToJson(info, bound).toDouble(), 'g', 12); };
    switch (info.type) {
    case SettingType::Boolean: return QStringLiteral("true or false");
    case SettingType::Integer: return QStringLiteral("%1 to %2").arg(number(info.least), number(info.most));
    case SettingType::Seconds: return QStringLiteral("%1 to %2 seconds").arg(number(info.least), number(info.most));
    case SettingType::Path: return QStringLiteral("an absolute path");
    }
    return {};
}

} // namespace

QString sampleConfig()
{
    QString text = QStringLiteral("# Settings of Quarterdeck, with their defaults. As quarterdeck.toml in the profile it is read at every\n"
                                  "# start, and never written. What is changed in the program, the variable behind a setting and the\n"
                                  "# command line win over it.\n");
    QString group;
    for (const SettingInfo &info : settings()) {
        const QString name = QString::fromLatin1(info.name);
        if (const QString own = name.section(u'.', 0, 0); own != group)
            text += QStringLiteral("\n[%1]\n").arg(group = own);
        text += QStringLiteral("# %1 (%2; %3)\n%4 = %5\n")
                    .arg(QString::fromLatin1(info.meaning), rangeText(info), environmentName(info), name.section(u'.', 1), valueText(info));
    }
    return text;
}

} // namespace qd
