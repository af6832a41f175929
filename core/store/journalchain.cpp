#include "core/store/journalchain.h"

#include "core/store/journalrow.h"
#include "core/store/nativehandle.h"
#include "core/store/storedtext.h"

#include <QCryptographicHash>

#include <algorithm>

#include <sqlite3.h>

namespace qd {
namespace {

constexpr int kColumns = 8;
constexpr int kHexDigits = 64;

/// How far a walk has come. SQLite makes it, of zeroes.
struct Walk {
    qint64 lines;
    qint64 brokenAt;
    int previousSize; ///< 0 before the first line
    char previous[kHexDigits];
};

QByteArrayView bytesOf(sqlite3_value *value)
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return {bytes, sqlite3_value_bytes(value)};
}

QVariant variantOf(sqlite3_value *value)
{
    if (sqlite3_value_type(value) == SQLITE_INTEGER)
        return qint64(sqlite3_value_int64(value));
    return QString::fromUtf8(bytesOf(value));
}

// Such a text stands in JSON as it is, between quotes.
bool isPlain(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return (c >= 0 && c < 0x20) || c == '"' || c == '\\'; });
}

// As most lines are. What was hashed is then what is stored, and nothing has to be read as JSON.
bool hasHashOfItsBytes(sqlite3_value **columns)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytesOf(columns[6]));
    const auto addNumber = [&hash](const char *before, sqlite3_value *value) {
        hash.addData(before);
        hash.addData(QByteArray::number(qint64(sqlite3_value_int64(value))));
    };
    addNumber("\n[", columns[0]);
    addNumber(",", columns[1]);
    for (int column = 2; column < 5; ++column) {
        const QByteArrayView text = bytesOf(columns[column]);
        if (!isPlain(text))
            return false;
        hash.addData(column == 2 ? ",\"" : "\",\"");
        hash.addData(text);
    }
    hash.addData("\",");
    hash.addData(bytesOf(columns[5]));
    hash.addData("]");
    return hash.result().toHex() == bytesOf(columns[7]);
}

// To the letter: what means the same to a parser would pass the hash, and still somebody has written it.
bool hasHashOfItsMeaning(sqlite3_value **columns)
{
    std::vector<QVariant> values;
    for (int column = 0; column < kColumns; ++column)
        values.push_back(variantOf(columns[column]));
    const SqlRow row(std::move(values));
    const JournalEntry entry = entryOf(row);
    return entry.hash == chainHash(entry) && row.text(5) == storedJson(entry.data)
        && row.text(6) == entry.previous.hex() && row.text(7) == entry.hash.hex();
}

void walkOn(sqlite3_context *context, int /*count*/, sqlite3_value **columns)
{
    auto *const walk = static_cast<Walk *>(sqlite3_aggregate_context(context, sizeof(Walk)));
    if (!walk)
        return sqlite3_result_error_nomem(context);
    ++walk->lines;
    const bool fits = sqlite3_value_int64(columns[0]) == walk->lines
        && bytesOf(columns[6]) == QByteArrayView(walk->previous, walk->previousSize)
        && (hasHashOfItsBytes(columns) || hasHashOfItsMeaning(columns));
    if (!fits && walk->brokenAt == 0)
        walk->brokenAt = walk->lines;
    const QByteArrayView hash = bytesOf(columns[7]);
    walk->previousSize = int(std::min<qsizetype>(hash.size(), kHexDigits));
    std::copy_n(hash.begin(), walk->previousSize, walk->previous);
}

void tellEnd(sqlite3_context *context)
{
    const auto *const walk = static_cast<const Walk *>(sqlite3_aggregate_context(context, 0)); // none of no line
    sqlite3_result_int64(context, walk ? walk->brokenAt : 0);
}

} // namespace

Result<void> addJournalChain(const QSqlDatabase &connection)
{
    sqlite3 *const sqlite = nativeHandle(connection);
    const int traits = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    if (sqlite && sqlite3_create_function_v2(sqlite, "journal_broken_at", kColumns, traits, nullptr, nullptr, walkOn, tellEnd, nullptr) == SQLITE_OK)
        return {};
    return Error{QStringLiteral("database_failed"), ErrorCategory::Internal, QStringLiteral("the journal cannot be checked")};
}

} // namespace qd
