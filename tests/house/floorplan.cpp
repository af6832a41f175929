#include "tests/house/floorplan.h"

#include <algorithm>
#include <iterator>

namespace qd {
namespace {

// The table of docs/architecture.md. Dependencies run downhill only, never to a neighbour on the same floor.
constexpr Room kRooms[] = {
    {QLatin1String("core/base"), Tower::Core, 0},
    {QLatin1String("core/domain"), Tower::Core, 1},
    {QLatin1String("core/rules"), Tower::Core, 2},
    {QLatin1String("core/api"), Tower::Core, kWaistFloor},
    {QLatin1String("core/store"), Tower::Core, 3},
    {QLatin1String("core/process"), Tower::Core, 3},
    {QLatin1String("core/workspace"), Tower::Core, 3},
    {QLatin1String("core/intake"), Tower::Core, 4},
    {QLatin1String("core/agents"), Tower::Core, 4},
    {QLatin1String("core/engine"), Tower::Core, 5},
    {QLatin1String("core/knowledge"), Tower::Core, 5},
    {QLatin1String("core/council"), Tower::Core, 5},
    {QLatin1String("core/components"), Tower::Core, 5},
    {QLatin1String("core/insight"), Tower::Core, 5},
    {QLatin1String("core/doors"), Tower::Core, 6},
    {QLatin1String("core/runtime"), Tower::Core, 7},
    {QLatin1String("ui/link"), Tower::Ui, 3},
    {QLatin1String("ui/models"), Tower::Ui, 4},
    {QLatin1String("ui/actions"), Tower::Ui, 4},
    {QLatin1String("ui/parts"), Tower::Ui, 5},
    {QLatin1String("ui/dialogs"), Tower::Ui, 6},
    {QLatin1String("ui/pages"), Tower::Ui, 7},
    {QLatin1String("ui/shell"), Tower::Ui, 8},
    {QLatin1String("app/console"), Tower::App, 9},
    {QLatin1String("app/qdeck"), Tower::App, 9},
    {QLatin1String("app/agentbox"), Tower::App, 9},
};

bool knowsOnlyTheWaist(const Room &room)
{
    return room.tower == Tower::Ui || room.folder == QLatin1String("core/doors");
}

bool isAbove(const Room &from, const Room &to)
{
    return to.tower == Tower::App || (to.tower == Tower::Ui && from.tower == Tower::Core)
        || (to.tower == from.tower && to.floor > from.floor);
}

} // namespace

const Room *roomOf(QStringView folder)
{
    const auto found = std::find_if(std::begin(kRooms), std::end(kRooms),
                                    [&](const Room &room) { return room.folder == folder; });
    return found == std::end(kRooms) ? nullptr : found;
}

std::optional<QString> refusal(const Room &from, const Room &to)
{
    if (from.folder == to.folder)
        return std::nullopt;
    if (from.tower == to.tower && from.floor == to.floor)
        return QStringLiteral("%1 is a neighbour on the same floor").arg(to.folder);
    if (isAbove(from, to))
        return QStringLiteral("%1 lies above %2").arg(to.folder, from.folder);
    if (knowsOnlyTheWaist(from) && to.tower == Tower::Core && to.floor > kWaistFloor)
        return QStringLiteral("%1 knows the core only through core/api and below").arg(from.folder);
    return std::nullopt;
}

QStringList allowedQtModules(const Room &room)
{
    if (room.tower != Tower::Core)
        return {};
    if (room.floor <= kWaistFloor)
        return {QStringLiteral("QtCore")};
    return {QStringLiteral("QtCore"), QStringLiteral("QtSql"), QStringLiteral("QtNetwork"),
        QStringLiteral("QtWebSockets")};
}

} // namespace qd
