#include "ui/shell/modebadge.h"

#include <QPainter>

namespace qd {
namespace {

constexpr QRgb kRealGround = 0xffb3261e;
constexpr QRgb kRealInk = 0xffffffff;
constexpr double kRadius = 4;

} // namespace

ModeBadge::ModeBadge(QWidget *parent) : PlainLabel(parent)
{
    setAccessibleDescription(tr("Mode"));
    const int space = fontMetrics().height() / 2;
    setContentsMargins(space, space / 3, space, space / 3);
    QFont bold = font();
    bold.setBold(true);
    setFont(bold);
}

void ModeBadge::setMode(Mode mode, const QString &text)
{
    if (text != this->text())
        setText(text);
    if (mode == m_mode)
        return;
    m_mode = mode;
    chooseInk();
}

void ModeBadge::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isReal = m_mode == Mode::Real;
    painter.setPen(isReal ? QPen(Qt::NoPen) : QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(isReal ? QBrush(QColor(kRealGround)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.end();
    PlainLabel::paintEvent(event);
}

void ModeBadge::chooseInk()
{
    QPalette own; // says nothing but what is set: the rest goes on following the theme
    if (m_mode == Mode::Real)
        own.setColor(QPalette::WindowText, kRealInk);
    setPalette(own);
}

} // namespace qd
