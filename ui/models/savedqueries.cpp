#include "ui/models/savedqueries.h"

#include <QCoreApplication>
#include <QSettings>

#include <algorithm>

namespace qd {
namespace {

struct BuiltIn {
    const char *name;
    const char *sql;
};

constexpr BuiltIn kBuiltIn[] = {
    {QT_TRANSLATE_NOOP("qd::SavedQueries", "Dead letters by error"),
     "SELECT error_code, count(1) AS tasks, min(title) AS example,\n"
     "       datetime(max(updated_at) / 1000, 'unixepoch') AS newest\n"
     "FROM task WHERE state = 'dead'\nGROUP BY error_code ORDER BY tasks DESC"},
    {QT_TRANSLATE_NOOP("qd::SavedQueries", "Slowest attempts"),
     "SELECT 'T-' || task AS task, number, agent, mode, state,\n"
     "       (ended_at - started_at) / 1000.0 AS seconds\n"
     "FROM attempt WHERE ended_at IS NOT NULL\nORDER BY ended_at - started_at DESC LIMIT 50"},
    {QT_TRANSLATE_NOOP("qd::SavedQueries", "Effects by class and outcome"),
     "SELECT effect_class, mode, state, count(1) AS attempts\n"
     "FROM attempt\nGROUP BY effect_class, mode, state ORDER BY attempts DESC"},
    {QT_TRANSLATE_NOOP("qd::SavedQueries", "Ticks of the last hour"),
     "SELECT number, datetime(started_at / 1000, 'unixepoch') AS started, outcome, duration_ms,\n"
     "       claimed, started AS begun, succeeded, failed, note\n"
     "FROM tick WHERE started_at > (strftime('%s', 'now') - 3600) * 1000\nORDER BY number DESC"},
    {QT_TRANSLATE_NOOP("qd::SavedQueries", "History of the lease"),
     "SELECT seq, datetime(at / 1000, 'unixepoch') AS at, actor, event, data\n"
     "FROM journal WHERE object = 'lease'\nORDER BY seq DESC LIMIT 200"},
    {QT_TRANSLATE_NOOP("qd::SavedQueries", "Attempts by agent and outcome"),
     "SELECT agent, state, count(1) AS attempts,\n"
     "       round(avg(ended_at - started_at) / 1000.0, 1) AS average_seconds\n"
     "FROM attempt\nGROUP BY agent, state ORDER BY agent, attempts DESC"},
    {QT_TRANSLATE_NOOP("qd::SavedQueries", "Checks that said no"),
     "SELECT name, phase, result, count(1) AS times, max(detail) AS example\n"
     "FROM attempt_check WHERE result IN ('fail', 'warning')\nGROUP BY name, phase, result ORDER BY times DESC"},
    {QT_TRANSLATE_NOOP("qd::SavedQueries", "Who did what, the newest"),
     "SELECT seq, datetime(at / 1000, 'unixepoch') AS at, actor, event, object, data\n"
     "FROM journal\nORDER BY seq DESC LIMIT 200"},
    {QT_TRANSLATE_NOOP("qd::SavedQueries", "Tables and their columns"),
     "SELECT type, name, sql FROM sqlite_master\nWHERE type IN ('table', 'view')\nORDER BY type, name"},
};

QString nameOf(const BuiltIn &query)
{
    return QCoreApplication::translate("qd::SavedQueries", query.name);
}

constexpr QLatin1String kArray("queries");

} // namespace

std::vector<SavedQueries::Query> SavedQueries::all() const
{
    std::vector<Query> queries;
    for (const BuiltIn &query : kBuiltIn)
        queries.push_back({nameOf(query), QString::fromLatin1(query.sql), false});
    QSettings settings(m_file, QSettings::IniFormat);
    const int count = std::min(settings.beginReadArray(kArray), kMostOwn);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const Query own{settings.value(QStringLiteral("name")).toString(), settings.value(QStringLiteral("sql")).toString(), true};
        if (!own.name.isEmpty())
            queries.push_back(own);
    }
    return queries;
}

bool SavedQueries::save(const QString &name, const QString &sql) const
{
    const auto isOther = [&](const BuiltIn &query) { return nameOf(query) != name; };
    if (name.isEmpty() || !std::all_of(std::begin(kBuiltIn), std::end(kBuiltIn), isOther))
        return false;
    std::vector<Query> own = all();
    std::erase_if(own, [&](const Query &query) { return !query.own || query.name == name; });
    if (own.size() >= size_t(kMostOwn))
        return false;
    own.push_back({name, sql, true});
    write(own);
    return true;
}

void SavedQueries::remove(const QString &name) const
{
    std::vector<Query> own = all();
    std::erase_if(own, [&](const Query &query) { return !query.own || query.name == name; });
    write(own);
}

void SavedQueries::write(const std::vector<Query> &own) const
{
    QSettings settings(m_file, QSettings::IniFormat);
    settings.remove(kArray);
    settings.beginWriteArray(kArray, int(own.size()));
    for (int i = 0; i < int(own.size()); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("name"), own[size_t(i)].name);
        settings.setValue(QStringLiteral("sql"), own[size_t(i)].sql);
    }
    settings.endArray();
}

} // namespace qd
