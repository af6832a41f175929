#include "core/store/settingstore.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qd {
namespace {

Result<void> done(const Result<qint64> &changed)
{
    return changed ? Result<void>() : Result<void>(changed.error());
}

} // namespace

// Values stand in an array of one, because a JSON document is an array or an object.
Result<std::vector<SettingStore::Row>> SettingStore::all()
{
    const auto rows = m_database.query("SELECT name, value, set_by FROM setting ORDER BY name");
    if (!rows)
        return rows.error();
    std::vector<Row> settings;
    for (const SqlRow &row : *rows) {
        const QJsonArray value = QJsonDocument::fromJson('[' + row.text(1).toUtf8() + ']').array();
        settings.push_back({row.text(0), value.isEmpty() ? QJsonValue() : value.first(), row.text(2)});
    }
    return settings;
}

Result<void> SettingStore::put(const QString &name, const QJsonValue &value, qint64 now, const QString &actor)
{
    return done(m_database.execute(
        "INSERT INTO setting (name, value, set_at, set_by) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value, set_at = excluded.set_at, set_by = excluded.set_by",
        {name, storedJson(value), now, actor}));
}

Result<void> SettingStore::remove(const QString &name)
{
    return done(m_database.execute("DELETE FROM setting WHERE name = ?", {name}));
}

} // namespace qd
