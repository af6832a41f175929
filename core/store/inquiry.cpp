#include "core/store/inquiry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace qd {
namespace {

constexpr int kBusyMs = 200;
constexpr int kStepsBetweenLooks = 200;
constexpr qsizetype kHexHead = 32; // bytes of a blob that are shown

struct Bound {
    int limit;
    int value;
};
// A single call of a function cannot be stopped: what bounds its arguments bounds its time.
constexpr Bound kBounds[] = {
    {SQLITE_LIMIT_LENGTH, 2 * 1024 * 1024}, {SQLITE_LIMIT_SQL_LENGTH, 65'536}, {SQLITE_LIMIT_COLUMN, 200},
    {SQLITE_LIMIT_EXPR_DEPTH, 200}, {SQLITE_LIMIT_COMPOUND_SELECT, 50}, {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
    {SQLITE_LIMIT_ATTACHED, 0}, {SQLITE_LIMIT_VARIABLE_NUMBER, 0}, {SQLITE_LIMIT_WORKER_THREADS, 0},
};
// These compare all of one long text with all of another, or reach outside.
constexpr const char *kForbiddenFunctions[] = {"instr", "replace", "trim", "ltrim", "rtrim", "load_extension"};
// They tell of tables and change nothing.
constexpr const char *kPragmas[] = {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
                                    "foreign_key_list"};

Error failure(const char *code, ErrorCategory category, const QString &detail)
{
    return {QString::fromLatin1(code), category, detail};
}

template <size_t N>
bool isOneOf(const char *name, const char *const (&names)[N])
{
    return name && std::any_of(names, names + N, [name](const char *other) { return qstricmp(name, other) == 0; });
}

QString hexOf(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.left(kHexHead).toHex());
}

/// Why it does not go on.
enum class End { None, Stopped, Late, Greedy };

/// One connection and one statement on it.
class Asking
{
public:
    Asking(const Inquiry::Limits &limits, const std::function<bool()> &stopped) : m_limits(limits), m_stopped(stopped)
    {
        m_age.start();
    }
    ~Asking()
    {
        sqlite3_finalize(m_statement);
        sqlite3_close(m_connection);
    }
    Q_DISABLE_COPY_MOVE(Asking)

    Result<void> open(const QString &path);
    Result<void> prepare(const QByteArray &text);
    Result<Inquiry::Answer> read();

private:
    static int authorize(void *self, int action, const char *first, const char *second, const char *, const char *);
    static int look(void *self);
    [[nodiscard]] bool allows(int action, const char *first, const char *second);
    [[nodiscard]] Error error(int code) const;
    [[nodiscard]] QJsonValue cell(int column);

    const Inquiry::Limits &m_limits;
    const std::function<bool()> &m_stopped;
    QElapsedTimer m_age;
    sqlite3 *m_connection = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    qint64 m_memoryBefore = sqlite3_memory_used();
    qint64 m_bytes = 0;
    QString m_refused; ///< what it would have done
    End m_end = End::None;
};

Result<void> Asking::open(const QString &path)
{
    const int opened = sqlite3_open_v2(QFile::encodeName(path).constData(), &m_connection,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    if (opened != SQLITE_OK)
        return error(opened);
    sqlite3_busy_timeout(m_connection, kBusyMs);
    for (const Bound &bound : kBounds)
        sqlite3_limit(m_connection, bound.limit, bound.value);
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // Sorting in memory is counted; in files it would fill a disk.
    for (const char *pragma : {"PRAGMA query_only = 1", "PRAGMA temp_store = 2", "PRAGMA cell_size_check = 1"}) {
        if (const int set = sqlite3_exec(m_connection, pragma, nullptr, nullptr, nullptr); set != SQLITE_OK)
            return error(set);
    }
    sqlite3_set_authorizer(m_connection, &Asking::authorize, this);
    sqlite3_progress_handler(m_connection, kStepsBetweenLooks, &Asking::look, this);
    return {};
}

Result<void> Asking::prepare(const QByteArray &text)
{
    const char *rest = nullptr;
    const int prepared = sqlite3_prepare_v3(m_connection, text.constData(), int(text.size()) + 1, 0, &m_statement, &rest);
    if (prepared != SQLITE_OK)
        return error(prepared);
    if (!m_statement)
        return failure("query_invalid", ErrorCategory::Permanent, QStringLiteral("nothing is asked"));
    sqlite3_stmt *second = nullptr;
    const int more = sqlite3_prepare_v3(m_connection, rest, -1, 0, &second, nullptr);
    sqlite3_finalize(second);
    if (more != SQLITE_OK || second)
        return failure("query_forbidden", ErrorCategory::Permanent, QStringLiteral("more than one statement"));
    if (!sqlite3_stmt_readonly(m_statement))
        return failure("query_forbidden", ErrorCategory::Permanent, QStringLiteral("the statement writes"));
    return {};
}

Result<Inquiry::Answer> Asking::read()
{
    Inquiry::Answer answer;
    const int columns = sqlite3_column_count(m_statement);
    for (int i = 0; i < columns; ++i)
        answer.columns += QString::fromUtf8(sqlite3_column_name(m_statement, i));
    int stepped = SQLITE_ROW;
    while (!answer.cut && (stepped = sqlite3_step(m_statement)) == SQLITE_ROW) {
        answer.cut = int(answer.rows.size()) >= m_limits.rows || m_bytes >= m_limits.bytes;
        if (answer.cut)
            break;
        std::vector<QJsonValue> row;
        row.reserve(size_t(columns));
        for (int i = 0; i < columns; ++i)
            row.push_back(cell(i));
        answer.rows.push_back(std::move(row));
    }
    if (stepped != SQLITE_ROW && stepped != SQLITE_DONE)
        return error(stepped);
    answer.ms = m_age.elapsed();
    return answer;
}

QJsonValue Asking::cell(int column)
{
    const int type = sqlite3_column_type(m_statement, column);
    m_bytes += qint64(sizeof(QJsonValue));
    switch (type) {
    case SQLITE_NULL: return {};
    case SQLITE_INTEGER: return qint64(sqlite3_column_int64(m_statement, column));
    case SQLITE_FLOAT: {
        const double number = sqlite3_column_double(m_statement, column);
        return std::isfinite(number) ? QJsonValue(number) : QJsonValue(QString::number(number)); // JSON has no infinity
    }
    default: break;
    }
    const bool isText = type == SQLITE_TEXT;
    const auto *start = isText ? reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column))
                               : static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    const qsizetype size = sqlite3_column_bytes(m_statement, column);
    const QByteArray head(start, std::min(size, m_limits.cellBytes));
    m_bytes += isText ? head.size() : kHexHead;
    if (!isText)
        return QJsonObject{{QStringLiteral("hex"), hexOf(head)}, {QStringLiteral("bytes"), size}};
    const QString text = QString::fromUtf8(head);
    if (head.size() == size)
        return text;
    return QJsonObject{{QStringLiteral("text"), text}, {QStringLiteral("bytes"), size}};
}

int Asking::authorize(void *self, int action, const char *first, const char *second, const char *, const char *)
{
    return static_cast<Asking *>(self)->allows(action, first, second) ? SQLITE_OK : SQLITE_DENY;
}

bool Asking::allows(int action, const char *first, const char *second)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE: return true;
    case SQLITE_FUNCTION:
        if (!isOneOf(second, kForbiddenFunctions))
            return true;
        m_refused = QStringLiteral("the function %1").arg(QString::fromUtf8(second));
        return false;
    case SQLITE_PRAGMA:
        if (isOneOf(first, kPragmas))
            return true;
        m_refused = QStringLiteral("PRAGMA %1").arg(QString::fromUtf8(first));
        return false;
    default:
        m_refused = QStringLiteral("only reading is allowed");
        return false;
    }
}

