#include "core/intake/csvtasks.h"

#include "core/base/untrustedtext.h"
#include "core/intake/csvreader.h"
#include "core/intake/intakelimits.h"
#include "core/intake/strictjson.h"
#include "core/intake/taskfields.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>
#include <vector>

namespace qd {
namespace {

constexpr int kShownCharacters = 64;

Error failure(const char *code, const QString &detail)
{
    return {QLatin1String(code), ErrorCategory::Permanent, detail};
}

struct Column {
    QString name;
    FieldShape shape;
};

/// The columns, or nothing if the header was refused.
std::vector<Column> readHeader(const QByteArrayList &cells, RowCollector &rows)
{
    std::vector<Column> columns;
    QStringList seen;
    bool good = true;
    for (const QByteArray &cell : cells) {
        const QString name = QString::fromUtf8(cell).trimmed();
        const QString shown = UntrustedText(name).displayLine(kShownCharacters);
        const std::optional<FieldShape> shape = shapeOf(name);
        if (!shape)
            rows.refuse(shown, failure("field_unknown", QStringLiteral("the header names a field that there is not")));
        else if (seen.contains(name))
            rows.refuse(shown, failure("key_duplicate", QStringLiteral("the header names a field twice")));
        good = good && shape && !seen.contains(name);
        if (!good)
            continue;
        seen += name;
        columns.push_back({name, *shape});
    }
    return good ? columns : std::vector<Column>();
}

// As JSON writes them. Anything else stays text, "+5" and " 5" included.
QJsonValue numberIn(const QString &cell)
{
    static const QRegularExpression form(QStringLiteral("\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?\\z"));
    if (!form.match(cell).hasMatch())
        return cell;
    bool fits = false;
    if (const qint64 whole = cell.toLongLong(&fits); fits)
        return whole;
    const double number = cell.toDouble(&fits);
    return fits && std::isfinite(number) ? QJsonValue(number) : QJsonValue(cell);
}

Result<QJsonValue> itemsIn(const QString &cell)
{
    if (cell.count(u';') >= IntakeLimits::kListItems)
        return failure("list_too_long", QStringLiteral("more than %1 items").arg(IntakeLimits::kListItems));
    QJsonArray items;
    const QStringList parts = cell.split(u';');
    for (const QString &part : parts)
        items += part.trimmed();
    return QJsonValue(items);
}

Result<QJsonValue> jsonIn(const QByteArray &cell)
{
    const Result<QJsonDocument> document = parseStrictJson(cell);
    if (!document)
        return document.error();
    return document->isArray() ? QJsonValue(document->array()) : QJsonValue(document->object());
}

Result<QJsonValue> valueOf(const QByteArray &cell, FieldShape shape)
{
    const QString text = QString::fromUtf8(cell);
    switch (shape) {
    case FieldShape::Text: return QJsonValue(text);
    case FieldShape::Number:
    case FieldShape::NumberOrText: return numberIn(text);
    case FieldShape::Truth:
        return text == QLatin1String("true") || text == QLatin1String("false") ? QJsonValue(text == QLatin1String("true"))
                                                                               : QJsonValue(text);
    case FieldShape::List:
        return cell.trimmed().startsWith('[') ? jsonIn(cell) : itemsIn(text);
    case FieldShape::Map:
        return cell.trimmed().startsWith('{') ? jsonIn(cell) : Result<QJsonValue>(QJsonValue(text));
    }
    return QJsonValue(text);
}

bool takeRecord(const QByteArrayList &cells, const std::vector<Column> &columns, int line, RowCollector &rows)
{
    if (cells.size() != qsizetype(columns.size()))
        return rows.refuseRow({}, failure("csv_cells", QStringLiteral("line %1: %2 cells, and the header has %3")
                                                           .arg(line).arg(cells.size()).arg(columns.size())));
    QJsonObject fields;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (cells[qsizetype(i)].isEmpty())
            continue;
        const Result<QJsonValue> value = valueOf(cells[qsizetype(i)], columns[i].shape);
        if (!value)
            return rows.refuseRow(columns[i].name, value.error());
        fields.insert(columns[i].name, *value);
    }
    return rows.take(fields);
}

} // namespace

void readCsvTasks(const QByteArray &utf8, RowCollector &rows)
{
    CsvReader reader(utf8);
    std::vector<Column> columns;
    for (bool wanted = true; wanted;) {
        const auto record = reader.next();
        if (!record) {
            rows.refuse({}, record.error());
            return;
        }
        if (!*record)
            return;
        if (columns.empty()) {
            columns = readHeader(**record, rows);
            wanted = !columns.empty();
        } else {
            wanted = takeRecord(**record, columns, reader.line(), rows);
        }
    }
}

} // namespace qd
