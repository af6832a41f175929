#include "core/store/nativehandle.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QVariant>

namespace qd {

sqlite3 *nativeHandle(const QSqlDatabase &connection)
{
    const QVariant handle = connection.driver()->handle();
    const bool isSqlite = handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0;
    return isSqlite ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

} // namespace qd
