#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace qd {

enum class Tower { Core, Ui, App };

/// A room of the house: a folder and the floor it lies on.
struct Room {
    QLatin1String folder;
    Tower tower;
    int floor; ///< counted within the tower; the app stands on top of both
};

/// The highest floor of the core that the console and the doors may know: core/api.
inline constexpr int kWaistFloor = 2;

/// nullptr for a folder that the design does not know.
[[nodiscard]] const Room *roomOf(QStringView folder);

/// Why a file in `from` may not include a file in `to`; nullopt if it may.
[[nodiscard]] std::optional<QString> refusal(const Room &from, const Room &to);

/// Modules of Qt that files of this room may include from; empty = any.
[[nodiscard]] QStringList allowedQtModules(const Room &room);

} // namespace qd
