#include "ui/pages/tasktable.h"

#include "ui/models/tasktablemodel.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QPushButton>

namespace qd {
namespace {

// The number changes with the columns, so that an older state is not laid over other ones.
constexpr QLatin1String kColumnsKey("queue/columns1");
constexpr QLatin1String kWordsKey("queue/words1");

} // namespace

TaskTable::TaskTable(TaskTableModel &model, QWidget *parent) : PlainTable(parent)
{
    setObjectName(QStringLiteral("tasks"));
    setAccessibleName(tr("Tasks"));
    setModel(&model);
    setDragEnabled(true);
    QHeaderView *header = horizontalHeader();
    header->setSectionsClickable(true);
    header->setSectionsMovable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setContextMenuPolicy(Qt::ActionsContextMenu);
    resetColumns();
    makeColumnActions();
}

void TaskTable::makeColumnActions()
{
    for (int column = 0; column < TaskTableModel::kColumns; ++column) {
        auto *action = new QAction(model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), this);
        action->setObjectName(QStringLiteral("column%1").arg(column));
        action->setStatusTip(tr("Show or hide this column"));
        action->setCheckable(true);
        action->setChecked(true);
        action->setEnabled(column != TaskTableModel::Title); // a row without a name says nothing
        connect(action, &QAction::triggered, this, [this, column](bool on) { showColumn(column, on); });
        m_columns += action;
    }
    m_reset = new QAction(tr("&Reset columns"), this);
    m_reset->setObjectName(QStringLiteral("resetColumns"));
    m_reset->setStatusTip(tr("All columns in their first order and width"));
    connect(m_reset, &QAction::triggered, this, [this] {
        resetColumns();
        updateColumnActions();
    });
    horizontalHeader()->addActions(m_columns);
    horizontalHeader()->addAction(m_reset);
}

QPushButton *TaskTable::makeColumnButton(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->addActions(m_columns);
    menu->addSeparator();
    menu->addAction(m_reset);
    auto *button = new QPushButton(tr("Columns"), parent); // a tool button would draw its arrow over the word
    button->setAccessibleName(tr("Choose columns"));
    button->setMenu(menu);
    return button;
}

void TaskTable::showColumn(int column, bool on)
{
    setColumnHidden(column, !on);
    if (on && columnWidth(column) == 0)
        setColumnWidth(column, horizontalHeader()->defaultSectionSize());
}

void TaskTable::resetColumns()
{
    QHeaderView *header = horizontalHeader();
    for (int column = 0; column < TaskTableModel::kColumns; ++column) {
        setColumnHidden(column, false);
        header->moveSection(header->visualIndex(column), column);
    }
    setColumnChars({13, 7, 30, 12, 9, 12, 8, 9, 10, 12, 30});
    header->setSortIndicator(-1, Qt::AscendingOrder);
}

QList<int> TaskTable::shownColumns() const
{
    QList<int> columns;
    for (int place = 0; place < TaskTableModel::kColumns; ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column))
            columns += column;
    }
    return columns;
}

void TaskTable::updateColumnActions()
{
    for (int column = 0; column < m_columns.size(); ++column)
        m_columns[column]->setChecked(!isColumnHidden(column));
}

void TaskTable::restoreColumns(const QString &file)
{
    if (file.isEmpty())
        return;
    const QSettings settings(file, QSettings::IniFormat);
    const QByteArray state = settings.value(kColumnsKey).toByteArray();
    if (state.isEmpty())
        return;
    if (!horizontalHeader()->restoreState(state) || horizontalHeader()->count() != TaskTableModel::kColumns)
        resetColumns();
    horizontalHeader()->setSectionsMovable(true);
    setColumnHidden(TaskTableModel::Title, false);
    keepWordsWhole(settings.value(kWordsKey).toList());
    updateColumnActions();
}

// In another language or font, words can need more than what was enough for them when the widths were kept.
void TaskTable::keepWordsWhole(const QVariantList &neededBefore)
{
    for (int column = 0; column < TaskTableModel::kColumns; ++column) {
        const bool wasWhole = columnWidth(column) >= neededBefore.value(column).toInt();
        if (wasWhole && columnWidth(column) < widthOfWords(column))
            setColumnWidth(column, widthOfWords(column));
    }
}

void TaskTable::saveColumns(const QString &file) const
{
    if (file.isEmpty())
        return;
    QVariantList needed;
    for (int column = 0; column < TaskTableModel::kColumns; ++column)
        needed += widthOfWords(column);
    QSettings settings(file, QSettings::IniFormat);
    settings.setValue(kColumnsKey, horizontalHeader()->saveState());
    settings.setValue(kWordsKey, needed);
}

} // namespace qd
