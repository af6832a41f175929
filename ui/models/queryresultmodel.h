#pragma once

#include <QAbstractTableModel>
#include <QJsonArray>

namespace qd {

/// The rows that a question to the database was answered with. GUI thread; owned by its dialog.
class QueryResultModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// \param answer of database.query
    void setAnswer(const QJsonObject &answer);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// All rows as a spreadsheet reads them (RFC 4180), and without cells that it would run as formulas.
    [[nodiscard]] QString csv() const;

private:
    QStringList m_columns;
    QList<QJsonArray> m_rows;
};

} // namespace qd
