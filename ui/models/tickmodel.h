#pragma once

#include "core/domain/tick.h"
#include "ui/models/rowtable.h"

namespace qd {

/// The newest lines of the tick ledger, newest first. GUI thread; owned by its page.
class TickModel final : public RowTable<Tick>
{
    Q_OBJECT

public:
    enum Column { Number, Outcome, Started, Duration, Claimed, Begun, Succeeded, Failed, IdleBefore, Note };
    static constexpr int kColumns = Note + 1;

    using RowTable::RowTable;

    void setTicks(std::vector<Tick> ticks);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
