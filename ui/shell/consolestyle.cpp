#include "ui/shell/consolestyle.h"

#include "ui/parts/themedicon.h"

#include <QGroupBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>

#include <algorithm>
#include <array>

namespace qd {
namespace {

/// Fusion makes its frames from the window's colour, darker by this.
constexpr int kFusionFrame = 140;

constexpr int kFocusWidth = 2;
constexpr int kFusionRadius = 2;
constexpr int kFusionGroupTop = 3; ///< between the title of a group and its frame

/// Calls `draw` with a copy of the option by which Fusion frames in this ink, if the option is one of this kind.
template <class Option, class Draw>
bool drawFramed(const QStyleOption *option, QPalette::ColorRole ink, const Draw &draw)
{
    const auto *known = qstyleoption_cast<const Option *>(option);
    if (!known)
        return false;
    Option copy = *known;
    copy.palette.setColor(QPalette::Window, known->palette.color(ink).lighter(kFusionFrame));
    draw(&copy);
    return true;
}

bool isWrittenInto(const QWidget *widget)
{
    const auto *edit = qobject_cast<const QPlainTextEdit *>(widget);
    return edit && !edit->isReadOnly();
}

/// QPalette::NoRole: Fusion's own frame, or none.
QPalette::ColorRole inkOf(QStyle::PrimitiveElement element, const QWidget *widget)
{
    constexpr std::array kControls{QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton, QStyle::PE_FrameLineEdit,
                                   QStyle::PE_PanelButtonCommand};
    if (std::find(kControls.begin(), kControls.end(), element) != kControls.end())
        return QPalette::Shadow;
    if (element == QStyle::PE_Frame)
        return isWrittenInto(widget) ? QPalette::Shadow : QPalette::Mid;
    return element == QStyle::PE_FrameTabWidget ? QPalette::Mid : QPalette::NoRole;
}

void drawFocus(const QStyleOption &option, QPainter &painter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(option.palette.color(QPalette::Link), kFocusWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), kFusionRadius, kFusionRadius);
    painter.restore();
}

void drawBox(const QRect &rect, const QColor &frame, const QBrush &ground, QPainter &painter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(frame, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kFusionRadius, kFusionRadius);
    painter.restore();
}

/// Where Fusion frames a group.
QRect groupFrame(const QStyleOption &option, const QWidget *widget, int indicator)
{
    const auto *group = qobject_cast<const QGroupBox *>(widget);
    const bool hasHead = !group || group->isCheckable() || !group->title().isEmpty();
    const int head = hasHead ? std::max(indicator, option.fontMetrics.height()) : 0;
    return option.rect.adjusted(0, head + kFusionGroupTop, 0, 0);
}

} // namespace

ConsoleStyle::ConsoleStyle() : QProxyStyle(QStringLiteral("Fusion")) { }

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *answer) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, answer);
}

QIcon ConsoleStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    return icon == SP_LineEditClearButton ? themedIcon(QStringLiteral("action-cancel"))
                                          : QProxyStyle::standardIcon(icon, option, widget);
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const auto draw = [&](const QStyleOption *given) { QProxyStyle::drawPrimitive(element, given, painter, widget); };
    if (element == PE_PanelButtonTool && (option->state & State_On))
        return drawBox(option->rect, option->palette.color(QPalette::Shadow), option->palette.brush(QPalette::Highlight), *painter);
    if (element == PE_FrameGroupBox) {
        draw(option);
        const int indicator = pixelMetric(PM_ExclusiveIndicatorHeight, option, widget);
        return drawBox(groupFrame(*option, widget, indicator), option->palette.color(QPalette::Mid), Qt::NoBrush, *painter);
    }
    const QPalette::ColorRole ink = inkOf(element, widget);
    if (ink == QPalette::NoRole)
        return draw(option);
    static_cast<void>(drawFramed<QStyleOptionButton>(option, ink, draw) || drawFramed<QStyleOptionFrame>(option, ink, draw)
                      || drawFramed<QStyleOptionTabWidgetFrame>(option, ink, draw) || drawFramed<QStyleOption>(option, ink, draw));
    const bool isWhole = element == PE_FrameLineEdit || element == PE_PanelButtonCommand; // not the box beside its words
    if (isWhole && (option->state & State_HasFocus))
        drawFocus(*option, *painter);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    const auto draw = [&](const QStyleOptionComplex *given) { QProxyStyle::drawComplexControl(control, given, painter, widget); };
    if (!drawFramed<QStyleOptionComboBox>(option, QPalette::Shadow, draw)
        && !drawFramed<QStyleOptionSpinBox>(option, QPalette::Shadow, draw))
        return draw(option);
    if (option->state & State_HasFocus)
        drawFocus(*option, *painter);
}

} // namespace qd
