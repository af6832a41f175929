#include "core/api/settingcodec.h"

namespace qd {

QJsonObject toJson(const EffectiveSetting &setting)
{
    const SettingInfo &info = infoOf(setting.setting);
    const bool bounded = info.type == SettingType::Integer || info.type == SettingType::Seconds;
    return {
        {QStringLiteral("name"), QString::fromLatin1(info.name)},
        {QStringLiteral("value"), settingToJson(info, setting.value)},
        {QStringLiteral("default"), settingToJson(info, defaultOf(info))},
        {QStringLiteral("source"), toText(setting.source)},
        {QStringLiteral("origin"), setting.origin},
        {QStringLiteral("type"), toText(info.type)},
        {QStringLiteral("unit"), QString::fromLatin1(info.unit)},
        {QStringLiteral("least"), bounded ? boundToJson(info, info.least) : QJsonValue()},
        {QStringLiteral("most"), bounded ? boundToJson(info, info.most) : QJsonValue()},
        {QStringLiteral("restart"), info.restart},
        {QStringLiteral("meaning"), QString::fromLatin1(info.meaning)},
    };
}

} // namespace qd
