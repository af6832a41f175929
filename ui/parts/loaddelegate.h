#pragma once

#include "ui/parts/plaindelegate.h"

namespace qd {

/// A bar behind the text of a cell, as long as the cell's kShareRole says.
class LoadDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace qd
