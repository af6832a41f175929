#include "tests/support/storage/contentdigest.h"

#include "tests/support/storage/faultvfs.h"

#include <QByteArrayList>
#include <QFile>
#include <QHash>

#include <sqlite3.h>

#include <memory>

namespace qd::test {
namespace {

class RawReader
{
public:
    explicit RawReader(const QString &path)
    {
        if (sqlite3_open_v2(QFile::encodeName(path).constData(), &m_handle, SQLITE_OPEN_READWRITE, FaultVfs::kBare) != SQLITE_OK)
            complain();
    }
    RawReader(const RawReader &) = delete;
    RawReader &operator=(const RawReader &) = delete;
    ~RawReader() { sqlite3_close(m_handle); }

    /// Mixes every value of the answer into the digest. \return the first column's values
    QByteArrayList rows(const QByteArray &sql)
    {
        QByteArrayList first;
        sqlite3_stmt *made = nullptr;
        if (sqlite3_prepare_v2(m_handle, sql.constData(), int(sql.size()), &made, nullptr) != SQLITE_OK)
            complain();
        const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> statement(made, sqlite3_finalize);
        int code = SQLITE_DONE;
        while (made && (code = sqlite3_step(made)) == SQLITE_ROW) {
            first += mixRow(made);
        }
        if (code != SQLITE_DONE)
            complain();
        return first;
    }

    [[nodiscard]] const QString &error() const { return m_error; }
    [[nodiscard]] size_t digest() const { return m_digest; }

private:
    QByteArray mixRow(sqlite3_stmt *statement)
    {
        QByteArray first;
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement, i));
            const auto size = size_t(sqlite3_column_bytes(statement, i));
            m_digest = qHashBits(bytes ? bytes : "null", bytes ? size : 4, m_digest + size_t(sqlite3_column_type(statement, i)));
            if (i == 0)
                first = QByteArray(bytes, qsizetype(size));
        }
        return first;
    }

    void complain()
    {
        if (m_error.isEmpty())
            m_error = QString::fromUtf8(sqlite3_errmsg(m_handle));
    }

    sqlite3 *m_handle = nullptr;
    QString m_error;
    size_t m_digest = 0;
};

} // namespace

QByteArray recoveredBytes(const QString &database)
{
    {
        RawReader reader(database);
        reader.rows("PRAGMA locking_mode = EXCLUSIVE"); // no shared memory is needed then
        reader.rows("PRAGMA user_version");
        if (!reader.error().isEmpty())
            return {};
    }
    QFile file(database);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.readAll() : QByteArray();
}

Content contentOf(const QString &database)
{
    Content content;
    RawReader reader(database);
    reader.rows("PRAGMA locking_mode = EXCLUSIVE");
    const QByteArrayList integrity = reader.rows("PRAGMA integrity_check(1)");
    content.version = reader.rows("PRAGMA user_version").value(0).toInt();
    reader.rows("PRAGMA application_id");
    reader.rows("SELECT group_concat(type || name || sql, ';') FROM sqlite_master");
    for (const QByteArray &table : reader.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        reader.rows("SELECT * FROM \"" + table + "\" ORDER BY 1, 2");
    content.error = reader.error();
    content.digest = reader.digest();
    if (content.error.isEmpty() && integrity != QByteArrayList{"ok"})
        content.error = QString::fromUtf8(integrity.join("; "));
    return content;
}

} // namespace qd::test
