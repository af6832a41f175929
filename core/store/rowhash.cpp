#include "core/store/rowhash.h"

#include "core/store/database.h"
#include "core/store/nativehandle.h"

#include <QCryptographicHash>

#include <sqlite3.h>

namespace qd {
namespace {

constexpr Sql kTriggers[] = {
    "CREATE TEMP TRIGGER task_added AFTER INSERT ON main.task BEGIN "
    "UPDATE task SET row_sha256 = row_sha256(" QD_TASK_ROW ") WHERE id = NEW.id; END",
    "CREATE TEMP TRIGGER task_changed AFTER UPDATE OF " QD_TASK_ROW " ON main.task BEGIN "
    "UPDATE task SET row_sha256 = row_sha256(" QD_TASK_ROW ") WHERE id = NEW.id; END",
    "CREATE TEMP TRIGGER attempt_added AFTER INSERT ON main.attempt BEGIN "
    "UPDATE attempt SET row_sha256 = row_sha256(" QD_ATTEMPT_ROW ") WHERE id = NEW.id; END",
    "CREATE TEMP TRIGGER attempt_changed AFTER UPDATE OF " QD_ATTEMPT_ROW " ON main.attempt BEGIN "
    "UPDATE attempt SET row_sha256 = row_sha256(" QD_ATTEMPT_ROW ") WHERE id = NEW.id; END",
};

// Type and length go first, so that no two rows look alike.
void mix(QCryptographicHash &hash, sqlite3_value *value)
{
    const int type = sqlite3_value_type(value);
    const auto *bytes = static_cast<const char *>(sqlite3_value_blob(value)); // a number as its digits
    const int size = sqlite3_value_bytes(value);
    const char head[] = {char(type), char(size), char(size >> 8), char(size >> 16), char(size >> 24)};
    hash.addData(QByteArrayView(head, sizeof head));
    hash.addData(QByteArrayView(bytes, size));
}

void hashRow(sqlite3_context *context, int count, sqlite3_value **values)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int i = 0; i < count; ++i)
        mix(hash, values[i]);
    const QByteArray hex = hash.result().toHex();
    sqlite3_result_text(context, hex.constData(), int(hex.size()), SQLITE_TRANSIENT);
}

} // namespace

Result<void> addRowHash(const QSqlDatabase &connection)
{
    sqlite3 *const sqlite = nativeHandle(connection);
    const int traits = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    if (sqlite && sqlite3_create_function_v2(sqlite, "row_sha256", -1, traits, nullptr, hashRow, nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return Error{QStringLiteral("database_failed"), ErrorCategory::Internal, QStringLiteral("rows cannot be hashed")};
}

Result<void> hashRowsWritten(Database &database)
{
    for (const Sql trigger : kTriggers) {
        if (const auto made = database.execute(trigger); !made)
            return made.error();
    }
    return {};
}

} // namespace qd
