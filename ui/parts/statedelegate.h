#pragma once

#include <QStyledItemDelegate>

namespace qd {

/// Gives state cells their symbol and tone; the word is the model's. For any view with columns that answer kStateRole.
class StateDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace qd
