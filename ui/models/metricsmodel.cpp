#include "ui/models/metricsmodel.h"

#include "ui/models/roles.h"
#include "ui/models/timetext.h"

#include <QLocale>

namespace qd {
namespace {

QString spreadText(const std::optional<Spread> &spread, qint64 Spread::*member)
{
    return spread ? measuredText((*spread).*member) : QStringLiteral("–");
}

} // namespace

void MetricsModel::setMetrics(const Metrics &metrics)
{
    if (m_has && metrics.slotList.size() == m_metrics.slotList.size()) {
        m_metrics = metrics;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
        return;
    }
    beginResetModel();
    m_metrics = metrics;
    m_has = true;
    endResetModel();
}

const MetricsSlot &MetricsModel::at(int row) const
{
    return row == 0 ? m_metrics.total : m_metrics.slotList[m_metrics.slotList.size() - size_t(row)];
}

int MetricsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_has ? 0 : 1 + int(m_metrics.slotList.size());
}

int MetricsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant MetricsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const MetricsSlot &slot = at(index.row());
    switch (Column(index.column())) {
    case From: return index.row() == 0 ? tr("All together") : shortMomentText(slot.at, m_metrics.to - m_metrics.from);
    case Succeeded: return QLocale().toString(slot.succeeded);
    case Failed: return QLocale().toString(slot.failed);
    case WaitP50: return spreadText(slot.wait, &Spread::p50);
    case WaitP95: return spreadText(slot.wait, &Spread::p95);
    case RunP50: return spreadText(slot.run, &Spread::p50);
    case RunP95: return spreadText(slot.run, &Spread::p95);
    case TickP50: return spreadText(slot.tick, &Spread::p50);
    case TickP95: return spreadText(slot.tick, &Spread::p95);
    }
    return {};
}

QVariant MetricsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && section == From)
        return QStringList{tr("All together")};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case From: return tr("From");
    case Succeeded: return tr("Succeeded");
    case Failed: return tr("Failed");
    case WaitP50: return tr("Wait p50");
    case WaitP95: return tr("Wait p95");
    case RunP50: return tr("Run p50");
    case RunP95: return tr("Run p95");
    case TickP50: return tr("Tick p50");
    case TickP95: return tr("Tick p95");
    }
    return {};
}

} // namespace qd
