#pragma once

#include "core/domain/metrics.h"

#include <QAbstractTableModel>

namespace qd {

/// What a window of time measured, in numbers: a first row for the whole, then one for each slot in which something
/// happened, newest first. The twin of the charts. GUI thread; owned by its pane.
class MetricsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { From, Succeeded, Failed, WaitP50, WaitP95, RunP50, RunP95, TickP50, TickP95 };
    static constexpr int kColumns = TickP95 + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void setMetrics(const Metrics &metrics);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const MetricsSlot &at(int row) const;

    Metrics m_metrics;
    bool m_has = false;
};

} // namespace qd
