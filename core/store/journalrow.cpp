#include "core/store/journalrow.h"

#include <QJsonDocument>

namespace qd {

JournalEntry entryOf(const SqlRow &row)
{
    return {row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4),
            QJsonDocument::fromJson(row.text(5).toUtf8()).object(), Sha256::fromHex(row.text(6)).value_or(Sha256()),
            Sha256::fromHex(row.text(7)).value_or(Sha256())};
}

} // namespace qd
