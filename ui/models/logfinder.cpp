#include "ui/models/logfinder.h"

#include "ui/models/logmodel.h"

#include <QDeadlineTimer>
#include <QTimerEvent>

#include <algorithm>

namespace qd {
namespace {

constexpr int kLinesBetweenLooks = 32; // at the clock

/// Of backtracking, so that no pattern holds the window for longer than a moment per line.
QString bounded(const QString &pattern)
{
    return QStringLiteral("(*LIMIT_MATCH=5000)(*LIMIT_DEPTH=500)") + pattern;
}

} // namespace

LogFinder::LogFinder(LogModel &model, QObject *parent) : QObject(parent), m_model(model)
{
    connect(&model, &QAbstractItemModel::modelReset, this, &LogFinder::restart);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &LogFinder::forgetGone);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (hasPattern() && !m_turn.isActive())
            m_turn.start(0, this);
    });
}

bool LogFinder::search(const QString &pattern, bool isRegex)
{
    m_text.clear();
    m_pattern.reset();
    bool valid = true;
    if (isRegex && !pattern.isEmpty()) {
        QRegularExpression expression(bounded(pattern), QRegularExpression::CaseInsensitiveOption);
        valid = expression.isValid();
        if (valid)
            m_pattern = std::move(expression);
    } else {
        m_text = pattern;
    }
    restart();
    return valid;
}

void LogFinder::restart()
{
    m_hits.clear();
    m_next = 0;
    m_turn.stop();
    if (hasPattern() && m_model.rowCount() > 0)
        m_turn.start(0, this);
    Q_EMIT changed();
}

void LogFinder::forgetGone()
{
    const qint64 first = m_model.rowCount() == 0 ? std::numeric_limits<qint64>::max() : m_model.serialAt(0);
    const auto kept = std::lower_bound(m_hits.begin(), m_hits.end(), first);
    if (kept == m_hits.begin())
        return;
    m_hits.erase(m_hits.begin(), kept);
    Q_EMIT changed();
}

void LogFinder::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_turn.timerId())
        return;
    const QDeadlineTimer deadline(kTurnMs);
    int row = 0;
    // Rows are in the order of their serials: the first one that was not looked at.
    for (int low = 0, high = m_model.rowCount(); low < high;) {
        const int middle = (low + high) / 2;
        if (m_model.serialAt(middle) < m_next)
            low = row = middle + 1;
        else
            high = row = middle;
    }
    int looked = 0;
    for (; row < m_model.rowCount(); ++row) {
        if (++looked % kLinesBetweenLooks == 0 && deadline.hasExpired())
            break;
        if (matches(m_model.at(row)))
            m_hits.push_back(m_model.serialAt(row));
        m_next = m_model.serialAt(row) + 1;
    }
    if (row >= m_model.rowCount())
        m_turn.stop();
    Q_EMIT changed();
}

bool LogFinder::matches(const LogLine &line) const
{
    const QStringView text = QStringView(line.text.raw()).left(kMostOfLine);
    if (m_pattern)
        return m_pattern->match(text.toString()).hasMatch() || m_pattern->match(line.source.left(kMostOfLine)).hasMatch();
    return text.contains(m_text, Qt::CaseInsensitive) || line.source.contains(m_text, Qt::CaseInsensitive);
}

int LogFinder::hitAt(int row) const
{
    if (row < 0 || row >= m_model.rowCount())
        return -1;
    const auto found = std::lower_bound(m_hits.begin(), m_hits.end(), m_model.serialAt(row));
    return found != m_hits.end() && *found == m_model.serialAt(row) ? int(found - m_hits.begin()) : -1;
}

int LogFinder::rowOfHit(int hit) const
{
    return m_model.rowOf(m_hits[size_t(hit)]);
}

int LogFinder::firstHitFrom(int row) const
{
    if (row < 0)
        return 0;
    if (row >= m_model.rowCount())
        return count();
    return int(std::lower_bound(m_hits.begin(), m_hits.end(), m_model.serialAt(row)) - m_hits.begin());
}

} // namespace qd
