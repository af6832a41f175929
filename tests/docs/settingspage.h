#pragma once

#include <QString>

namespace qd {

/// The part of docs/configuration.md that is made from the table of settings, without its markers.
[[nodiscard]] QString settingsPage();

inline const QString kSettingsBegin =
    QStringLiteral("<!-- What follows is made from the table of settings: see CONTRIBUTING.md. -->");
inline const QString kSettingsEnd = QStringLiteral("<!-- Here it ends. -->");

} // namespace qd
