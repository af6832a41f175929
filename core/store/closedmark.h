#pragma once

#include <QString>

namespace qd {

/// A small file beside the database that says: we closed it in order, and nobody has touched it since. It names the
/// very file, its size and its times, so it is no longer true as soon as anybody writes, moves or replaces the file.
/// Any thread.
class ClosedMark
{
public:
    /// \param database path of the file
    explicit ClosedMark(QString database) : m_database(std::move(database)) { }

    /// Whether it is true of the file as it is now, and nothing waits in its write-ahead log.
    [[nodiscard]] bool holds() const;
    /// To be called once nothing more is written. A mark that cannot be written is none.
    void set() const;
    void remove() const;

private:
    [[nodiscard]] QByteArray expected() const;
    [[nodiscard]] QString path() const { return m_database + QStringLiteral(".closed"); }

    QString m_database;
};

} // namespace qd
