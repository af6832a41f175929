#include "ui/models/queuesidebarmodel.h"

#include "core/base/untrustedtext.h"
#include "core/rules/taskfilter.h"
#include "ui/models/roles.h"

#include <QLocale>

#include <algorithm>

namespace qd {
namespace {

struct Group {
    const char *title;
    const char *filter;
    TaskState look;   ///< whose symbol it has
    bool counted;     ///< the core counts exactly this
};

constexpr Group kGroups[] = {
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "All"), "", TaskState::Queued, true},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Needs approval"), QueueSidebarModel::kAsking, TaskState::Held, false},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Queued"), "state:queued", TaskState::Queued, true},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Ready"), "is:ready", TaskState::Queued, false},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Scheduled"), "is:scheduled", TaskState::Queued, false},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Waiting on others"), "is:blocked", TaskState::Queued, false},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Retrying"), "is:retrying", TaskState::Queued, false},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Held"), "state:held", TaskState::Held, true},
    // Claimed is one moment before running: nobody looks for it separately.
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Running"), "state:claimed,running", TaskState::Running, true},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Review"), "state:review", TaskState::Review, true},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Dead letters"), "state:dead", TaskState::Dead, true},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Failed"), "state:failed", TaskState::Failed, true},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Unknown"), "state:unknown", TaskState::Unknown, true},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Succeeded"), "state:succeeded", TaskState::Succeeded, true},
    {QT_TRANSLATE_NOOP("qd::QueueSidebarModel", "Cancelled"), "state:cancelled", TaskState::Cancelled, true},
};
constexpr int kGroupCount = int(std::size(kGroups));
constexpr int kFirstView = kGroupCount + 1; // after the heading

EnumChoice<TaskState> statesOf(const Group &group)
{
    const auto filter = parseTaskFilter(QString::fromLatin1(group.filter));
    return filter ? filter->states : EnumChoice<TaskState>();
}

} // namespace

QueueSidebarModel::QueueSidebarModel(QObject *parent) : QAbstractListModel(parent) { }

void QueueSidebarModel::setCounts(const QueueCounts &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    Q_EMIT dataChanged(index(0), index(kGroupCount - 1));
}

void QueueSidebarModel::setViews(const QList<SavedView> &views)
{
    beginResetModel();
    m_views = views;
    endResetModel();
}

int QueueSidebarModel::addView(const SavedView &view, int place)
{
    if (m_views.size() >= SavedView::kMost)
        return -1;
    const int at = place < 0 ? int(m_views.size()) : std::min(place, int(m_views.size()));
    const bool needsHeading = m_views.isEmpty();
    beginInsertRows({}, needsHeading ? kGroupCount : kFirstView + at, kFirstView + at);
    m_views.insert(at, view);
    endInsertRows();
    Q_EMIT viewsChanged();
    return kFirstView + at;
}

SavedView QueueSidebarModel::removeView(int row)
{
    const int at = viewAt(row);
    if (at < 0)
        return {};
    beginRemoveRows({}, m_views.size() == 1 ? kGroupCount : row, row);
    SavedView view = m_views.takeAt(at);
    endRemoveRows();
    Q_EMIT viewsChanged();
    return view;
}

int QueueSidebarModel::moveView(int row, int by)
{
    const int from = viewAt(row);
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_views.size() || by == 0)
        return row;
    beginMoveRows({}, row, row, {}, by > 0 ? row + by + 1 : row + by);
    m_views.move(from, to);
    endMoveRows();
    Q_EMIT viewsChanged();
    return row + by;
}

int QueueSidebarModel::viewAt(int row) const
{
    const int at = row - kFirstView;
    return at >= 0 && at < m_views.size() ? at : -1;
}

QString QueueSidebarModel::filterAt(int row) const
{
    if (row >= 0 && row < kGroupCount)
        return QString::fromLatin1(kGroups[row].filter);
    const int view = viewAt(row);
    return view < 0 ? QString() : m_views[view].filter;
}

int QueueSidebarModel::groupOf(const QList<TaskState> &states) const
{
    EnumChoice<TaskState> wanted;
    if (!states.isEmpty())
        wanted.only({states.begin(), states.end()});
    for (int row = 0; row < kGroupCount; ++row) {
        if (kGroups[row].counted && statesOf(kGroups[row]) == wanted)
            return row;
    }
    return -1;
}

int QueueSidebarModel::groupWith(const QString &filter) const
{
    const auto found = std::find_if(std::begin(kGroups), std::end(kGroups), [&](const Group &group) { return filter == QLatin1String(group.filter); });
    return found == std::end(kGroups) ? -1 : int(found - std::begin(kGroups));
}

int QueueSidebarModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_views.isEmpty() ? kGroupCount : kFirstView + int(m_views.size());
}

QVariant QueueSidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.row() < kGroupCount)
        return groupData(index.row(), role);
    if (index.row() >= kFirstView)
        return viewData(viewAt(index.row()), role);
    return role == Qt::DisplayRole ? QVariant(tr("Saved views")) : QVariant();
}

QVariant QueueSidebarModel::groupData(int row, int role) const
{
    if (role == kStateRole && row > 0)
        return QVariant::fromValue(kGroups[row].look);
    const std::optional<qint64> number = count(row);
    if (role == kIdleRole && number)
        return *number == 0;
    if (role != Qt::DisplayRole)
        return {};
    const QString title = tr(kGroups[row].title);
    return number ? tr("%1 (%2)", "group, how many").arg(title, QLocale().toString(*number)) : title;
}

QVariant QueueSidebarModel::viewData(int row, int role) const
{
    if (role == Qt::DisplayRole)
        return UntrustedText(m_views[row].name).displayLine();
    if (role == Qt::EditRole)
        return m_views[row].name;
    if (role == Qt::AccessibleDescriptionRole)
        return UntrustedText(m_views[row].filter).displayLine();
    return {};
}

bool QueueSidebarModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const int view = viewAt(index.row());
    const QString name = value.toString().simplified().left(SavedView::kMostNameCharacters);
    if (view < 0 || role != Qt::EditRole || name.isEmpty())
        return false;
    m_views[view].name = name;
    Q_EMIT dataChanged(index, index);
    Q_EMIT viewsChanged();
    return true;
}

Qt::ItemFlags QueueSidebarModel::flags(const QModelIndex &index) const
{
    if (index.row() == kGroupCount)
        return Qt::NoItemFlags; // a heading
    return QAbstractListModel::flags(index) | (viewAt(index.row()) < 0 ? Qt::NoItemFlags : Qt::ItemIsEditable);
}

std::optional<qint64> QueueSidebarModel::count(int row) const
{
    if (!m_counts || !kGroups[row].counted)
        return std::nullopt;
    qint64 sum = 0;
    for (const TaskState state : statesOf(kGroups[row]).values())
        sum += m_counts->of(state);
    return sum;
}

} // namespace qd
