#pragma once

#include <QJsonObject>
#include <QString>

namespace qd {

// What is said of the engine, its agents, its settings and its journal.

[[nodiscard]] QString modeText(const QJsonObject &payload);
[[nodiscard]] QString statusText(const QJsonObject &payload);
[[nodiscard]] QString journalText(const QJsonObject &payload);
[[nodiscard]] QString agentsText(const QJsonObject &payload);
[[nodiscard]] QString findingsText(const QJsonObject &payload);
[[nodiscard]] QString drillsText(const QJsonObject &payload);
[[nodiscard]] QString settingsText(const QJsonObject &payload);
[[nodiscard]] QString settingText(const QJsonObject &payload);
[[nodiscard]] QString healthText(const QJsonObject &payload);

} // namespace qd
