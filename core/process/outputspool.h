#pragma once

#include "core/base/result.h"
#include "core/process/processspec.h"

#include <QFile>

namespace qd {

/// Keeps the head of a stream in a file of its own, readable by its owner only. What does not fit is counted, and a
/// note at the end of the file says so.
class OutputSpool
{
public:
    /// The file must not exist yet.
    [[nodiscard]] Result<void> open(const QString &path, qint64 limit);
    void write(const QByteArray &bytes);
    /// Closes the file; an empty one is removed.
    [[nodiscard]] OutputReport finish();

private:
    QFile m_file;
    qint64 m_limit = 0;
    qint64 m_bytes = 0;
    qint64 m_kept = 0;
};

} // namespace qd
