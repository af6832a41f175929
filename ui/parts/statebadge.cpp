#include "ui/parts/statebadge.h"

#include "ui/parts/plainlabel.h"
#include "ui/parts/themedicon.h"

#include <QEvent>
#include <QHBoxLayout>

namespace qd {

StateBadge::StateBadge(QWidget *parent) : QWidget(parent), m_symbol(new QLabel(this)), m_word(new PlainLabel(this))
{
    m_symbol->setObjectName(QStringLiteral("symbol"));
    m_word->setObjectName(QStringLiteral("word"));
    QFont strong = m_word->font();
    strong.setBold(true);
    m_word->setFont(strong);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_symbol);
    row->addWidget(m_word, 1);
}

void StateBadge::setLook(const StateLook &look)
{
    if (look.word == m_look.word && look.icon == m_look.icon && look.tone == m_look.tone)
        return;
    m_look = look;
    render();
}

void StateBadge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        render();
}

void StateBadge::render()
{
    const int side = fontMetrics().height();
    m_symbol->setPixmap(themedIcon(m_look.icon).pixmap(QSize(side, side), devicePixelRatioF()));
    m_word->setText(m_look.word);
    QPalette ink = m_word->palette();
    ink.setColor(QPalette::WindowText, toneColour(m_look.tone, palette()));
    m_word->setPalette(ink);
}

} // namespace qd
