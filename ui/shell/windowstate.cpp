#include "ui/shell/windowstate.h"

#include <QSettings>

namespace qd {
namespace {

constexpr QLatin1String kGeometry("window/geometry");
constexpr QLatin1String kTab("window/tab");
constexpr QLatin1String kTheme("appearance/theme");
constexpr QLatin1String kLanguage("appearance/language");
constexpr QLatin1String kUtc("appearance/utc");
constexpr QLatin1String kCompactRows("appearance/compact_rows");
constexpr QLatin1String kNotifications("notifications/enabled");
constexpr QLatin1String kShortcuts("shortcuts");
constexpr QLatin1String kClose("window/close");

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

bool WindowState::compactRows() const
{
    return QSettings(m_file, QSettings::IniFormat).value(kCompactRows).toBool();
}

bool WindowState::notifications() const
{
    return QSettings(m_file, QSettings::IniFormat).value(kNotifications, true).toBool();
}

void WindowState::saveNotifications(bool wanted) const
{
    QSettings(m_file, QSettings::IniFormat).setValue(kNotifications, wanted);
}

CloseChoice WindowState::closeChoice() const
{
    const QString word = QSettings(m_file, QSettings::IniFormat).value(kClose).toString();
    return fromText<CloseChoice>(word).value_or(CloseChoice::Ask);
}

QString WindowState::language() const
{
    return QSettings(m_file, QSettings::IniFormat).value(kLanguage).toString();
}

QMap<QString, QString> WindowState::shortcuts() const
{
    QSettings settings(m_file, QSettings::IniFormat);
    settings.beginGroup(kShortcuts);
    QMap<QString, QString> changes;
    const QStringList ids = settings.allKeys();
    for (const QString &id : ids)
        changes.insert(id, settings.value(id).toString());
    return changes;
}

void WindowState::saveShortcuts(const QMap<QString, QString> &changes) const
{
    QSettings settings(m_file, QSettings::IniFormat);
    settings.remove(kShortcuts);
    settings.beginGroup(kShortcuts);
    for (auto it = changes.begin(); it != changes.end(); ++it)
        settings.setValue(it.key(), it.value());
}

void WindowState::saveCompactRows(bool compact) const
{
    QSettings(m_file, QSettings::IniFormat).setValue(kCompactRows, compact);
}

void WindowState::saveCloseChoice(CloseChoice choice) const
{
    QSettings(m_file, QSettings::IniFormat).setValue(kClose, toText(choice));
}

void WindowState::saveTheme(ThemeChoice theme) const
{
    QSettings(m_file, QSettings::IniFormat).setValue(kTheme, toText(theme));
}

DisplayZone WindowState::timeZone() const
{
    return QSettings(m_file, QSettings::IniFormat).value(kUtc).toBool() ? DisplayZone::Utc : DisplayZone::Local;
}

void WindowState::saveTimeZone(DisplayZone zone) const
{
    QSettings(m_file, QSettings::IniFormat).setValue(kUtc, zone == DisplayZone::Utc);
}

void WindowState::saveLanguage(const QString &code) const
{
    QSettings(m_file, QSettings::IniFormat).setValue(kLanguage, code);
}

} // namespace qd
