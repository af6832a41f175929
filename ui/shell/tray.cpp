#include "ui/shell/tray.h"

#include "ui/actions/actions.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"
#include "ui/shell/trayseat.h"

#include <QAction>
#include <QPainter>

namespace qd {
namespace {

constexpr int kSide = 64;
constexpr int kDot = 36;
constexpr int kSymbol = 26;

/// The program's own picture with the state as a coloured dot and its symbol.
QIcon pictureOf(const StateLook &look)
{
    QPixmap picture = QIcon(QStringLiteral(":/icons/quarterdeck.svg")).pixmap(kSide, kSide);
    if (picture.isNull())
        return {};
    picture.setDevicePixelRatio(1);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect dot(picture.width() - kDot, picture.height() - kDot, kDot, kDot);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawEllipse(dot);
    QPalette light;
    light.setColor(QPalette::Window, Qt::white);
    light.setColor(QPalette::WindowText, Qt::black);
    painter.setBrush(toneColour(look.tone, light));
    painter.drawEllipse(dot.adjusted(2, 2, -2, -2));
    QPixmap symbol(kSymbol, kSymbol);
    symbol.fill(Qt::transparent);
    QPainter ink(&symbol);
    themedIcon(look.icon).paint(&ink, symbol.rect());
    ink.setCompositionMode(QPainter::CompositionMode_SourceIn);
    ink.fillRect(symbol.rect(), Qt::white);
    ink.end();
    painter.drawPixmap(dot.center() - QPoint(kSymbol / 2, kSymbol / 2), symbol);
    return picture;
}

} // namespace

Tray::Tray(const Actions &actions, const QString &profile, QObject *parent)
    : QObject(parent), m_profile(profile), m_state(m_menu.addAction(tr("Connecting…")))
{
    m_state->setEnabled(false);
    m_menu.addSeparator();
    m_menu.addAction(actions.action(Command::PauseResume));
    m_menu.addAction(actions.action(Command::Drain));
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("&Show")), &QAction::triggered, this, &Tray::showRequested);
    m_menu.addAction(actions.action(Command::Quit));
    setSeat(std::make_unique<DesktopTraySeat>());
}

Tray::~Tray() = default;

void Tray::setSeat(std::unique_ptr<TraySeat> seat)
{
    m_seat = std::move(seat);
    m_seat->activated = [this] { Q_EMIT showRequested(); };
    m_shown.clear();
}

bool Tray::isThere() const
{
    return m_seat->isThere();
}

void Tray::showStatus(const EngineStatus &status, const QString &phrase)
{
    const QString text = tr("%1: %2", "profile, state").arg(m_profile, phrase);
    if (text == m_shown || !isThere())
        return;
    m_shown = text;
    m_state->setText(phrase);
    m_seat->show(pictureOf(lookOf(status.state)), text, &m_menu);
}

} // namespace qd
