#pragma once

#include "core/domain/settinglayers.h"
#include "core/engine/enginecontext.h"
#include "core/store/unitofwork.h"

#include <QJsonObject>

namespace qd {

/// Changes settings while the program runs, and knows what counts. Every change is one transaction with its line in
/// the journal. Core thread.
class SettingsDesk
{
public:
    /// \param given what was read at the start  \param program the rows as stored
    SettingsDesk(Store &store, const Clock &clock, SettingLayers given, GivenSettings program);

    /// \return the setting as toJson() has it, and {overridden: another source wins over the change}.
    /// Errors (Permanent): `setting_unknown`, `setting_value`. Withdrawing the permission for REAL closes its window.
    [[nodiscard]] Result<QJsonObject> set(const QString &actor, const QString &name, const QString &text);
    /// What file or default say counts again. Same answer and errors; it is no error if nothing was set.
    [[nodiscard]] Result<QJsonObject> reset(const QString &actor, const QString &name);

    [[nodiscard]] const SettingLayers &layers() const { return m_layers; }
    [[nodiscard]] EngineSettings forEngine() const;

private:
    [[nodiscard]] Result<QJsonObject> change(const QString &actor, const SettingInfo &info, const std::optional<SettingValue> &value);

    Store &m_store;
    const Clock &m_clock;
    SettingLayers m_layers;
};

} // namespace qd
