#include "core/intake/intakeplan.h"

#include "core/api/taskcodec.h"
#include "core/intake/circles.h"
#include "core/intake/taskkey.h"
#include "core/store/dependencystore.h"
#include "core/store/taskstore.h"

#include <QHash>

#include <algorithm>

namespace qd {
namespace {

struct RowPlace {
    size_t file = 0;
    size_t row = 0;
};

// A key is one per mode.
QString slotOf(Mode mode, const QString &key)
{
    return toText(mode) + u':' + key;
}

Error keyConflict(const QString &key, TaskId existing)
{
    return {QStringLiteral("key_conflict"), ErrorCategory::Permanent,
            QStringLiteral("the key '%1' belongs to %2, which is other work")
                .arg(key, existing.isValid() ? displayId(existing) : QStringLiteral("another row"))};
}

class Planner
{
public:
    Planner(Database &database, const std::vector<ParsedFile> &files)
        : m_tasks(database), m_dependencies(database), m_files(files) { }

    Result<std::vector<PlannedFile>> run();

private:
    Result<void> judgeKeys(const ParsedFile &file);
    Result<bool> judgeKey(PlannedRow &row, QHash<QString, Sha256> &seen, QStringList &entered);
    Result<void> findUnknown(size_t file);
    Result<bool> isKnown(const QString &reference, Mode mode);
    Result<void> refuseDependents();
    void refuse(size_t file);
    void findCircles();
    void nameDuplicates();
    void blame(RowPlace place, const char *code, const QString &detail);
    [[nodiscard]] Mode modeOf(const PlannedRow &row) const { return row.row->draft.mode; }
    [[nodiscard]] QString slotOfRow(const PlannedRow &row) const { return slotOf(modeOf(row), row.key); }

