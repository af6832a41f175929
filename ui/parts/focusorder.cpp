#include "ui/parts/focusorder.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace qd {
namespace {

void collect(QWidget *widget, QList<QWidget *> &stops);

void collect(QLayoutItem *item, QList<QWidget *> &stops);

QList<QLayoutItem *> readItems(const QFormLayout &form)
{
    QList<QLayoutItem *> items;
    for (int row = 0; row < form.rowCount(); ++row) {
        for (const auto role : {QFormLayout::SpanningRole, QFormLayout::LabelRole, QFormLayout::FieldRole})
            items += form.itemAt(row, role);
    }
    return items;
}

QList<QLayoutItem *> readItems(const QGridLayout &grid)
{
    QList<QLayoutItem *> items;
    for (int row = 0; row < grid.rowCount(); ++row) {
        for (int column = 0; column < grid.columnCount(); ++column)
            items += grid.itemAtPosition(row, column);
    }
    return items;
}

QList<QLayoutItem *> readItems(const QLayout &layout)
{
    if (const auto *form = qobject_cast<const QFormLayout *>(&layout))
        return readItems(*form);
    if (const auto *grid = qobject_cast<const QGridLayout *>(&layout))
        return readItems(*grid);
    QList<QLayoutItem *> items;
    for (int i = 0; i < layout.count(); ++i)
        items += layout.itemAt(i);
    return items;
}

void collect(QLayoutItem *item, QList<QWidget *> &stops)
{
    if (!item)
        return;
    if (item->widget())
        collect(item->widget(), stops);
    else if (item->layout()) {
        for (QLayoutItem *inner : readItems(*item->layout()))
            collect(inner, stops);
    }
}

/// What Qt lays out by itself.
QList<QWidget *> partsOf(QWidget *widget)
{
    QList<QWidget *> parts;
    if (const auto *splitter = qobject_cast<QSplitter *>(widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            parts += splitter->widget(i);
    } else if (const auto *tabs = qobject_cast<QTabWidget *>(widget)) {
        parts << tabs->tabBar() << tabs->cornerWidget(Qt::TopRightCorner);
        for (int i = 0; i < tabs->count(); ++i)
            parts += tabs->widget(i);
    } else if (const auto *stack = qobject_cast<QStackedWidget *>(widget)) {
        for (int i = 0; i < stack->count(); ++i)
            parts += stack->widget(i);
    } else if (const auto *area = qobject_cast<QScrollArea *>(widget)) {
        parts += area->widget();
    }
    return parts;
}

void collect(QWidget *widget, QList<QWidget *> &stops)
{
    if (!widget)
        return;
    if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && !stops.contains(widget))
        stops += widget;
    const QList<QWidget *> parts = partsOf(widget);
    for (QWidget *part : parts)
        collect(part, stops);
    if (parts.isEmpty() && widget->layout())
        collect(static_cast<QLayoutItem *>(widget->layout()), stops);
}

} // namespace

void orderFocus(QWidget &root)
{
    QList<QWidget *> stops;
    collect(&root, stops);
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

} // namespace qd
