#pragma once

#include <QJsonObject>
#include <QString>

namespace qd {

// What is said of tasks, and of what was done to them.

[[nodiscard]] QString tasksText(const QJsonObject &payload);
[[nodiscard]] QString taskText(const QJsonObject &payload);
[[nodiscard]] QString whyText(const QJsonObject &payload);
[[nodiscard]] QString addedText(const QJsonObject &payload);
[[nodiscard]] QString previewText(const QJsonObject &payload);
[[nodiscard]] QString changesText(const QJsonObject &payload);
[[nodiscard]] QString clonesText(const QJsonObject &payload);
[[nodiscard]] QString editedText(const QJsonObject &payload);

} // namespace qd
