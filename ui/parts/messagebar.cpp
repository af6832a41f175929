#include "ui/parts/messagebar.h"

#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace qd {
namespace {

struct Dress {
    const char *icon;
    Tone tone;
};

constexpr int kSecondMs = 1'000;

Dress dressOf(MessageBar::Level level)
{
    switch (level) {
    case MessageBar::Level::Information: return {"level-info", Tone::Active};
    case MessageBar::Level::Success: return {"state-succeeded", Tone::Good};
    case MessageBar::Level::Warning: return {"level-warning", Tone::Caution};
    case MessageBar::Level::Error: return {"level-error", Tone::Bad};
    }
    return {"level-error", Tone::Bad};
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_symbol(new QLabel(this)), m_text(new PlainLabel(this)), m_buttons(new QHBoxLayout),
      m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Message"));
    m_symbol->setObjectName(QStringLiteral("symbol"));
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setWordWrap(true);
    m_close->setObjectName(QStringLiteral("dismiss"));
    m_close->setAutoRaise(true);
    m_close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    m_close->setAccessibleName(tr("Dismiss message"));
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    m_countdown.setObjectName(QStringLiteral("countdown"));
    m_countdown.setInterval(kSecondMs);
    connect(&m_countdown, &QTimer::timeout, this, &MessageBar::countDown);

    auto *row = new QHBoxLayout(this);
    row->addWidget(m_symbol);
    row->addWidget(m_text, 1);
    row->addLayout(m_buttons);
    row->addWidget(m_close);
    hide();
}

void MessageBar::tell(Level level, const QString &text, const QList<MessageAction> &actions)
{
    m_level = level;
    m_text->setText(text);
    setActions(actions);
    render();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::dismiss()
{
    hide();
    setActions({});
    m_text->clear();
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        render();
}

void MessageBar::render()
{
    const Dress dress = dressOf(m_level);
    const int side = fontMetrics().height();
    m_symbol->setPixmap(themedIcon(QString::fromLatin1(dress.icon)).pixmap(QSize(side, side), devicePixelRatioF()));
    QPalette ink = m_text->palette();
    ink.setColor(QPalette::WindowText, toneColour(dress.tone, palette()));
    m_text->setPalette(ink);
}

void MessageBar::setActions(const QList<MessageAction> &actions)
{
    m_countdown.stop();
    m_offer = nullptr;
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was just clicked
        delete item;
    }
    for (const MessageAction &action : actions) {
        auto *button = new QPushButton(action.text, this);
        button->setObjectName(QStringLiteral("messageAction"));
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            dismiss();
            run();
        });
        m_buttons->addWidget(button);
        if (action.seconds > 0)
            offer(button, action);
    }
}

void MessageBar::offer(QPushButton *button, const MessageAction &action)
{
    m_offer = button;
    m_offerText = action.text;
    m_secondsLeft = action.seconds + 1;
    m_offer->setAccessibleName(action.text); // the seconds would be read out one by one
    countDown();
    m_countdown.start();
}

// The button goes and the message stays: nothing below it moves.
void MessageBar::countDown()
{
    if (--m_secondsLeft > 0) {
        m_offer->setText(tr("%1 (%n s)", "what can be pressed for so many seconds", m_secondsLeft).arg(m_offerText));
        return;
    }
    m_countdown.stop();
    m_offer->hide();
    m_offer = nullptr;
}

} // namespace qd
