#include "core/domain/setting.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace qd {
namespace {

using Type = SettingType;

constexpr qint64 kDayMs = 86'400'000;

constexpr SettingInfo kTable[] = {
    {Setting::SafetyAllowReal, "safety.allow_real", Type::Boolean, 0, 0, 1, "", false, true,
     QT_TRANSLATE_NOOP("qd::SettingRow", "may the engine be armed for REAL at all")},
    {Setting::EngineTickInterval, "engine.tick_interval", Type::Seconds, 1'000, 100, 60'000, "s", false, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "from one tick to the next, when nothing calls for one earlier")},
    {Setting::EngineMaxActionsPerTick, "engine.max_actions_per_tick", Type::Integer, 3, 1, 10'000, "tasks", false, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "how many tasks one tick takes")},
    {Setting::EngineMaxTickSeconds, "engine.max_tick_seconds", Type::Seconds, 20'000, 100, 3'600'000, "s", false, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "a tick that has lasted this long begins nothing more")},
    {Setting::EngineMaxConcurrent, "engine.max_concurrent", Type::Integer, 5, 1, 1'000, "tasks", false, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "how many tasks run at once, over all agents")},
    {Setting::RetryBaseDelay, "retry.base_delay", Type::Seconds, 5'000, 0, kDayMs, "s", false, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "wait after the first failure; every further one doubles it")},
    {Setting::RetryMaxDelay, "retry.max_delay", Type::Seconds, 300'000, 0, kDayMs, "s", false, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "the longest wait after a failure, give or take a fifth")},
    {Setting::RetryMaxAttempts, "retry.max_attempts", Type::Integer, 3, 1, 100, "attempts", false, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "attempts at a new task that does not say how many")},
    {Setting::KillGrace, "kill.grace", Type::Seconds, 2'000, 0, 60'000, "s", false, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "from asking an agent to end to ending it")},
    {Setting::TaskTimeout, "task.timeout", Type::Seconds, 3'600'000, 1'000, kDayMs, "s", false, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "the longest attempt at a task that does not say how long")},
    {Setting::TaskIdleTimeout, "task.idle_timeout", Type::Seconds, 600'000, 1'000, kDayMs, "s", false, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "the longest silence of a task that does not say how long")},
    {Setting::TaskWorkspace, "task.workspace", Type::Path, 0, 0, 4'095, "", true, false,
     QT_TRANSLATE_NOOP("qd::SettingRow", "where tasks without a workspace work; empty is the profile's scratch folder")},
};

Error wrong(const SettingInfo &info, const QString &rule)
{
    return {QStringLiteral("setting_value"), ErrorCategory::Permanent,
            QStringLiteral("%1 must be %2").arg(QString::fromLatin1(info.name), rule)};
}

QString number(const SettingInfo &info, qint64 value)
{
    return QString::number(info.type == Type::Seconds ? double(value) / 1'000 : double(value), 'g', 12);
}

Result<SettingValue> inRange(const SettingInfo &info, qint64 value)
{
    if (value < info.least || value > info.most)
        return wrong(info, QStringLiteral("between %1 and %2").arg(number(info, info.least), number(info, info.most)));
    return SettingValue(value);
}

Result<SettingValue> millisecondsOf(const SettingInfo &info, double seconds)
{
    if (!std::isfinite(seconds) || std::abs(seconds) > 1e9)
        return wrong(info, QStringLiteral("a number of seconds"));
    return inRange(info, std::llround(seconds * 1'000));
}

Result<SettingValue> pathOf(const SettingInfo &info, const QString &path)
{
    const bool clean = path.isValidUtf16() && !path.contains(QChar::Null) && path.toUtf8().size() <= info.most;
    if (!path.isEmpty() && (!clean || !QDir::isAbsolutePath(path)))
        return wrong(info, QStringLiteral("an absolute path of at most %1 bytes").arg(info.most));
    return SettingValue(path);
}

} // namespace

std::span<const SettingInfo> settings()
{
    return kTable;
}

const SettingInfo &infoOf(Setting setting)
{
    return kTable[size_t(setting)];
}

const SettingInfo *findSetting(QStringView name)
{
    const auto found = std::find_if(std::begin(kTable), std::end(kTable),
                                    [&](const SettingInfo &info) { return name == QLatin1String(info.name); });
    return found == std::end(kTable) ? nullptr : found;
}

QString environmentName(const SettingInfo &info)
{
    return QStringLiteral("QUARTERDECK_") + QString::fromLatin1(info.name).toUpper().replace(u'.', u'_');
}

SettingValue defaultOf(const SettingInfo &info)
{
    switch (info.type) {
    case Type::Boolean: return info.standard != 0;
    case Type::Integer:
    case Type::Seconds: return info.standard;
    case Type::Path: return QString();
    }
    return {};
}

Result<SettingValue> settingFromText(const SettingInfo &info, const QString &text)
{
    static const QRegularExpression kWhole(QStringLiteral("\\A-?[0-9]{1,9}\\z"));
    static const QRegularExpression kDuration(QStringLiteral("\\A(-?[0-9]{1,9}(?:\\.[0-9]{1,9})?)([smh]?)\\z"));
    switch (info.type) {
    case Type::Boolean:
        for (const auto &[yes, no] : {std::pair{"true", "false"}, std::pair{"1", "0"}, std::pair{"yes", "no"}, std::pair{"on", "off"}}) {
            if (text == QLatin1String(yes) || text == QLatin1String(no))
                return SettingValue(text == QLatin1String(yes));
        }
        return wrong(info, QStringLiteral("true or false"));
    case Type::Integer:
        return kWhole.match(text).hasMatch() ? inRange(info, text.toLongLong()) : wrong(info, QStringLiteral("a whole number"));
    case Type::Seconds: {
        const auto match = kDuration.match(text);
        if (!match.hasMatch())
            return wrong(info, QStringLiteral("a number of seconds, or one with s, m or h"));
        const QString unit = match.captured(2);
        return millisecondsOf(info, match.captured(1).toDouble() * (unit == u"h" ? 3'600 : unit == u"m" ? 60 : 1));
    }
    case Type::Path: return pathOf(info, text);
    }
    return wrong(info, {});
}

Result<SettingValue> settingFromJson(const SettingInfo &info, const QJsonValue &value)
{
    switch (info.type) {
    case Type::Boolean: return value.isBool() ? Result(SettingValue(value.toBool())) : wrong(info, QStringLiteral("true or false"));
    case Type::Integer: {
        const double given = value.toDouble();
        const bool whole = value.isDouble() && std::abs(given) <= 1e9 && given == std::trunc(given);
        return whole ? inRange(info, qint64(given)) : wrong(info, QStringLiteral("a whole number"));
    }
    case Type::Seconds: return value.isDouble() ? millisecondsOf(info, value.toDouble()) : wrong(info, QStringLiteral("a number of seconds"));
    case Type::Path: return value.isString() ? pathOf(info, value.toString()) : wrong(info, QStringLiteral("a text"));
    }
    return wrong(info, {});
}

QJsonValue settingToJson(const SettingInfo &info, const SettingValue &value)
{
    switch (info.type) {
    case Type::Boolean: return std::get<bool>(value);
    case Type::Integer:
    case Type::Seconds: return boundToJson(info, std::get<qint64>(value));
    case Type::Path: return std::get<QString>(value);
    }
    return {};
}

QJsonValue boundToJson(const SettingInfo &info, qint64 bound)
{
    return info.type == Type::Seconds ? QJsonValue(double(bound) / 1'000) : QJsonValue(bound);
}

} // namespace qd
