#pragma once

#include "ui/models/rowtable.h"

#include <QJsonObject>

namespace qd {

/// One line of the journal, as journal.list tells of it.
struct JournalRow {
    qint64 seq = 0;
    qint64 at = 0;
    QString actor;
    QString event;
    QJsonObject data;

    friend bool operator==(const JournalRow &, const JournalRow &) = default;
};

/// What is on record about one task, oldest first. GUI thread; owned by the detail pane.
class JournalModel final : public RowTable<JournalRow>
{
    Q_OBJECT

public:
    enum Column { Time, Actor, Event, Details };
    static constexpr int kColumns = Details + 1;

    using RowTable::RowTable;

    /// \param answer of journal.list: {entries[{seq, at, actor, event, object, data, hash}]}
    void setEntries(const QJsonObject &answer);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
