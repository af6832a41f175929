#include "ui/models/logmodel.h"

#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <algorithm>
#include <limits>

namespace qd {

LogModel::LogModel(int mostLines, QObject *parent) : QAbstractTableModel(parent), m_mostLines(size_t(mostLines)) { }

void LogModel::append(const std::vector<LogLine> &lines, qint64 dropped)
{
    std::vector<LogLine> arrived;
    arrived.reserve(lines.size() + 1);
    if (dropped > 0) {
        LogLine gap;
        gap.at = lines.empty() ? displayNow() : lines.front().at;
        gap.level = LogLevel::Warning;
        gap.source = QStringLiteral("console");
        const int count = int(std::min<qint64>(dropped, std::numeric_limits<int>::max()));
        gap.text = UntrustedText(tr("%n line(s) came too fast to be shown.", nullptr, count));
        arrived.push_back(std::move(gap));
    }
    arrived.insert(arrived.end(), lines.begin(), lines.end());
    if (!m_frozen) {
        show(std::move(arrived));
        return;
    }
    m_waiting += qint64(arrived.size());
    std::move(arrived.begin(), arrived.end(), std::back_inserter(m_held));
    if (m_held.size() > m_mostLines)
        m_held.erase(m_held.begin(), m_held.end() - qptrdiff(m_mostLines));
    Q_EMIT waitingChanged();
}

void LogModel::setFrozen(bool frozen)
{
    m_frozen = frozen;
    if (frozen)
        return;
    m_waiting = 0;
    std::vector<LogLine> held(std::make_move_iterator(m_held.begin()), std::make_move_iterator(m_held.end()));
    m_held.clear();
    show(std::move(held));
    Q_EMIT waitingChanged();
}

void LogModel::setFilter(const LogFilter &filter)
{
    if (filter == m_filter)
        return;
    if (onlyTimePassed(filter)) {
        m_filter = filter;
        const auto first = std::find_if(m_visible.begin(), m_visible.end(), [this](qint64 serial) {
            return m_lines[size_t(serial - m_firstSerial)].at >= m_filter.since;
        });
        dropShownBefore(first == m_visible.end() ? std::numeric_limits<qint64>::max() : *first);
        return;
    }
    beginResetModel();
    m_filter = filter;
    m_visible.clear();
    for (size_t i = 0; i < m_lines.size(); ++i) {
        if (isShown(m_lines[i], m_firstSerial + qint64(i)))
            m_visible.push_back(m_firstSerial + qint64(i));
    }
    endResetModel();
}

// Then only the oldest lines leave, and nothing else moves.
bool LogModel::onlyTimePassed(const LogFilter &filter) const
{
    LogFilter same = filter;
    same.since = m_filter.since;
    return same == m_filter && m_filter.since > 0 && filter.since > m_filter.since;
}

bool LogModel::isShown(const LogLine &line, qint64 serial) const
{
    return line.level >= m_filter.leastLevel && line.at >= m_filter.since
        && (m_filter.source.isEmpty() || line.source == m_filter.source)
        && (m_filter.tick == 0 || line.tick == m_filter.tick) && (!m_filter.marked || m_marked.contains(serial));
}

void LogModel::count(const LogLine &line, int sign)
{
    m_levelCounts[size_t(line.level)] += sign;
    const auto found = m_sourceCounts.find(line.source);
    if (found == m_sourceCounts.end()) {
        if (sign > 0 && m_sourceCounts.size() < size_t(kMostSources))
            m_sourceCounts.emplace(line.source, 1);
        return;
    }
    found->second += sign;
    if (found->second <= 0)
        m_sourceCounts.erase(found);
}

void LogModel::show(std::vector<LogLine> lines)
{
    if (lines.size() > m_mostLines)
        lines.erase(lines.begin(), lines.end() - qptrdiff(m_mostLines));
    const size_t total = m_lines.size() + lines.size();
    dropOldest(total > m_mostLines ? total - m_mostLines : 0);
    const auto shown = std::count_if(lines.begin(), lines.end(), [this](const LogLine &line) { return isShown(line, -1); });
    const int before = int(m_visible.size());
    if (shown > 0)
        beginInsertRows({}, before, before + int(shown) - 1);
    for (LogLine &line : lines) {
        count(line, 1);
        if (isShown(line, -1))
            m_visible.push_back(m_firstSerial + qint64(m_lines.size()));
        m_lines.push_back(std::move(line));
    }
    if (shown > 0)
        endInsertRows();
}

void LogModel::dropOldest(size_t amount)
{
    const qint64 firstKept = m_firstSerial + qint64(amount);
    dropShownBefore(firstKept);
    for (size_t i = 0; i < amount; ++i)
        count(m_lines[i], -1);
    m_lines.erase(m_lines.begin(), m_lines.begin() + qptrdiff(amount));
    m_marked.erase(m_marked.begin(), m_marked.lower_bound(firstKept));
    m_firstSerial = firstKept;
}

// While the rows leave, the lines are still there: whoever is told may look at them.
void LogModel::dropShownBefore(qint64 serial)
{
    const auto kept = std::lower_bound(m_visible.begin(), m_visible.end(), serial);
    const int gone = int(kept - m_visible.begin());
    if (gone == 0)
        return;
    beginRemoveRows({}, 0, gone - 1);
    m_visible.erase(m_visible.begin(), kept);
    endRemoveRows();
}

int LogModel::rowOf(qint64 serial) const
{
    const auto found = std::lower_bound(m_visible.begin(), m_visible.end(), serial);
    return found == m_visible.end() || *found != serial ? -1 : int(found - m_visible.begin());
}

void LogModel::toggleMark(int row)
{
    const qint64 serial = serialAt(row);
    if (m_marked.erase(serial) == 0)
        m_marked.insert(serial);
    Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
}

const LogLine &LogModel::at(int row) const
{
    return m_lines[size_t(m_visible[size_t(row)] - m_firstSerial)];
}

int LogModel::nextOfLevel(int from, LogLevel level, int direction) const
{
    for (int row = from + direction; row >= 0 && row < int(m_visible.size()); row += direction) {
        if (at(row).level >= level)
            return row;
    }
    return -1;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_visible.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogLine &line = at(index.row());
    if (role == Qt::DisplayRole)
        return cellText(line, index.row(), index.column());
    if (role == kStateRole && index.column() == Level)
        return QVariant::fromValue(line.level);
    if (role == kTaskIdRole)
        return line.task.value;
    return {};
}

QString LogModel::cellText(const LogLine &line, int row, int column) const
{
    switch (Column(column)) {
    case Time: return isMarked(row) ? tr("● %1", "a marked line, its time").arg(logClockText(line.at)) : logClockText(line.at);
    case Level: return wordFor(line.level);
    case Source: return UntrustedText(line.source).displayLine();
    case Task: return line.task.isValid() ? displayId(line.task) : QString();
    case Message: return line.text.displayLine();
    }
    return {};
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && section == Level)
        return allWords<LogLevel>();
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Time: return tr("Time");
    case Level: return tr("Level");
    case Source: return tr("Source");
    case Task: return tr("Task");
    case Message: return tr("Message");
    }
    return {};
}

} // namespace qd
