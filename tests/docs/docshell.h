#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace qd {

/// A reader at a terminal: one shell for a page, in a home of its own, so that `export`, `&` and `$?` work as they do
/// for a person. Only the pages of the project are read to it. What it started ends with it.
class DocShell
{
public:
    struct Answer {
        int code = -1; ///< -1: it did not come back
        QString output; ///< of both streams, as a terminal shows them
    };

    /// \param programs the folder of the programs; it comes first in PATH
    explicit DocShell(const QString &programs);
    ~DocShell();

    [[nodiscard]] QString home() const { return m_home.path(); }
    [[nodiscard]] Answer run(const QString &line);
    /// Saves a text in the home. \return whether it could
    [[nodiscard]] bool save(const QString &name, const QString &text) const;
    /// Waits for the program that was started last to be met by others. \return whether it was
    [[nodiscard]] bool waitForDoor();

private:
    QTemporaryDir m_home;
    QByteArray m_mark;
    QProcess m_shell;
};

} // namespace qd
