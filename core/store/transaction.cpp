#include "core/store/transaction.h"

#include "core/base/log.h"

namespace qd {
namespace {

void rollBack(Database &database)
{
    // SQLite has rolled back by itself after some errors: then this fails, and nothing is left to undo.
    if (const auto done = database.execute("ROLLBACK"); !done)
        qCDebug(lcStore, "rollback: %s", qPrintable(done.error().detail));
}

} // namespace

Result<void> inTransaction(Database &database, const std::function<Result<void>()> &work)
{
    // IMMEDIATE: a deferred transaction that reads first and writes later fails as soon as anyone else has written.
    if (const auto begun = database.execute("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    if (auto done = work(); !done) {
        rollBack(database);
        return done;
    }
    if (const auto committed = database.execute("COMMIT"); !committed) {
        rollBack(database);
        return Error{QStringLiteral("commit_unknown"), ErrorCategory::Internal, committed.error().detail};
    }
    return {};
}

} // namespace qd
