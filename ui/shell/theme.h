#pragma once

#include "core/base/enumtext.h"

#include <QObject>
#include <QPalette>

namespace qd {

/// What the operator asked for.
enum class ThemeChoice {
    Auto, ///< light or dark as the desktop is
    Light,
    Dark,
};

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// Dresses the application: Fusion with one of our two palettes, changed while it runs. GUI thread; one object, made
/// before the first window, because it reads from the untouched palette what the desktop prefers.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const;

public Q_SLOTS:
    void apply(qd::ThemeChoice choice);

private:
    bool m_desktopIsDark;
    ThemeChoice m_choice = ThemeChoice::Auto;
};

template <>
struct EnumWords<ThemeChoice> {
    static constexpr std::array<std::pair<ThemeChoice, const char *>, 3> kWords{{
        {ThemeChoice::Auto, "auto"}, {ThemeChoice::Light, "light"}, {ThemeChoice::Dark, "dark"}}};
};

} // namespace qd
