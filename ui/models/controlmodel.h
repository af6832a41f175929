#pragma once

#include "core/api/enginestatus.h"
#include "ui/models/rowtable.h"

namespace qd {

/// One of the operator's switches, in words.
struct ControlRow {
    QString flag;
    QString value;
    QString setBy;
    QString since;
    QString obeyed;

    friend bool operator==(const ControlRow &, const ControlRow &) = default;
};

/// The operator's switches: what is wished, by whom, since when, and whether a tick has obeyed it. GUI thread; owned by
/// its page.
class ControlModel final : public RowTable<ControlRow>
{
    Q_OBJECT

public:
    enum Column { Flag, Value, SetBy, Since, Obeyed };
    static constexpr int kColumns = Obeyed + 1;

    using RowTable::RowTable;

    void setStatus(const EngineStatus &status);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
