#pragma once

#include "core/intake/tasksource.h"

#include <QJsonValue>

namespace qd {

/// Takes the rows of a document one after the other, as its format finds them, and keeps the good ones and the faults
/// of the others. Lives for one document.
class RowCollector
{
public:
    explicit RowCollector(const SourceDocument &document);

    /// The next row. \return false if no further one is wanted: too many rows, or too much is wrong with them.
    bool take(const QJsonValue &row);
    /// The next row, which cannot be read. \return as take()
    bool refuseRow(const QString &field, const Error &error);
    /// The next row, which is not to be imported. \return as take()
    bool skipRow(const QString &field, const Error &reason);
    /// It is plain text.
    void noteProse() { m_file.isProse = true; }
    /// The document as a whole.
    void refuse(const QString &field, const Error &error);

    /// What was found; `no_tasks` if that is nothing at all.
    [[nodiscard]] ParsedFile file() &&;

private:
    bool begin();

    const SourceDocument &m_document;
    ParsedFile m_file;
    int m_row = 0;
    bool m_closed = false;
};

} // namespace qd
