#pragma once

#include "core/domain/settinglayers.h"

#include <QJsonObject>

namespace qd {

/// One setting as settings.list tells it, and what people read of it.
struct SettingRow {
    QString name; ///< "engine.tick_interval"
    SettingType type = SettingType::Path;
    SettingSource source = SettingSource::Default;
    QString value;    ///< as a person types it
    QString standard; ///< likewise
    QString unit;
    QString origin;
    QString meaning;
    QString range; ///< "0.1 to 60"; empty = none
    bool restart = false;
    bool arms = false; ///< a change needs the right to arm

    /// A change made here would not count.
    [[nodiscard]] bool isFixed() const { return source < SettingSource::Program; }
    [[nodiscard]] bool isChangedHere() const { return source == SettingSource::Program; }

    friend bool operator==(const SettingRow &, const SettingRow &) = default;
};

/// Error `message_malformed` (Internal).
[[nodiscard]] Result<SettingRow> settingRowFromJson(const QJsonObject &object);
/// Of the answer of settings.list; what cannot be read is left out.
[[nodiscard]] std::vector<SettingRow> settingRowsFromJson(const QJsonObject &answer);

/// "Tick interval"
[[nodiscard]] QString titleOf(const SettingRow &row);
/// What it sets, without a full stop.
[[nodiscard]] QString meaningOf(const SettingRow &row);
/// "tasks"; empty if it has none.
[[nodiscard]] QString unitText(const SettingRow &row);
/// With its unit: "1 s".
[[nodiscard]] QString valueText(const SettingRow &row, const QString &value);
/// "Changed here", "Default"
[[nodiscard]] QString wordFor(SettingSource source);
/// Why this value applies, in one or two sentences.
[[nodiscard]] QString whySentence(const SettingRow &row);
/// "QUARTERDECK_ENGINE_TICK_INTERVAL"
[[nodiscard]] QString environmentNameOf(const SettingRow &row);
/// "qdeck config set engine.tick_interval 1"
[[nodiscard]] QString commandFormOf(const SettingRow &row);

} // namespace qd
