#pragma once

#include "ui/parts/plaintable.h"

class QAction;
class QPushButton;

namespace qd {

class TaskTableModel;

/// The table of the queue: its columns can be chosen, sized and sorted by, and how they were left is remembered. GUI
/// thread; owned by the queue page.
class TaskTable : public PlainTable
{
    Q_OBJECT

public:
    explicit TaskTable(TaskTableModel &model, QWidget *parent = nullptr);

    /// Widths, order and visibility of the columns, and the order of the rows, in an INI file.
    void restoreColumns(const QString &file);
    void saveColumns(const QString &file) const;
    /// A button with a menu in which columns are chosen.
    [[nodiscard]] QPushButton *makeColumnButton(QWidget *parent);

    /// In the order in which they stand.
    [[nodiscard]] QList<int> shownColumns() const;

Q_SIGNALS:
    /// The mouse takes the chosen rows along.
    void dragRequested();

protected:
    void startDrag(Qt::DropActions) override { Q_EMIT dragRequested(); }

private:
    void makeColumnActions();
    void showColumn(int column, bool on);
    void resetColumns();
    void updateColumnActions();
    void keepWordsWhole(const QVariantList &neededBefore);

    QList<QAction *> m_columns; ///< in the order of the columns
    QAction *m_reset = nullptr;
};

} // namespace qd
