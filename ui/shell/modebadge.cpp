#include "ui/shell/modebadge.h"

#include <QPainter>

namespace qd {
namespace {

constexpr QRgb kRealGround = 0xffb3261e;
constexpr QRgb kRealInk = 0xffffffff;
constexpr double kRadius = 4;
constexpr int kFocusWidth = 2;

} // namespace

ModeBadge::ModeBadge(QWidget *parent) : QAbstractButton(parent)
{
    setAccessibleDescription(tr("Mode"));
    setToolTip(tr("Show where the mode is changed"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    QFont bold = font();
    bold.setBold(true);
    setFont(bold);
}

void ModeBadge::setMode(Mode mode, const QString &text)
{
    if (text != this->text()) {
        setText(text);
        updateGeometry();
    }
    if (mode == std::exchange(m_mode, mode))
        return;
    update();
}

int ModeBadge::space() const
{
    return fontMetrics().height() / 2;
}

QSize ModeBadge::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * space(), fontMetrics().height() + 2 * (space() / 3) + kFocusWidth};
}

void ModeBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isReal = m_mode == Mode::Real;
    const auto frame = hasFocus()                    ? QPen(palette().color(QPalette::Link), kFocusWidth)
                     : underMouse() || isDown()      ? QPen(palette().color(QPalette::WindowText), 1)
                     : isReal                        ? QPen(Qt::NoPen)
                                                     : QPen(palette().color(QPalette::Mid), 1);
    painter.setPen(frame);
    painter.setBrush(isReal ? QBrush(QColor(kRealGround)) : QBrush(Qt::NoBrush));
    const double inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter.setPen(isReal ? QColor(kRealInk) : palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace qd
