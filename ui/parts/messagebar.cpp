#include "ui/parts/messagebar.h"

#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <array>

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

MessageBar::MessageBar(QWidget *host)
    : QFrame(host), m_floats(host != nullptr), m_symbol(new QLabel(this)), m_text(new PlainLabel(this)), m_buttons(new QHBoxLayout),
      m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true); // it lies over what its host shows
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
    m_new.setObjectName(QStringLiteral("new"));
    m_new.setInterval(kNewMs);
    connect(&m_new, &QTimer::timeout, this, &MessageBar::goIfNobodyReads);

    auto *row = new QHBoxLayout(this);
    row->addWidget(m_symbol);
    row->addWidget(m_text, 1);
    row->addLayout(m_buttons);
    row->addWidget(m_close);
    hide();
}

void MessageBar::tell(Level level, const QString &text, const QList<MessageAction> &actions, Stay stay)
{
    m_level = level;
    m_stay = stay;
    m_text->setText(text);
    m_close->setVisible(stay != Stay::UntilWithdrawn);
    setActions(actions);
    render();
    watch();
    place(); // before it is seen: where it was made may be under the pointer
    show();
    place();
    awaitEnd();
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
    m_new.stop();
    setActions({});
    m_text->clear();
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_stay != Stay::UntilWithdrawn)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        render();
        if (!isHidden())
            place();
    }
}

bool MessageBar::eventFilter(QObject *watched, QEvent *event)
{
    constexpr std::array kMoves{QEvent::Resize, QEvent::Move, QEvent::Show, QEvent::Hide};
    if (!isHidden() && std::find(kMoves.begin(), kMoves.end(), event->type()) != kMoves.end())
        place();
    return QFrame::eventFilter(watched, event);
}

/// Those of the hosts around its own.
QList<MessageBar *> MessageBar::barsBelow() const
{
    QList<MessageBar *> bars;
    for (const QWidget *host = parentWidget(); host && !host->isWindow(); host = host->parentWidget())
        bars += host->parentWidget()->findChildren<MessageBar *>(QString(), Qt::FindDirectChildrenOnly);
    return bars;
}

void MessageBar::watch()
{
    if (!m_floats)
        return;
    parentWidget()->installEventFilter(this);
    for (MessageBar *bar : barsBelow())
        bar->installEventFilter(this);
}

void MessageBar::place()
{
    const QWidget *host = parentWidget();
    if (!m_floats)
        return;
    int bottom = host->height();
    for (const MessageBar *bar : barsBelow()) {
        if (bar->isVisible() && bar->m_floats)
            bottom = std::min(bottom, host->mapFromGlobal(bar->mapToGlobal(QPoint())).y());
    }
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(host->width()) : sizeHint().height();
    setGeometry(0, bottom - wanted, host->width(), wanted);
    raise();
}

void MessageBar::awaitEnd()
{
    const bool isGood = m_level == Level::Information || m_level == Level::Success;
    if (m_stay == Stay::WhileNew && isGood && m_ways == 0)
        m_new.start();
    else
        m_new.stop();
}

// It is asked again later: who reads slowly, or has gone to its button, keeps it.
void MessageBar::goIfNobodyReads()
{
    if (!underMouse() && !isAncestorOf(QApplication::focusWidget()))
        dismiss();
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
    m_ways = int(actions.size());
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was just clicked
        delete item;
    }
    for (const MessageAction &action : actions) {
        auto *button = new QPushButton(action.text, this);
        button->setObjectName(QStringLiteral("messageAction"));
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            if (m_stay != Stay::UntilWithdrawn)
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

// The button goes, and the message some time after it.
void MessageBar::countDown()
{
    if (--m_secondsLeft > 0) {
        m_offer->setText(tr("%1 (%n s)", "what can be pressed for so many seconds", m_secondsLeft).arg(m_offerText));
        return;
    }
    m_countdown.stop();
    m_offer->hide();
    m_offer = nullptr;
    --m_ways;
    awaitEnd();
}

} // namespace qd
