#include "core/runtime/settingsources.h"

#include "core/base/log.h"
#include "core/base/untrustedtext.h"
#include "core/runtime/settingsfile.h"

#include <QFileInfo>

namespace qd {
namespace {

struct OriginalName {
    const char *variable;
    Setting setting;
    bool opposite; ///< it says the contrary
};

// Of the loop that this program succeeds: its operators' files of variables go on working.
constexpr OriginalName kOriginals[] = {
    {"AOL_TICK_INTERVAL_SECONDS", Setting::EngineTickInterval, false},
    {"AOL_MAX_ACTIONS_PER_TICK", Setting::EngineMaxActionsPerTick, false},
    {"AOL_MAX_TICK_SECONDS", Setting::EngineMaxTickSeconds, false},
    {"AOL_PROOF_MODE", Setting::SafetyAllowReal, true},
};

Result<GivenSetting> read(const SettingInfo &info, const QString &variable, const QString &text)
{
    auto value = settingFromText(info, text);
    if (!value)
        return Error{value.error().code, value.error().category, QStringLiteral("%1: %2").arg(variable, value.error().detail)};
    return GivenSetting{*std::move(value), variable};
}

Result<void> readOriginal(const OriginalName &original, const QString &text, GivenSettings &given)
{
    auto setting = read(infoOf(original.setting), QString::fromLatin1(original.variable), text);
    if (!setting)
        return setting.error();
    if (original.opposite)
        setting->value = !std::get<bool>(setting->value);
    const bool forbids = original.opposite && !std::get<bool>(setting->value);
    if (forbids || !given.contains(original.setting))
        given.insert_or_assign(original.setting, *std::move(setting));
    return {};
}

} // namespace

Result<GivenSettings> settingsOf(const QProcessEnvironment &environment)
{
    GivenSettings given;
    for (const SettingInfo &info : settings()) {
        const QString variable = environmentName(info);
        const QString text = environment.value(variable);
        if (text.isEmpty())
            continue;
        auto setting = read(info, variable, text);
        if (!setting)
            return setting.error();
        given.insert_or_assign(info.setting, *std::move(setting));
    }
    for (const OriginalName &original : kOriginals) {
        const QString text = environment.value(QString::fromLatin1(original.variable));
        if (text.isEmpty())
            continue;
        if (auto done = readOriginal(original, text, given); !done)
            return done.error();
    }
    return given;
}

Result<GivenSettings> settingsOf(SettingStore &store)
{
    const auto rows = store.all();
    if (!rows)
        return rows.error();
    GivenSettings given;
    for (const SettingStore::Row &row : *rows) {
        const SettingInfo *info = findSetting(row.name);
        if (!info)
            continue; // of another version
        if (auto value = settingFromJson(*info, row.value)) {
            given.insert_or_assign(info->setting, GivenSetting{*std::move(value), row.setBy});
            continue;
        }
        qCWarning(lcRuntime, "the stored value of %s makes no sense", info->name);
        if (info->setting == Setting::SafetyAllowReal)
            given.insert_or_assign(info->setting, GivenSetting{false, row.setBy});
    }
    return given;
}

Result<GivenSettings> settingsOf(const QStringList &assignments)
{
    GivenSettings given;
    for (const QString &assignment : assignments) {
        const QString name = assignment.section(u'=', 0, 0);
        const SettingInfo *info = findSetting(name);
        if (!info)
            return unknownSetting(name);
        auto value = settingFromText(*info, assignment.section(u'=', 1));
        if (!value)
            return value.error();
        given.insert_or_assign(info->setting, GivenSetting{*std::move(value), QStringLiteral("--set")});
    }
    return given;
}

Result<SettingLayers> readSettings(const QStringList &assignments, const QProcessEnvironment &environment,
                                   const QString &file, const QString &standardFile)
{
    SettingLayers layers;
    auto assigned = settingsOf(assignments);
    if (!assigned)
        return assigned.error();
    layers.commandLine = *std::move(assigned);
    auto variables = settingsOf(environment);
    if (!variables)
        return variables.error();
    layers.environment = *std::move(variables);
    const QFileInfo standard(standardFile);
    if (file.isEmpty() && !standard.exists() && !standard.isSymLink())
        return layers;
    auto fromFile = readSettingsFile(file.isEmpty() ? standardFile : file);
    if (!fromFile)
        return fromFile.error();
    layers.file = *std::move(fromFile);
    return layers;
}

Error unknownSetting(const QString &name)
{
    return {QStringLiteral("setting_unknown"), ErrorCategory::Permanent,
            QStringLiteral("there is no setting '%1'").arg(UntrustedText(name).displayLine(64))};
}

} // namespace qd
