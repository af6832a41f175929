#include "ui/pages/livepage.h"

#include <QFocusEvent>

namespace qd {

LivePage::LivePage(QWidget *parent) : QWidget(parent)
{
    m_second.setInterval(1'000);
    connect(&m_second, &QTimer::timeout, this, [this] { secondPassed(); });
}

void LivePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_second.isActive())
        return;
    m_second.start();
    appear();
}

void LivePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
    vanish();
}

void LivePage::setFirstFocus(QWidget *widget)
{
    m_firstFocus = widget;
    if (hasFocus() && widget)
        widget->setFocus(Qt::OtherFocusReason);
}

void LivePage::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_firstFocus)
        m_firstFocus->setFocus(event->reason());
}

} // namespace qd
