#include "ui/shell/theme.h"

#include "ui/shell/consolestyle.h"
#include "ui/shell/palettes.h"

#include <QApplication>
#include <QToolTip>

namespace qd {
namespace {

bool looksDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

/// What "as the desktop" means, by the palette that the desktop gave.
QPalette paletteOf(ThemeChoice choice, bool desktopIsDark)
{
    switch (choice) {
    case ThemeChoice::Auto: return desktopIsDark ? darkPalette() : lightPalette();
    case ThemeChoice::Light: return lightPalette();
    case ThemeChoice::Dark: return darkPalette();
    case ThemeChoice::HighContrast: return contrastPalette();
    }
    return lightPalette();
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent), m_desktopIsDark(looksDark(QApplication::palette()))
{
    QApplication::setStyle(new ConsoleStyle);
    apply(m_choice);
}

void Theme::apply(ThemeChoice choice)
{
    m_choice = choice;
    const QPalette palette = paletteOf(choice, m_desktopIsDark);
    QApplication::setPalette(palette);
    QPalette tip = palette; // tool tips are windows of their own and take these two roles
    tip.setColor(QPalette::Window, palette.color(QPalette::ToolTipBase));
    tip.setColor(QPalette::WindowText, palette.color(QPalette::ToolTipText));
    QToolTip::setPalette(tip);
}

} // namespace qd
