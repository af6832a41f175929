#include "ui/parts/emptystate.h"

#include "ui/parts/plainlabel.h"
#include "ui/parts/themedicon.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_picture(new QLabel(this)), m_text(new PlainLabel(this)), m_button(new QPushButton(this))
{
    m_picture->setObjectName(QStringLiteral("picture"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_button->setObjectName(QStringLiteral("action"));
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionRequested);

    auto *column = new QVBoxLayout(this);
    column->addStretch();
    column->addWidget(m_picture);
    column->addWidget(m_text);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch();
}

void EmptyState::setContents(const QString &icon, const QString &text, const QString &action)
{
    m_icon = icon;
    m_text->setText(text);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    render();
}

QString EmptyState::text() const
{
    return m_text->text();
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        render();
}

void EmptyState::render()
{
    const int side = 3 * fontMetrics().height();
    m_picture->setPixmap(themedIcon(m_icon).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace qd
