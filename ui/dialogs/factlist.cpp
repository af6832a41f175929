#include "ui/dialogs/factlist.h"

#include "ui/parts/plaindelegate.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace qd {
namespace {

constexpr double kRowHeight = 1.6;   // in heights of the font
constexpr double kMostOfFirst = 0.6; // of the width

/// Tells in a tool tip what is cut.
class AiryDelegate : public PlainDelegate
{
public:
    using PlainDelegate::PlainDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = PlainDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), int(option.fontMetrics.height() * kRowHeight)));
        return size;
    }
};

} // namespace

FactList::FactList(const QString &name, const QStringList &columns, QWidget *parent) : QTreeWidget(parent)
{
    setAccessibleName(name);
    setHeaderLabels(columns);
    setItemDelegate(new AiryDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    header()->setStretchLastSection(true);
}

void FactList::addFact(const QStringList &texts, const QIcon &icon)
{
    (new QTreeWidgetItem(this, texts))->setIcon(0, icon);
}

void FactList::resizeEvent(QResizeEvent *event)
{
    QTreeWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
}

void FactList::fitColumns()
{
    for (int column = 0; column + 1 < columnCount(); ++column)
        resizeColumnToContents(column);
    const int last = columnCount() - 1;
    int taken = header()->sectionSizeHint(last);
    for (int column = 1; column < last; ++column)
        taken += columnWidth(column);
    const int most = std::min(int(width() * kMostOfFirst), viewport()->width() - taken);
    setColumnWidth(0, std::max(header()->sectionSizeHint(0), std::min(columnWidth(0), most)));
}

int FactList::neededWidth() const
{
    int width = 2 * frameWidth() + verticalScrollBar()->sizeHint().width();
    for (int column = 0; column < columnCount(); ++column)
        width += std::max(sizeHintForColumn(column), header()->sectionSizeHint(column));
    return width;
}

} // namespace qd
