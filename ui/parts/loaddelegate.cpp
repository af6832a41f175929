#include "ui/parts/loaddelegate.h"

#include "ui/models/roles.h"
#include "ui/parts/statelook.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace qd {

// Between ground and text, and pale: the text stays as readable as without it.
void LoadDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int kMargin = 3;
    constexpr double kPale = 0.22;
    PlainDelegate::paint(painter, option, index);
    const double share = std::clamp(index.data(kShareRole).toDouble(), 0.0, 1.0);
    if (share <= 0)
        return;
    const QRect room = option.rect.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const QRect filled(room.topLeft(), QSize(qRound(room.width() * share), room.height()));
    const QRect bar = QStyle::visualRect(option.direction, room, filled);
    QColor colour = toneColour(Tone::Active, option.palette);
    colour.setAlphaF(float(kPale));
    painter->fillRect(bar, colour);
}

} // namespace qd
