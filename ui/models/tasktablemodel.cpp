#include "ui/models/tasktablemodel.h"

#include "ui/models/idsieve.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

constexpr size_t kMostPagesAtOnce = 8; // what was scrolled past needs no rows

/// A long list costs more to read and to show, and changes less to the eye.
int pauseAfter(size_t rows)
{
    constexpr size_t kRowsPerMs = 200;
    return TaskTableModel::kSnapshotMs + int(rows / kRowsPerMs);
}

bool usesStableOrder(const QString &sort)
{
    return sort == QLatin1String("id") || sort == QLatin1String("title");
}

} // namespace

TaskTableModel::TaskTableModel(CoreLink &link, QObject *parent)
    : QAbstractTableModel(parent), m_link(link), m_sort(QStringLiteral("order"))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_stale)
            invalidateList();
    });
    m_ask.setSingleShot(true);
    m_ask.setInterval(0);
    connect(&m_ask, &QTimer::timeout, this, &TaskTableModel::readPages);
    connect(&link, &CoreLink::statusChanged, this, &TaskTableModel::applyStatus);
    connect(&link, &CoreLink::tasksChanged, this, &TaskTableModel::applyChanges);
}

Result<void> TaskTableModel::setFilter(const QString &text)
{
    auto filter = parseTaskFilter(text);
    if (!filter)
        return filter.error();
    if (text == m_filterText)
        return {};
    m_filterText = text;
    m_filter = *std::move(filter);
    m_stale = true;
    m_asksAnew = true;
    if (m_active)
        readList();
    return {};
}

void TaskTableModel::setFollowing(bool on)
{
    m_following = on;
    if (on)
        showNewer();
}

void TaskTableModel::showNewer()
{
    if (!m_newer)
        return;
    std::vector<TaskId> ids = *std::exchange(m_newer, std::nullopt);
    dropNewer();
    applyList(std::move(ids));
    Q_EMIT listChanged();
}

void TaskTableModel::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        invalidateList();
    if (!active)
        m_pause.stop();
}

TaskId TaskTableModel::idAt(int row) const
{
    return row >= 0 && row < int(m_ids.size()) ? m_ids[size_t(row)] : TaskId{};
}

int TaskTableModel::rowOf(TaskId id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : int(found - m_ids.begin());
}

std::optional<TaskSummary> TaskTableModel::taskAt(int row) const
{
    const TaskSummary *task = m_rows.object(idAt(row).value);
    return task ? std::optional(*task) : std::nullopt;
}

bool TaskTableModel::isSortable(int column)
{
    return !sortNameOf(column).isEmpty();
}

int TaskTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int TaskTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant TaskTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == kTaskIdRole)
        return idAt(index.row()).value;
    if (role == Qt::TextAlignmentRole)
        return taskCellAlignment(index.column());
    if (const TaskSummary *task = m_rows.object(idAt(index.row()).value)) {
        const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        if (isText && index.column() == NextTry && task->notBefore && waitsForDaemon(*task, m_link.status().controls, displayNow()))
            return tr("as soon as the daemon runs");
        return taskCell(*task, index.column(), role);
    }
    want(index.row());
    return unloadedTaskCell(role);
}

QVariant TaskTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return taskColumnTitle(section);
    if (orientation == Qt::Horizontal && role == kWordsRole)
        return taskColumnWords(section);
    return QAbstractTableModel::headerData(section, orientation, role);
}

Qt::ItemFlags TaskTableModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemIsDragEnabled : Qt::NoItemFlags;
}

void TaskTableModel::sort(int column, Qt::SortOrder order)
{
    const QString name = column < 0 ? QStringLiteral("order") : sortNameOf(column);
    if (name.isEmpty())
        return;
    // The youngest task has the highest id: age runs against it.
    const bool descending = column >= 0 && (order == Qt::DescendingOrder) != (column == Age);
    if (name == m_sort && descending == m_descending)
        return;
    m_sort = name;
    m_descending = descending;
    m_stale = true;
    m_asksAnew = true;
    if (m_active)
        readList();
}

void TaskTableModel::applyStatus(const EngineStatus &status)
{
    if (matchingCount(status.queue) != m_matching)
        invalidateList();
}

qint64 TaskTableModel::matchingCount(const QueueCounts &counts) const
{
    qint64 sum = 0;
    for (const TaskState state : m_filter.states.values())
        sum += counts.of(state);
    return sum;
}

