#include "ui/models/textdiff.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>

namespace qd {
namespace {

constexpr size_t kMostCells = 4'000'000; // 2,000 lines against 2,000; some 20 ms

using Lines = std::vector<int>; // a number for each distinct text, so that comparing is cheap

/// Which lines both texts have in common, by the table of the longest common subsequence.
class Table
{
public:
    Table(const Lines &before, const Lines &after)
        : m_before(before), m_after(after), m_width(after.size() + 1), m_length((before.size() + 1) * m_width)
    {
        for (size_t row = before.size(); row-- > 0;) {
            for (size_t column = after.size(); column-- > 0;)
                at(row, column) = before[row] == after[column] ? at(row + 1, column + 1) + 1
                                                               : std::max(at(row + 1, column), at(row, column + 1));
        }
    }

    /// From the line of each text that comes next: is it in both, or does the one of `before` go first?
    [[nodiscard]] DiffLine::Kind step(size_t row, size_t column)
    {
        if (row < m_before.size() && column < m_after.size() && m_before[row] == m_after[column])
            return DiffLine::Kind::Same;
        const bool gone = column == m_after.size() || (row < m_before.size() && at(row + 1, column) >= at(row, column + 1));
        return gone ? DiffLine::Kind::Gone : DiffLine::Kind::New;
    }

private:
    int &at(size_t row, size_t column) { return m_length[row * m_width + column]; }

    const Lines &m_before;
    const Lines &m_after;
    size_t m_width;
    std::vector<int> m_length;
};

Lines numbersOf(const QStringList &lines, QHash<QString, int> &numbers)
{
    Lines found;
    for (const QString &line : lines) {
        const int known = numbers.value(line, -1);
        if (known < 0)
            numbers.insert(line, int(numbers.size()));
        found.push_back(known < 0 ? int(numbers.size()) - 1 : known);
    }
    return found;
}

void addAll(std::vector<DiffLine> &diff, DiffLine::Kind kind, const QStringList &lines)
{
    for (const QString &line : lines)
        diff.push_back({kind, line});
}

void addDifferent(std::vector<DiffLine> &diff, const QStringList &before, const QStringList &after)
{
    if (size_t(before.size()) * size_t(after.size()) > kMostCells) {
        addAll(diff, DiffLine::Kind::Gone, before);
        return addAll(diff, DiffLine::Kind::New, after);
    }
    QHash<QString, int> numbers;
    const Lines old = numbersOf(before, numbers);
    const Lines now = numbersOf(after, numbers);
    Table table(old, now);
    for (size_t row = 0, column = 0; row < old.size() || column < now.size();) {
        const DiffLine::Kind kind = table.step(row, column);
        diff.push_back({kind, kind == DiffLine::Kind::New ? after[qsizetype(column)] : before[qsizetype(row)]});
        row += kind != DiffLine::Kind::New ? 1 : 0;
        column += kind != DiffLine::Kind::Gone ? 1 : 0;
    }
}

} // namespace

std::vector<DiffLine> diffLines(const QStringList &before, const QStringList &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    std::vector<DiffLine> diff;
    addAll(diff, DiffLine::Kind::Same, after.first(head));
    addDifferent(diff, before.sliced(head, before.size() - head - tail), after.sliced(head, after.size() - head - tail));
    addAll(diff, DiffLine::Kind::Same, after.last(tail));
    return diff;
}

QStringList jsonLines(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (document.isNull())
        return json.split(u'\n');
    const QString text = QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
    QString broken;
    for (qsizetype i = 0; i < text.size(); ++i) {
        broken += text[i];
        if (text[i] != u'\\' || i + 1 >= text.size())
            continue;
        broken += text[++i]; // an escape is two characters, whichever the second is
        if (text[i] == u'n')
            broken += QStringLiteral("\n        ");
    }
    return broken.split(u'\n');
}

} // namespace qd
