#pragma once

#include "ui/models/timetext.h"
#include "ui/shell/closechoice.h"
#include "ui/shell/theme.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace qd {

/// How the window was left: an INI file of its own inside the profile, never the database and never the operator's
/// settings. A lost or damaged file only costs the defaults. GUI thread.
class WindowState
{
public:
    explicit WindowState(QString file);

    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] QByteArray geometry() const;
    [[nodiscard]] ThemeChoice theme() const;
    [[nodiscard]] int tab() const;
    [[nodiscard]] bool compactRows() const;
    [[nodiscard]] bool notifications() const;
    [[nodiscard]] CloseChoice closeChoice() const;
    /// A code of knownLanguages(); empty: as the desktop.
    [[nodiscard]] QString language() const;
    [[nodiscard]] DisplayZone timeZone() const;
    /// As Shortcuts::changes().
    [[nodiscard]] QMap<QString, QString> shortcuts() const;

    void save(const QByteArray &geometry, int tab) const;
    void saveTheme(ThemeChoice theme) const;
    void saveCompactRows(bool compact) const;
    void saveNotifications(bool wanted) const;
    void saveCloseChoice(CloseChoice choice) const;
    void saveLanguage(const QString &code) const;
    void saveTimeZone(DisplayZone zone) const;
    void saveShortcuts(const QMap<QString, QString> &changes) const;

private:
    QString m_file;
};

} // namespace qd