    TaskStore m_tasks;
    DependencyStore m_dependencies;
    const std::vector<ParsedFile> &m_files;
    std::vector<PlannedFile> m_plan;
    QHash<QString, Sha256> m_seen;              ///< work of the files so far, by slot
    QHash<QString, int> m_offers;               ///< how many rows that are to be added have this slot
    QHash<QString, QList<RowPlace>> m_waiting;  ///< who waits for a slot
    QHash<QString, bool> m_known;               ///< what the store said about references
    QStringList m_gone;                         ///< slots that nobody offers any more
};

// \return is the file still good?
Result<bool> Planner::judgeKey(PlannedRow &row, QHash<QString, Sha256> &seen, QStringList &entered)
{
    const TaskDraft &draft = row.row->draft;
    const Sha256 hash = specHash(draft.spec);
    row.key = draft.key.isEmpty() ? derivedKey(hash, draft.mode) : draft.key;
    const auto existing = m_tasks.findByKey(row.key, draft.mode);
    if (!existing)
        return existing.error();
    const QString slot = slotOfRow(row);
    if (*existing)
        row.existing = (*existing)->id;
    const Sha256 known = *existing ? (*existing)->specHash : seen.value(slot);
    if (known.isNull()) {
        seen.insert(slot, hash);
        entered += slot;
    }
    return known.isNull() || known == hash;
}

// A refused file leaves nothing behind that a later one could meet.
Result<void> Planner::judgeKeys(const ParsedFile &file)
{
    PlannedFile planned{&file, {}, !file.errors.empty()};
    QStringList entered;
    for (const ParsedRow &row : file.rows) {
        planned.rows.push_back({&row, {}, {}, false, {}});
        const auto good = judgeKey(planned.rows.back(), m_seen, entered);
        if (!good)
            return good.error();
        if (*good)
            continue;
        planned.refused = true;
        planned.rows.back().fault = RowError{file.name, row.row, QStringLiteral("key"),
                                             keyConflict(planned.rows.back().key, planned.rows.back().existing)};
    }
    if (planned.refused) {
        for (const QString &slot : entered)
            m_seen.remove(slot);
    }
    m_plan.push_back(std::move(planned));
    return {};
}

void Planner::blame(RowPlace place, const char *code, const QString &detail)
{
    PlannedFile &file = m_plan[place.file];
    PlannedRow &row = file.rows[place.row];
    if (!row.fault)
        row.fault = RowError{file.file->name, row.row->row, QStringLiteral("depends_on"),
                             {QString::fromLatin1(code), ErrorCategory::Permanent, detail}};
}

Result<bool> Planner::isKnown(const QString &reference, Mode mode)
{
    const QString slot = slotOf(mode, reference);
    if (const auto asked = m_known.constFind(slot); asked != m_known.constEnd())
        return *asked;
    const auto found = m_dependencies.resolve({reference}, mode);
    if (!found && found.error().code != QLatin1String("dependency_unknown"))
        return found.error();
    const bool known = found && found->front().needs.has_value();
    m_known.insert(slot, known);
    return known;
}

// Work that is there already waits for what it waits for; only new work is looked at.
Result<void> Planner::findUnknown(size_t file)
{
    bool good = true;
    for (size_t i = 0; i < m_plan[file].rows.size(); ++i) {
        const PlannedRow &row = m_plan[file].rows[i];
        for (const QString &reference : row.existing.isValid() ? QStringList() : row.row->draft.spec.dependsOn) {
            const QString slot = slotOf(modeOf(row), reference);
            m_waiting[slot].append({file, i});
            if (m_offers.value(slot) > 0)
                continue;
            const auto known = isKnown(reference, modeOf(row));
            if (!known)
                return known.error();
            if (!*known)
                blame({file, i}, "dependency_unknown", QStringLiteral("no task has the key or id '%1'").arg(reference));
            good = good && *known;
        }
    }
    if (!good)
        refuse(file);
    return {};
}

void Planner::refuse(size_t file)
{
    if (std::exchange(m_plan[file].refused, true))
        return;
    for (const PlannedRow &row : m_plan[file].rows) {
        if (--m_offers[slotOfRow(row)] == 0)
            m_gone += slotOfRow(row);
    }
}

Result<void> Planner::refuseDependents()
{
    while (!m_gone.isEmpty()) {
        const QString slot = m_gone.takeLast();
        const QList<RowPlace> waiting = m_waiting.value(slot);
        for (const RowPlace place : waiting) {
            if (m_plan[place.file].refused)
                continue;
            const Mode mode = modeOf(m_plan[place.file].rows[place.row]);
            const QString reference = slot.mid(slotOf(mode, {}).size());
            const auto known = isKnown(reference, mode);
            if (!known)
                return known.error();
            if (*known)
                continue;
            blame(place, "dependency_unknown", QStringLiteral("the file with the key '%1' is refused").arg(reference));
            refuse(place.file);
        }
    }
    return {};
}

void Planner::findCircles()
{
    QHash<QString, size_t> nodes;
    std::vector<RowPlace> places;
    for (size_t file = 0; file < m_plan.size(); ++file) {
        for (size_t i = 0; i < m_plan[file].rows.size() && !m_plan[file].refused; ++i) {
            const PlannedRow &row = m_plan[file].rows[i];
            if (row.existing.isValid() || nodes.contains(slotOfRow(row)))
                continue;
            nodes.insert(slotOfRow(row), places.size());
            places.push_back({file, i});
        }
    }
    std::vector<std::vector<size_t>> needs(places.size());
    for (size_t node = 0; node < places.size(); ++node) {
        const PlannedRow &row = m_plan[places[node].file].rows[places[node].row];
        for (const QString &reference : row.row->draft.spec.dependsOn) {
            if (const auto other = nodes.constFind(slotOf(modeOf(row), reference)); other != nodes.constEnd())
                needs[node].push_back(*other);
        }
    }
    const std::vector<bool> circling = inCircles(needs);
    for (size_t node = 0; node < places.size(); ++node) {
        if (!circling[node])
            continue;
        blame(places[node], "dependency_cycle", QStringLiteral("it would wait for itself"));
        refuse(places[node].file);
    }
}

void Planner::nameDuplicates()
{
    QSet<QString> seen;
    for (PlannedFile &file : m_plan) {
        for (PlannedRow &row : file.rows) {
            if (file.refused)
                continue;
            row.duplicate = row.existing.isValid() || seen.contains(slotOfRow(row));
            seen.insert(slotOfRow(row));
        }
    }
}

Result<std::vector<PlannedFile>> Planner::run()
{
    m_plan.reserve(m_files.size());
    for (const ParsedFile &file : m_files) {
        if (auto judged = judgeKeys(file); !judged)
            return judged.error();
    }
    for (const PlannedFile &file : m_plan) {
        for (const PlannedRow &row : file.rows)
            m_offers[slotOfRow(row)] += file.refused ? 0 : 1;
    }
    for (size_t file = 0; file < m_plan.size(); ++file) {
        if (m_plan[file].refused)
            continue;
        if (auto found = findUnknown(file); !found)
            return found.error();
    }
    if (auto refused = refuseDependents(); !refused)
        return refused.error();
    findCircles();
    if (auto refused = refuseDependents(); !refused)
        return refused.error();
    nameDuplicates();
    return std::move(m_plan);
}

} // namespace

Result<std::vector<PlannedFile>> planOf(Database &database, const std::vector<ParsedFile> &files)
{
    return Planner(database, files).run();
}

} // namespace qd
