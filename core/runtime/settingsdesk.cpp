#include "core/runtime/settingsdesk.h"

#include "core/api/settingcodec.h"
#include "core/runtime/settingsources.h"

namespace qd {

SettingsDesk::SettingsDesk(Store &store, const Clock &clock, SettingLayers given, GivenSettings program)
    : m_store(store), m_clock(clock), m_layers(std::move(given))
{
    m_layers.program = std::move(program);
}

Result<QJsonObject> SettingsDesk::set(const QString &actor, const QString &name, const QString &text)
{
    const SettingInfo *info = findSetting(name);
    if (!info)
        return unknownSetting(name);
    const auto value = settingFromText(*info, text);
    return value ? change(actor, *info, *value) : value.error();
}

Result<QJsonObject> SettingsDesk::reset(const QString &actor, const QString &name)
{
    const SettingInfo *info = findSetting(name);
    return info ? change(actor, *info, std::nullopt) : unknownSetting(name);
}

Result<QJsonObject> SettingsDesk::change(const QString &actor, const SettingInfo &info, const std::optional<SettingValue> &value)
{
    SettingLayers after = m_layers;
    if (value)
        after.program.insert_or_assign(info.setting, GivenSetting{*value, actor});
    else
        after.program.erase(info.setting);
    const EffectiveSetting effective = after.effective(info.setting);
    const QString name = QString::fromLatin1(info.name);
    const auto done = inUnitOfWork(m_store, m_clock.wallMs(), actor, [&](UnitOfWork &unit) -> Result<void> {
        const QJsonValue json = value ? settingToJson(info, *value) : QJsonValue();
        auto stored = value ? unit.store().settings().put(name, json, unit.now(), actor) : unit.store().settings().remove(name);
        if (stored)
            stored = unit.record(value ? QStringLiteral("setting_set") : QStringLiteral("setting_reset"), name,
                                 {{QStringLiteral("value"), json},
                                  {QStringLiteral("before"), settingToJson(info, m_layers.effective(info.setting).value)},
                                  {QStringLiteral("after"), settingToJson(info, effective.value)}});
        if (stored && !after.flag(Setting::SafetyAllowReal))
            stored = unit.disarm(QStringLiteral("real_not_allowed"));
        return stored;
    });
    if (!done)
        return done.error();
    m_layers = std::move(after);
    QJsonObject answer = toJson(effective);
    answer.insert(QStringLiteral("overridden"), effective.source < SettingSource::Program);
    return answer;
}

EngineSettings SettingsDesk::forEngine() const
{
    EngineSettings settings;
    settings.allowReal = m_layers.flag(Setting::SafetyAllowReal);
    settings.actionsPerTick = int(m_layers.number(Setting::EngineMaxActionsPerTick));
    settings.tickLimitMs = m_layers.number(Setting::EngineMaxTickSeconds);
    settings.maxConcurrent = int(m_layers.number(Setting::EngineMaxConcurrent));
    settings.retry = {m_layers.number(Setting::RetryBaseDelay), m_layers.number(Setting::RetryMaxDelay)};
    settings.taskTimeoutMs = m_layers.number(Setting::TaskTimeout);
    settings.taskIdleTimeoutMs = m_layers.number(Setting::TaskIdleTimeout);
    return settings;
}

} // namespace qd
