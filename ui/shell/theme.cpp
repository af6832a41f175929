#include "ui/shell/theme.h"

#include "ui/parts/themedicon.h"

#include <QApplication>
#include <QProxyStyle>
#include <QToolTip>

namespace qd {
namespace {

/// The colours one palette is made of. Every pair that meets on the screen is checked for contrast in a test.
struct Inks {
    QRgb window, base, alternate, button, text, faint, link, visited;
    QRgb highlight, highlightIdle, highlightedText;
    QRgb disabledText, disabledHighlight;
    QRgb tipBase, tipText;
    QRgb light, midlight, mid, dark, shadow;
};

constexpr Inks kLight{
    .window = 0xfff3f4f6, .base = 0xffffffff, .alternate = 0xfff7f8fa, .button = 0xfffafbfc,
    .text = 0xff1f2933, .faint = 0xff5f6b78, .link = 0xff1d5fa8, .visited = 0xff6b4a9c,
    .highlight = 0xffbcd6f2, .highlightIdle = 0xffcbd6e2, .highlightedText = 0xff14202c,
    .disabledText = 0xff7f8994, .disabledHighlight = 0xffe3e7ec,
    .tipBase = 0xff26323e, .tipText = 0xfff3f5f7,
    .light = 0xffffffff, .midlight = 0xffe8ebef, .mid = 0xffc3cad2, .dark = 0xffa3acb6, .shadow = 0xff6b7682};

constexpr Inks kDark{
    .window = 0xff242a31, .base = 0xff181c20, .alternate = 0xff1d2126, .button = 0xff303740,
    .text = 0xffdfe4ea, .faint = 0xff9aa5b1, .link = 0xff7db7ee, .visited = 0xffb9a2e0,
    .highlight = 0xff2f5580, .highlightIdle = 0xff3b4856, .highlightedText = 0xfff4f7fa,
    .disabledText = 0xff8a949e, .disabledHighlight = 0xff2f3740,
    .tipBase = 0xff38424d, .tipText = 0xffeef1f4,
    .light = 0xff434c57, .midlight = 0xff38404a, .mid = 0xff48525d, .dark = 0xff14181c, .shadow = 0xff0a0c0f};

QPalette paletteOf(const Inks &inks)
{
    QPalette palette;
    palette.setColor(QPalette::Window, inks.window);
    palette.setColor(QPalette::Base, inks.base);
    palette.setColor(QPalette::AlternateBase, inks.alternate);
    palette.setColor(QPalette::Button, inks.button);
    palette.setColor(QPalette::WindowText, inks.text);
    palette.setColor(QPalette::Text, inks.text);
    palette.setColor(QPalette::ButtonText, inks.text);
    palette.setColor(QPalette::BrightText, inks.text);
    palette.setColor(QPalette::PlaceholderText, inks.faint);
    palette.setColor(QPalette::Link, inks.link);
    palette.setColor(QPalette::LinkVisited, inks.visited);
    palette.setColor(QPalette::ToolTipBase, inks.tipBase);
    palette.setColor(QPalette::ToolTipText, inks.tipText);
    palette.setColor(QPalette::Highlight, inks.highlight);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, inks.highlightIdle);
    palette.setColor(QPalette::HighlightedText, inks.highlightedText);
    palette.setColor(QPalette::Light, inks.light);
    palette.setColor(QPalette::Midlight, inks.midlight);
    palette.setColor(QPalette::Mid, inks.mid);
    palette.setColor(QPalette::Dark, inks.dark);
    palette.setColor(QPalette::Shadow, inks.shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
                            QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, inks.disabledText);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, inks.disabledHighlight);
    palette.setColor(QPalette::Disabled, QPalette::Base, inks.window);
    return palette;
}

/// Fusion, but the buttons of a dialog carry our symbols or none, and so does the one that clears a line: its own are
/// of another hand, and to find that one it reads through all folders of icons at every start.
class Style final : public QProxyStyle
{
public:
    Style() : QProxyStyle(QStringLiteral("Fusion")) { }

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override
    {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, answer);
    }

    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override
    {
        return icon == SP_LineEditClearButton ? themedIcon(QStringLiteral("action-cancel"))
                                              : QProxyStyle::standardIcon(icon, option, widget);
    }
};

bool looksDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

QPalette lightPalette()
{
    return paletteOf(kLight);
}

QPalette darkPalette()
{
    return paletteOf(kDark);
}

Theme::Theme(QObject *parent) : QObject(parent), m_desktopIsDark(looksDark(QApplication::palette()))
{
    QApplication::setStyle(new Style);
    apply(m_choice);
}

bool Theme::isDark() const
{
    return m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::Auto && m_desktopIsDark);
}

void Theme::apply(ThemeChoice choice)
{
    m_choice = choice;
    const QPalette palette = isDark() ? darkPalette() : lightPalette();
    QApplication::setPalette(palette);
    QPalette tip = palette; // tool tips are windows of their own and take these two roles
    tip.setColor(QPalette::Window, palette.color(QPalette::ToolTipBase));
    tip.setColor(QPalette::WindowText, palette.color(QPalette::ToolTipText));
    QToolTip::setPalette(tip);
}

} // namespace qd
