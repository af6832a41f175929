#include "ui/parts/statedelegate.h"

#include "ui/models/roles.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"

namespace qd {

void StateDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto look = lookOf(index.data(kStateRole));
    if (!look)
        return;
    option->icon = themedIcon(look->icon);
    option->features |= QStyleOptionViewItem::HasDecoration;
    const int side = option->fontMetrics.height();
    option->decorationSize = QSize(side, side);
    const bool idle = index.data(kIdleRole).toBool();
    option->palette.setColor(QPalette::Text, idle ? option->palette.color(QPalette::PlaceholderText)
                                                  : toneColour(look->tone, option->palette));
}

} // namespace qd