void TaskTableModel::applyChanges(const std::vector<TaskSummary> &tasks)
{
    int first = int(m_ids.size());
    int last = -1;
    bool moved = false;
    for (const TaskSummary &task : tasks) {
        TaskSummary *cached = m_rows.object(task.id.value);
        moved = moved || mayMove(task, cached);
        if (cached) {
            *cached = task;
            const int row = m_rowOf.value(task.id.value, -1);
            first = row >= 0 ? std::min(first, row) : first;
            last = std::max(last, row);
        }
        if (!m_asked.isEmpty())
            m_early.insert(task.id.value, task);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, kColumns - 1));
    if (moved)
        invalidateList();
}

bool TaskTableModel::mayMove(const TaskSummary &task, const TaskSummary *before) const
{
    if (!m_filter.followsState())
        return true;
    if (task.id.value > m_highestId)
        return m_filter.states.has(task.state);
    const bool sameState = before && before->state == task.state;
    if (!m_filter.states.isAll() && !sameState)
        return true;
    if (usesStableOrder(m_sort))
        return false;
    return !sameState || before->priority != task.priority || m_sort == QLatin1String("updated");
}

void TaskTableModel::invalidateList()
{
    m_stale = true;
    if (m_active && !m_reading && !m_pause.isActive())
        readList();
}

void TaskTableModel::readList()
{
    QJsonObject parameters{{QStringLiteral("sort"), m_sort}, {QStringLiteral("descending"), m_descending}};
    if (!m_filterText.isEmpty())
        parameters.insert(QStringLiteral("filter"), m_filterText);
    if (m_asksAnew)
        parameters.insert(QStringLiteral("rows"), kPageRows);
    m_stale = false;
    m_reading = true;
    m_matching = matchingCount(m_link.status().queue);
    m_pause.start(pauseAfter(m_ids.size()));
    const quint64 request = ++m_listRequest;
    m_link.request(Operation::TasksIds, parameters, this,
                   [this, request](const Result<Payload> &result) { takeList(request, result); });
}

void TaskTableModel::takeList(quint64 request, const Result<Payload> &result)
{
    if (request != m_listRequest)
        return;
    m_reading = false;
    if (!result) {
        Q_EMIT readFailed(result.error());
        return;
    }
    const auto *snapshot = std::get_if<IdSnapshot>(&*result);
    const bool shows = m_following || m_asksAnew || !m_loaded;
    m_loaded = true;
    if (snapshot && shows) {
        m_asksAnew = false;
        dropNewer();
        keepHead(snapshot->head);
        applyList(snapshot->ids);
        placeHead(snapshot->head);
    } else if (snapshot) {
        park(snapshot->ids);
    }
    if (m_stale)
        invalidateList();
    Q_EMIT listChanged();
}

/// Before the list is shown, so that a view finds them. What was told of a row meanwhile is newer than what was read.
void TaskTableModel::keepHead(const std::vector<TaskSummary> &head)
{
    for (const TaskSummary &row : head) {
        const TaskSummary *cached = m_rows.object(row.id.value);
        if (!cached || cached->updatedAt < row.updatedAt)
            m_rows.insert(row.id.value, new TaskSummary(row));
    }
}

void TaskTableModel::placeHead(const std::vector<TaskSummary> &head)
{
    for (size_t row = 0; row < head.size() && row < m_ids.size() && m_ids[row] == head[row].id; ++row)
        m_rowOf.insert(head[row].id.value, int(row));
}

void TaskTableModel::park(const std::vector<TaskId> &ids)
{
    if (ids == m_ids)
        return dropNewer();
    const IdSieve shown(m_ids);
    m_newerCount = int(std::count_if(ids.begin(), ids.end(), [&shown](TaskId id) { return !shown.mayHave(id); }));
    m_newer = ids;
    Q_EMIT newerChanged();
}

void TaskTableModel::dropNewer()
{
    m_newer.reset();
    m_newerCount = 0;
    Q_EMIT newerChanged();
}

void TaskTableModel::applyList(std::vector<TaskId> ids)
{
    if (ids == m_ids)
        return;
    ++m_list;
    m_asked.clear();
    m_early.clear();
    m_missing.clear();
    const auto highest = std::max_element(ids.begin(), ids.end());
    m_highestId = highest == ids.end() ? 0 : highest->value;
    const int before = int(m_ids.size());
    const bool onlyGrew = int(ids.size()) > before && std::equal(m_ids.begin(), m_ids.end(), ids.begin());
    if (!onlyGrew) {
        permute(std::move(ids));
        return;
    }
    beginInsertRows({}, before, int(ids.size()) - 1);
    m_ids = std::move(ids);
    endInsertRows();
}

