#pragma once

#include "core/domain/task.h"
#include "ui/models/rowtable.h"

#include <QJsonObject>

namespace qd {

/// One step of a task from state to state.
struct TimelineRow {
    qint64 seq = 0; ///< of its line in the journal
    qint64 at = 0;
    TaskState state = TaskState::Queued; ///< in which it is from then on
    QString actor;
    QString event; ///< its word in the journal
    std::optional<qint64> lasted; ///< ms until the next step; nullopt for the last one

    friend bool operator==(const TimelineRow &, const TimelineRow &) = default;
};

/// How a task came to where it stands, oldest first, by the journal. GUI thread; owned by the detail pane.
class TimelineModel final : public RowTable<TimelineRow>
{
    Q_OBJECT

public:
    enum Column { State, When, Lasted, Actor };
    static constexpr int kColumns = Actor + 1;

    using RowTable::RowTable;

    /// \param answer of journal.list; lines that tell of no step are left out
    void setEntries(const QJsonObject &answer);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
