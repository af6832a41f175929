#pragma once

#include <QStyledItemDelegate>

namespace qd {

/// Cells of views that show foreign text: what does not fit is shown in a tool tip, as plain text.
class PlainDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;
};

} // namespace qd
