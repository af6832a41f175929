#pragma once

#include "core/domain/setting.h"

#include <map>
#include <vector>

namespace qd {

/// Where a value comes from; the first that has one wins.
enum class SettingSource { CommandLine, Environment, Program, File, Default };

/// A value that somebody gave.
struct GivenSetting {
    SettingValue value;
    QString origin; ///< for people: the variable, who changed it, file and line

    friend bool operator==(const GivenSetting &, const GivenSetting &) = default;
};
using GivenSettings = std::map<Setting, GivenSetting>;

/// The value that counts.
struct EffectiveSetting {
    Setting setting;
    SettingValue value;
    SettingSource source = SettingSource::Default;
    QString origin; ///< empty for a default
};

/// What every source says. A value; `program` changes while an engine runs, the others are read at the start.
struct SettingLayers {
    GivenSettings commandLine;
    GivenSettings environment;
    GivenSettings program; ///< rows that were changed in the program
    GivenSettings file;

    [[nodiscard]] EffectiveSetting effective(Setting setting) const;
    [[nodiscard]] std::vector<EffectiveSetting> all() const;

    [[nodiscard]] bool flag(Setting setting) const { return std::get<bool>(effective(setting).value); }
    [[nodiscard]] qint64 number(Setting setting) const { return std::get<qint64>(effective(setting).value); } ///< or ms
    [[nodiscard]] QString text(Setting setting) const { return std::get<QString>(effective(setting).value); }
};

template <>
struct EnumWords<SettingSource> {
    static constexpr std::array<std::pair<SettingSource, const char *>, 5> kWords{{
        {SettingSource::CommandLine, "command_line"}, {SettingSource::Environment, "environment"},
        {SettingSource::Program, "program"}, {SettingSource::File, "file"}, {SettingSource::Default, "default"}}};
};

} // namespace qd
