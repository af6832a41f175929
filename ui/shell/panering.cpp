#include "ui/shell/panering.h"

#include "ui/shell/controlstrip.h"

#include <QAbstractScrollArea>
#include <QAbstractItemView>
#include <QPlainTextEdit>
#include <QTabBar>

namespace qd {
namespace {

/// The pane that this widget is, or lies in.
QWidget *paneOf(QWidget *widget)
{
    for (; widget && !widget->isWindow(); widget = widget->parentWidget()) {
        if (qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QPlainTextEdit *>(widget)
            || qobject_cast<QTabBar *>(widget) || qobject_cast<ControlStrip *>(widget))
            return widget;
    }
    return nullptr;
}

bool canHaveFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

} // namespace

void focusNextPane(QWidget *window, bool forward)
{
    QWidget *from = window->focusWidget() ? window->focusWidget() : window;
    const QWidget *here = paneOf(from);
    const auto step = [forward](QWidget *widget) {
        return forward ? widget->nextInFocusChain() : widget->previousInFocusChain();
    };
    for (QWidget *widget = step(from); widget && widget != from; widget = step(widget)) {
        const QWidget *pane = paneOf(widget);
        if (pane && pane != here && canHaveFocus(widget)) {
            widget->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

} // namespace qd
