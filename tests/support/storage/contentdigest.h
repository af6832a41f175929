#pragma once

#include <QByteArray>
#include <QString>

namespace qd::test {

/// What a database says of itself, read past all of the product's code.
struct Content {
    QString error; ///< it cannot be read, or SQLite finds it damaged; empty = sound
    int version = 0;
    size_t digest = 0; ///< over every value of every table, and over the schema
};

/// Opens the file as SQLite does after a crash, and closes it: all of it is in the one file then. \return its bytes, empty =
/// it cannot be read
[[nodiscard]] QByteArray recoveredBytes(const QString &database);

/// Opens the file as SQLite does after a crash, looks at every page and every value, and closes it.
[[nodiscard]] Content contentOf(const QString &database);

} // namespace qd::test
