#include "core/intake/jsonlines.h"

#include "core/intake/strictjson.h"

#include <QJsonArray>
#include <QJsonObject>

namespace qd {
namespace {

bool takeLine(const QByteArray &line, int number, RowCollector &rows)
{
    const Result<QJsonDocument> document = parseStrictJson(line);
    if (document)
        return rows.take(document->isObject() ? QJsonValue(document->object()) : QJsonValue(document->array()));
    Error error = document.error();
    error.detail = QStringLiteral("line %1: %2").arg(number).arg(error.detail);
    return rows.refuseRow({}, error);
}

} // namespace

void readJsonLines(const QByteArray &utf8, RowCollector &rows)
{
    int number = 0;
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype feed = utf8.indexOf('\n', at);
        const qsizetype end = feed < 0 ? utf8.size() : feed;
        const QByteArray line = utf8.mid(at, end - at).trimmed();
        at = end + 1;
        ++number;
        if (!line.isEmpty() && !takeLine(line, number, rows))
            return;
    }
}

} // namespace qd
