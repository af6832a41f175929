#include "ui/parts/actionrow.h"

#include "ui/parts/actionbutton.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>

namespace qd {

ActionRow::ActionRow(const QList<QAction *> &actions, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    for (QAction *action : actions)
        row->addWidget(addButton(action));
    row->addStretch();
    measure();
}

void ActionRow::addStandIn(QAction *action, QAction *usual)
{
    const auto found = std::find_if(m_buttons.begin(), m_buttons.end(),
                                    [usual](const QToolButton *button) { return button->defaultAction() == usual; });
    QToolButton *first = *found;
    QToolButton *second = addButton(action);
    auto *row = static_cast<QHBoxLayout *>(layout());
    const int index = row->indexOf(first);
    row->removeWidget(first);
    auto *place = new QStackedLayout; // has room for either, so that nothing beside it moves
    row->insertLayout(index, place);
    place->addWidget(first);
    place->addWidget(second);
    const auto choose = [=] { place->setCurrentWidget(action->isEnabled() && !usual->isEnabled() ? second : first); };
    for (const QAction *one : {action, usual})
        connect(one, &QAction::enabledChanged, place, choose);
    choose();
    measure();
}

QToolButton *ActionRow::addButton(QAction *action)
{
    QToolButton *button = actionButton(action, this);
    button->setAccessibleName(action->iconText());
    m_buttons += button;
    return button;
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
