#pragma once

#include <QProxyStyle>

namespace qd {

/// Fusion, with three differences. Frames of controls are as strong as QPalette::Shadow and those around lists and pages
/// as QPalette::Mid, also where Fusion darkens a dark window for them; what has the focus gets one in QPalette::Link. A
/// tool button that is on has a frame and a ground.
/// The buttons of a dialog carry our symbols or none. So does the one that clears a line: Fusion's is of another hand,
/// and to find it every start would read through all folders of icons. GUI thread.
class ConsoleStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    ConsoleStyle();

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
};

} // namespace qd
