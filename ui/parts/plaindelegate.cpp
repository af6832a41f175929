#include "ui/parts/plaindelegate.h"

#include "ui/parts/plainlabel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace qd {

bool PlainDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const bool cut = sizeHint(option, index).width() > option.rect.width();
    const QString text = index.data(Qt::DisplayRole).toString();
    QToolTip::showText(event->globalPos(), cut ? plainToolTip(UntrustedText(text)) : QString(), view);
    return true;
}

} // namespace qd
