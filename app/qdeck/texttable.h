#pragma once

#include <QList>
#include <QStringList>

namespace qd {

/// Rows of plain text in aligned columns. Cells must be one line each: foreign text goes through UntrustedText first.
class TextTable
{
public:
    void add(const QStringList &cells) { m_rows += cells; }

    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    [[nodiscard]] QString toString() const;

private:
    QList<QStringList> m_rows;
};

} // namespace qd
