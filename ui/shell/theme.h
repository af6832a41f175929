#pragma once

#include "core/base/enumtext.h"

#include <QObject>

namespace qd {

/// What the operator asked for.
enum class ThemeChoice {
    Auto, ///< light or dark as the desktop is
    Light,
    Dark,
    HighContrast,
};

/// Dresses the application: ConsoleStyle with one of our palettes, changed while it runs. GUI thread; one object, made
/// before the first window, because it reads from the untouched palette what the desktop prefers.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }

public Q_SLOTS:
    void apply(qd::ThemeChoice choice);

private:
    bool m_desktopIsDark;
    ThemeChoice m_choice = ThemeChoice::Auto;
};

template <>
struct EnumWords<ThemeChoice> {
    static constexpr std::array<std::pair<ThemeChoice, const char *>, 4> kWords{{
        {ThemeChoice::Auto, "auto"}, {ThemeChoice::Light, "light"}, {ThemeChoice::Dark, "dark"},
        {ThemeChoice::HighContrast, "contrast"}}};
};

} // namespace qd
