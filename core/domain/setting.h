#pragma once

#include "core/base/enumtext.h"
#include "core/base/result.h"

#include <QJsonValue>
#include <QString>

#include <span>
#include <variant>

namespace qd {

/// Everything that an operator can set. The order is that of the table in setting.cpp.
enum class Setting {
    SafetyAllowReal,
    EngineTickInterval,
    EngineMaxActionsPerTick,
    EngineMaxTickSeconds,
    EngineMaxConcurrent,
    RetryBaseDelay,
    RetryMaxDelay,
    RetryMaxAttempts,
    KillGrace,
    TaskTimeout,
    TaskIdleTimeout,
    TaskWorkspace,
};

enum class SettingType {
    Boolean,
    Integer,
    Seconds, ///< fractions allowed, to the millisecond
    Path,    ///< absolute; empty = what the meaning of the setting says
};

/// Boolean: bool. Integer: qint64. Seconds: qint64 milliseconds. Path: QString.
using SettingValue = std::variant<bool, qint64, QString>;

/// One row of the table of settings.
struct SettingInfo {
    Setting setting;
    const char *name; ///< "engine.tick_interval": group and key in the file, and how doors spell it
    SettingType type;
    qint64 standard; ///< the default: 0 or 1, a number, milliseconds; of a path always 0, which is the empty one
    qint64 least;    ///< as `standard`; of a path characters
    qint64 most;
    const char *unit; ///< for people; empty = none
    bool restart;     ///< a change counts from the next start of the engine on
    bool arms;        ///< changing it needs Scope::Arm besides
    const char *meaning; ///< English, marked for translators
};

/// The whole table, in the order of Setting.
[[nodiscard]] std::span<const SettingInfo> settings();
[[nodiscard]] const SettingInfo &infoOf(Setting setting);
/// nullptr for a name that no setting has.
[[nodiscard]] const SettingInfo *findSetting(QStringView name);

/// "QUARTERDECK_ENGINE_TICK_INTERVAL".
[[nodiscard]] QString environmentName(const SettingInfo &info);

[[nodiscard]] SettingValue defaultOf(const SettingInfo &info);

/// As a person types it: true, yes, on or 1 and their opposites; a whole number; a number of seconds, or one with s, m
/// or h behind it; an absolute path. Error `setting_value` (Permanent), also for what is out of range.
[[nodiscard]] Result<SettingValue> settingFromText(const SettingInfo &info, const QString &text);

/// As files and rows hold it: a boolean, a number (of seconds), a text. Error as above; nothing is converted.
[[nodiscard]] Result<SettingValue> settingFromJson(const SettingInfo &info, const QJsonValue &value);

/// The inverse of settingFromJson().
[[nodiscard]] QJsonValue settingToJson(const SettingInfo &info, const SettingValue &value);

/// A bound of the range in the unit that people see: seconds where `least` has milliseconds.
[[nodiscard]] QJsonValue boundToJson(const SettingInfo &info, qint64 bound);

template <>
struct EnumWords<SettingType> {
    static constexpr std::array<std::pair<SettingType, const char *>, 4> kWords{{
        {SettingType::Boolean, "boolean"}, {SettingType::Integer, "integer"}, {SettingType::Seconds, "seconds"},
        {SettingType::Path, "path"}}};
};

} // namespace qd