// Not zero ends the statement.
int Asking::look(void *self)
{
    auto *asking = static_cast<Asking *>(self);
    if (asking->m_stopped())
        asking->m_end = End::Stopped;
    else if (asking->m_age.elapsed() >= asking->m_limits.ms)
        asking->m_end = End::Late;
    else if (sqlite3_memory_used() - asking->m_memoryBefore > asking->m_limits.memory)
        asking->m_end = End::Greedy;
    return asking->m_end == End::None ? 0 : 1;
}

Error Asking::error(int code) const
{
    const QString said = m_connection ? QString::fromUtf8(sqlite3_errmsg(m_connection)) : QString::fromLatin1(sqlite3_errstr(code));
    switch (m_end) {
    case End::Stopped: return failure("query_stopped", ErrorCategory::Operator, QStringLiteral("stopped before its end"));
    case End::Late: return failure("query_timeout", ErrorCategory::Transient, QStringLiteral("longer than %1 ms").arg(m_limits.ms));
    case End::Greedy: return failure("query_too_large", ErrorCategory::Permanent, QStringLiteral("it needs more than %1 bytes of memory").arg(m_limits.memory));
    case End::None: break;
    }
    if (!m_refused.isEmpty())
        return failure("query_forbidden", ErrorCategory::Permanent, m_refused);
    switch (code & 0xff) {
    case SQLITE_AUTH:
    case SQLITE_READONLY: return failure("query_forbidden", ErrorCategory::Permanent, said);
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM: return failure("query_too_large", ErrorCategory::Permanent, said);
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return failure("database_busy", ErrorCategory::Transient, said);
    case SQLITE_IOERR: return failure("database_io", ErrorCategory::Transient, said);
    case SQLITE_CANTOPEN: return failure("database_unusable", ErrorCategory::Operator, said);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return failure("database_corrupt", ErrorCategory::Internal, said);
    default: return failure("query_invalid", ErrorCategory::Permanent, said);
    }
}

} // namespace

Result<Inquiry::Answer> Inquiry::ask(const QString &path, const QString &statement, const Limits &limits,
                                     const std::function<bool()> &stopped)
{
    if (statement.contains(QChar(u'\0')))
        return failure("query_invalid", ErrorCategory::Permanent, QStringLiteral("a character that no statement has"));
    Asking asking(limits, stopped);
    if (auto opened = asking.open(path); !opened)
        return opened.error();
    if (auto prepared = asking.prepare(statement.toUtf8()); !prepared)
        return prepared.error();
    return asking.read();
}

} // namespace qd