/// Rows are first added, then put in their new order, then taken away at the end, so that whatever a view remembers
/// (selection, current row, place) goes with its task.
void TaskTableModel::permute(std::vector<TaskId> ids)
{
    const int before = int(m_ids.size());
    const int after = int(ids.size());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_ids.resize(size_t(after));
        endInsertRows();
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList remembered = persistentIndexList();
    const QHash<qint64, int> newRows = newRowsOf(remembered, ids);
    QModelIndexList moved;
    moved.reserve(remembered.size());
    for (const QModelIndex &old : remembered) {
        const int row = newRows.value(idAt(old.row()).value, -1);
        moved += row < 0 ? QModelIndex() : index(row, old.column());
    }
    m_ids = std::move(ids);
    m_ids.resize(size_t(std::max(before, after)));
    changePersistentIndexList(remembered, moved);
    m_rowOf = newRows;
    Q_EMIT layoutChanged({}, VerticalSortHint);
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_ids.resize(size_t(after));
        endRemoveRows();
    }
}

/// One pass over the list for all that must be found again: an index of a million ids would cost more than it saves, and
/// so would a look into the table of the few for each of the many.
QHash<qint64, int> TaskTableModel::newRowsOf(const QModelIndexList &indexes, const std::vector<TaskId> &ids) const
{
    QHash<qint64, int> rows;
    rows.reserve(m_rows.size() + indexes.size());
    for (const qint64 id : m_rows.keys())
        rows.insert(id, -1);
    for (const QModelIndex &index : indexes)
        rows.insert(idAt(index.row()).value, -1);
    rows.remove(0);
    const IdSieve sieve(rows.keys());
    for (size_t row = 0; row < ids.size(); ++row) {
        if (!sieve.mayHave(ids[row]))
            continue;
        if (const auto found = rows.find(ids[row].value); found != rows.end())
            *found = int(row);
    }
    return rows;
}

void TaskTableModel::want(int row) const
{
    const int page = row / kPageRows;
    if (!m_active || m_asked.contains(page) || m_missing.contains(idAt(row).value))
        return;
    if (std::find(m_wanted.begin(), m_wanted.end(), page) == m_wanted.end())
        m_wanted.push_back(page);
    if (!m_ask.isActive())
        m_ask.start();
}

void TaskTableModel::readPages()
{
    const std::vector<int> wanted = std::exchange(m_wanted, {});
    const size_t skipped = wanted.size() > kMostPagesAtOnce ? wanted.size() - kMostPagesAtOnce : 0;
    for (size_t i = skipped; i < wanted.size(); ++i)
        readPage(wanted[i]);
}

void TaskTableModel::readPage(int page)
{
    const size_t first = size_t(page) * kPageRows;
    const size_t end = std::min(first + kPageRows, m_ids.size());
    if (first >= end || m_asked.contains(page))
        return;
    QJsonArray numbers;
    for (size_t row = first; row < end; ++row)
        numbers += m_ids[row].value;
    m_asked.insert(page);
    m_link.request(Operation::TasksPage, {{QStringLiteral("ids"), numbers}}, this,
                   [this, list = m_list, page](const Result<Payload> &result) { takePage(list, page, result); });
}

void TaskTableModel::takePage(quint64 list, int page, const Result<Payload> &result)
{
    if (list != m_list)
        return;
    m_asked.remove(page);
    const auto *answer = result ? std::get_if<TaskPage>(&*result) : nullptr;
    if (!answer) {
        if (!result)
            Q_EMIT readFailed(result.error());
        return;
    }
    for (const TaskSummary &row : answer->rows) {
        const auto early = m_early.constFind(row.id.value);
        const bool isOlder = early != m_early.constEnd() && early->updatedAt >= row.updatedAt;
        m_rows.insert(row.id.value, new TaskSummary(isOlder ? *early : row));
    }
    const int first = page * kPageRows;
    const int end = std::min(first + kPageRows, int(m_ids.size()));
    for (int row = first; row < end; ++row) {
        const qint64 id = m_ids[size_t(row)].value;
        if (m_rows.contains(id))
            m_rowOf.insert(id, row);
        else
            m_missing.insert(id);
    }
    if (m_asked.isEmpty())
        m_early.clear();
    forgetEvictedRows();
    Q_EMIT dataChanged(index(first, 0), index(end - 1, kColumns - 1));
}

void TaskTableModel::forgetEvictedRows()
{
    if (m_rowOf.size() > 4 * kCachedRows)
        m_rowOf.removeIf([this](const auto &entry) { return !m_rows.contains(entry.key()); });
}

} // namespace qd
