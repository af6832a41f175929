#include "core/store/transaction.h"

namespace qd {

Result<void> inTransaction(Database &database, const std::function<Result<void>()> &work, QString *whyUnknown)
{
    if (auto begun = database.begin(); !begun)
        return begun;
    if (auto done = work(); !done) {
        database.rollBack();
        return done;
    }
    if (const auto committed = database.commit(); !committed) {
        database.rollBack();
        if (whyUnknown)
            *whyUnknown = committed.error().code;
        return Error{QStringLiteral("commit_unknown"), ErrorCategory::Internal, committed.error().detail};
    }
    return {};
}

} // namespace qd
