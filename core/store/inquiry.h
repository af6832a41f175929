#pragma once

#include "core/base/result.h"

#include <QJsonValue>
#include <QStringList>

#include <functional>
#include <vector>

namespace qd {

/// One statement in a person's own words, answered on a connection of its own that lives for this answer alone, can only
/// read and gives up early: no snapshot stays open beside the writer. The only file that speaks to SQLite past Qt's
/// driver, which can neither refuse nor stop what it runs. Every thread; one at a time per call.
class Inquiry
{
public:
    struct Limits {
        int rows = 1'000;
        qsizetype cellBytes = 4'096;
        qint64 bytes = 4 * 1024 * 1024;   ///< of all cells
        qint64 ms = 5'000;
        qint64 memory = 64 * 1024 * 1024; ///< that SQLite may take for it, in the whole program
    };

    /// Values are null, numbers and texts. What does not fit into a cell is an object: {text, bytes} of a long text,
    /// {hex, bytes} of every blob, with its head and its whole length.
    struct Answer {
        QStringList columns;
        std::vector<std::vector<QJsonValue>> rows;
        bool cut = false; ///< there are more rows
        qint64 ms = 0;    ///< how long it took
    };

    /// \param stopped is asked again and again while it works: true ends it
    /// Errors: `query_invalid` (what SQLite says against it), `query_forbidden` (it does more than read, or would let
    /// itself not be stopped), `query_too_large` (all Permanent); `query_timeout` (Transient); `query_stopped`
    /// (Operator); those of Database.
    [[nodiscard]] static Result<Answer> ask(const QString &path, const QString &statement, const Limits &limits,
                                            const std::function<bool()> &stopped);
};

} // namespace qd
