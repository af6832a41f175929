#include "ui/shell/windowstate.h"

#include <QSettings>

namespace qd {
namespace {

constexpr QLatin1String kGeometry("window/geometry");
constexpr QLatin1String kTab("window/tab");
constexpr QLatin1String kTheme("appearance/theme");

} // namespace

WindowState::WindowState(QString file) : m_file(std::move(file)) { }

QByteArray WindowState::geometry() const
{
    return QSettings(m_file, QSettings::IniFormat).value(kGeometry).toByteArray();
}

ThemeChoice WindowState::theme() const
{
    const QString word = QSettings(m_file, QSettings::IniFormat).value(kTheme).toString();
    return fromText<ThemeChoice>(word).value_or(ThemeChoice::Auto);
}

int WindowState::tab() const
{
    return QSettings(m_file, QSettings::IniFormat).value(kTab).toInt();
}

void WindowState::save(const QByteArray &geometry, int tab) const
{
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue(kGeometry, geometry);
    settings.setValue(kTab, tab);
}

void WindowState::saveTheme(ThemeChoice theme) const
{
    QSettings(m_file, QSettings::IniFormat).setValue(kTheme, toText(theme));
}

} // namespace qd
