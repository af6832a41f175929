#pragma once

#include "ui/parts/plaindelegate.h"

namespace qd {

/// Gives state cells their symbol and tone; the word is the model's. For any view with columns that answer kStateRole.
class StateDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace qd
