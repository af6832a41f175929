#pragma once

#include "core/intake/intakeplan.h"

#include <QJsonArray>
#include <QJsonObject>

namespace qd {

/// How a fault or a skipped row is told: {source,row,field,code,detail}.
[[nodiscard]] QJsonObject toJson(const RowError &error);

/// Writes a plan down, row by row, as the answer of `tasks.preview`: {rows,total,ok,duplicate,invalid,skipped,prose}, the
/// last one true if all of it is plain text.
class PreviewTable
{
public:
    void add(const PlannedFile &file);
    [[nodiscard]] QJsonObject toJson() const;

private:
    void put(const PlannedFile &file, const PlannedRow &row);
    void put(const char *status, int &count, QJsonObject object);

    QJsonArray m_rows;
    bool m_isProse = true;
    int m_ok = 0;
    int m_duplicate = 0;
    int m_invalid = 0;
    int m_skipped = 0;
};

} // namespace qd
