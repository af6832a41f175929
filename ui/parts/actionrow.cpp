#include "ui/parts/actionrow.h"

#include "ui/parts/actionbutton.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace qd {

ActionRow::ActionRow(const QList<QAction *> &actions, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    for (QAction *action : actions) {
        QToolButton *button = actionButton(action, this);
        button->setAccessibleName(action->iconText());
        row->addWidget(button);
        m_buttons += button;
    }
    row->addStretch();
    measure();
}

QWidgetList ActionRow::buttons() const
{
    return QWidgetList(m_buttons.begin(), m_buttons.end());
}

void ActionRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ActionRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
}

void ActionRow::measure()
{
    setStyle(Qt::ToolButtonTextBesideIcon);
    m_withWords = layout()->sizeHint();
    setStyle(Qt::ToolButtonIconOnly);
    m_withIcons = layout()->sizeHint();
    fit();
    updateGeometry();
}

void ActionRow::setStyle(Qt::ToolButtonStyle style)
{
    for (QToolButton *button : m_buttons)
        button->setToolButtonStyle(style);
    layout()->invalidate();
}

void ActionRow::fit()
{
    setStyle(width() < m_withWords.width() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

} // namespace qd
