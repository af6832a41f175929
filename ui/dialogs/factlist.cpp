#include "ui/dialogs/factlist.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace qd {
namespace {

constexpr double kRowHeight = 1.6;   // in heights of the font
constexpr double kMostOfFirst = 0.6; // of the width

class AiryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
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

// By now the list has its width.
void FactList::showEvent(QShowEvent *event)
{
    QTreeWidget::showEvent(event);
    fitColumns();
}

void FactList::fitColumns()
{
    for (int column = 0; column + 1 < columnCount(); ++column)
        resizeColumnToContents(column);
    setColumnWidth(0, std::min(columnWidth(0), int(width() * kMostOfFirst)));
}

} // namespace qd
