#include "ui/shell/palettes.h"

namespace qd {
namespace {

/// The colours one palette is made of.
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
    .light = 0xffffffff, .midlight = 0xffe8ebef, .mid = 0xffc3cad2, .dark = 0xffa3acb6, .shadow = 0xff6f7a86};

constexpr Inks kDark{
    .window = 0xff242a31, .base = 0xff181c20, .alternate = 0xff1d2126, .button = 0xff303740,
    .text = 0xffdfe4ea, .faint = 0xff9aa5b1, .link = 0xff7db7ee, .visited = 0xffb9a2e0,
    .highlight = 0xff2f5580, .highlightIdle = 0xff3b4856, .highlightedText = 0xfff4f7fa,
    .disabledText = 0xff8a949e, .disabledHighlight = 0xff2f3740,
    .tipBase = 0xff38424d, .tipText = 0xffeef1f4,
    .light = 0xff434c57, .midlight = 0xff38404a, .mid = 0xff48525d, .dark = 0xff14181c, .shadow = 0xff7a8692};

/// For eyes that need it: black, white, and frames as strong as the text.
constexpr Inks kContrast{
    .window = 0xff000000, .base = 0xff000000, .alternate = 0xff141414, .button = 0xff000000,
    .text = 0xffffffff, .faint = 0xffd8d8d8, .link = 0xff7fd4ff, .visited = 0xffd9b8ff,
    .highlight = 0xff0040a0, .highlightIdle = 0xff003078, .highlightedText = 0xffffffff,
    .disabledText = 0xffa8a8a8, .disabledHighlight = 0xff3a3a3a,
    .tipBase = 0xff000000, .tipText = 0xffffffff,
    .light = 0xff8c8c8c, .midlight = 0xff5c5c5c, .mid = 0xff8c8c8c, .dark = 0xff000000, .shadow = 0xffffffff};

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

} // namespace

QPalette lightPalette()
{
    return paletteOf(kLight);
}

QPalette darkPalette()
{
    return paletteOf(kDark);
}

QPalette contrastPalette()
{
    return paletteOf(kContrast);
}

} // namespace qd
