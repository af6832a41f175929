#include "ui/parts/plaintable.h"

#include "ui/models/csvtext.h"
#include "ui/models/roles.h"
#include "ui/parts/statedelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStyle>

#include <algorithm>

namespace qd {
namespace {

constexpr int kLastChars = 20;

} // namespace

PlainTable::PlainTable(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new StateDelegate(this));
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    fitRowsToFont();
}

void PlainTable::setColumnChars(std::initializer_list<int> chars)
{
    int column = 0;
    for (int count : chars) {
        if (column == model()->columnCount() - 1)
            count = std::min(count, kLastChars); // it takes what room there is
        const int wanted = count * fontMetrics().horizontalAdvance(u'0');
        setColumnWidth(column, std::max({wanted, horizontalHeader()->sectionSizeHint(column), widthOfWords(column)}));
        ++column;
    }
}

int PlainTable::widthOfWords(int column) const
{
    int widest = 0;
    const QStringList words = model()->headerData(column, Qt::Horizontal, kWordsRole).toStringList();
    for (const QString &word : words)
        widest = std::max(widest, fontMetrics().horizontalAdvance(word));
    const int symbol = fontMetrics().height();
    const int margin = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1;
    return words.isEmpty() ? 0 : widest + symbol + 5 * margin; // on both sides of the symbol and of the text, and one to spare
}

void PlainTable::goTo(int row)
{
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index, PositionAtCenter);
}

void PlainTable::repaintColumn(int column)
{
    viewport()->update(columnViewportPosition(column), 0, columnWidth(column), viewport()->height());
}

void PlainTable::setCompact(bool compact)
{
    m_compact = compact;
    fitRowsToFont();
}

void PlainTable::setLinesPerRow(int lines)
{
    m_lines = lines;
    fitRowsToFont();
}

void PlainTable::copySelectedRows() const
{
    QStringList lines;
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells += copyOf(row.siblingAtColumn(column));
        lines += cells.join(u'\t');
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

QString PlainTable::copyOf(const QModelIndex &cell) const
{
    return harmlessCell(cell.data().toString());
}

void PlainTable::keyPressEvent(QKeyEvent *event)
{
    const bool toEnd = event->key() == Qt::Key_End;
    if (event->matches(QKeySequence::Copy))
        copySelectedRows();
    else if ((toEnd || event->key() == Qt::Key_Home) && !(event->modifiers() & ~Qt::KeypadModifier) && model() && model()->rowCount() > 0)
        goToEdge(toEnd ? model()->rowCount() - 1 : 0);
    else
        QTableView::keyPressEvent(event);
}

// Rows are what is chosen here; Qt would go to the first or last cell of one.
void PlainTable::goToEdge(int row)
{
    const QModelIndex index = model()->index(row, std::max(0, currentIndex().column()));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

// Qt makes a first row the current one without choosing it: commands would not mean it, and it would not be seen.
void PlainTable::focusInEvent(QFocusEvent *event)
{
    const bool hadCurrent = currentIndex().isValid();
    QTableView::focusInEvent(event);
    if (!hadCurrent && currentIndex().isValid() && event->reason() != Qt::MouseFocusReason)
        selectRow(currentIndex().row());
}

void PlainTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRowsToFont();
}

void PlainTable::fitRowsToFont()
{
    const int line = fontMetrics().height();
    const int height = line * m_lines + (m_compact ? line / 5 : line / 2);
    verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    verticalHeader()->setDefaultSectionSize(height);
}

} // namespace qd
