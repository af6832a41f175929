#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <vector>

namespace qd {

/// Base of small tables whose contents come as a whole. Views are told only what differs, so that selection and place
/// stay with their row. GUI thread.
template <typename Row>
class RowTable : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    [[nodiscard]] const Row &at(int row) const { return m_rows[size_t(row)]; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

protected:
    /// \param key names a row across contents; rows between the first and the last difference are exchanged in one
    /// batch, because a screen reader pays for every insertion.
    template <typename Key>
    void replaceRows(std::vector<Row> rows, Key key)
    {
        const auto same = [&](const Row &a, const Row &b) { return key(a) == key(b); };
        const auto head = std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), same).second
            - rows.begin();
        const auto shared = std::min(m_rows.size(), rows.size()) - size_t(head);
        const auto tail = std::mismatch(m_rows.rbegin(), m_rows.rbegin() + qptrdiff(shared), rows.rbegin(), same).second
            - rows.rbegin();
        exchange(int(head), int(tail), rows);
        update(std::move(rows));
    }

private:
    void exchange(int head, int tail, const std::vector<Row> &rows)
    {
        const int oldEnd = int(m_rows.size()) - tail;
        const int newEnd = int(rows.size()) - tail;
        if (oldEnd > head) {
            beginRemoveRows({}, head, oldEnd - 1);
            m_rows.erase(m_rows.begin() + head, m_rows.begin() + oldEnd);
            endRemoveRows();
        }
        if (newEnd > head) {
            beginInsertRows({}, head, newEnd - 1);
            m_rows.insert(m_rows.begin() + head, rows.begin() + head, rows.begin() + newEnd);
            endInsertRows();
        }
    }

    void update(std::vector<Row> rows)
    {
        int first = -1;
        int last = -1;
        for (int i = 0; i < int(rows.size()); ++i) {
            if (m_rows[size_t(i)] == rows[size_t(i)])
                continue;
            first = first < 0 ? i : first;
            last = i;
        }
        m_rows = std::move(rows);
        if (first >= 0)
            Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }

    std::vector<Row> m_rows;
};

} // namespace qd
