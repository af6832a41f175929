#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace qd {

/// Takes the records of a CSV text apart, as RFC 4180 says and not more: commas, quotes around a cell, a quote inside
/// doubled, lines that end in CRLF or LF. Blank lines are passed over. What stands in a cell is data, whatever it
/// begins with. Pure; safe for hostile bytes; time and memory grow with the text and no faster.
class CsvReader
{
public:
    explicit CsvReader(QByteArray text) : m_text(std::move(text)) { }

    /// The cells of the next record; nullopt = there is none. After an error there is none.
    /// Errors (Permanent; the detail names the line): `csv_syntax`, `csv_columns` (more than IntakeLimits::kColumns).
    [[nodiscard]] Result<std::optional<QByteArrayList>> next();
    /// Of the file, where the record begins that next() gave last; from 1.
    [[nodiscard]] int line() const { return m_recordLine; }

private:
    [[nodiscard]] Result<QByteArray> takeCell();
    [[nodiscard]] Result<QByteArray> takeQuoted();
    [[nodiscard]] bool isLineEnd() const;
    void passLineEnd();
    void passBlankLines();
    [[nodiscard]] Error failure(const char *code, const QString &detail);

    const QByteArray m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_recordLine = 1;
};

} // namespace qd
