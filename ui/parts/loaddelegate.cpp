#include "ui/parts/loaddelegate.h"

#include "ui/models/roles.h"
#include "ui/parts/statelook.h"

#include <QPainter>

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
    QRectF bar = QRectF(option.rect).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    bar.setWidth(bar.width() * share);
    QColor colour = toneColour(Tone::Active, option.palette);
    colour.setAlphaF(float(kPale));
    painter->fillRect(bar, colour);
}

} // namespace qd
