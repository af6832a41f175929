#pragma once

#include "ui/models/textdiff.h"

#include <QAbstractTableModel>

namespace qd {

/// Two texts laid over each other, one row a line: what is gone begins with a minus sign, what is new with a plus. Foreign
/// text, shown plain and whole; a long line goes on in the rows below it, so that every row is cheap to paint. GUI thread.
class DiffModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kRowCharacters = 100;

    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const std::vector<DiffLine> &lines);
    [[nodiscard]] DiffLine::Kind kindAt(int row) const { return m_rows[size_t(row)].kind; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::vector<DiffLine> m_rows; ///< as they are shown
};

} // namespace qd
