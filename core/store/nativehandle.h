#pragma once

class QSqlDatabase;
struct sqlite3;

namespace qd {

/// SQLite's own handle of an open connection. Null if it is another driver's.
[[nodiscard]] sqlite3 *nativeHandle(const QSqlDatabase &connection);

} // namespace qd
