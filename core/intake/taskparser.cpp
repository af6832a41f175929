#include "core/intake/taskparser.h"

#include "core/intake/csvtasks.h"
#include "core/intake/intakelimits.h"
#include "core/intake/jsonlines.h"
#include "core/intake/markdowntask.h"
#include "core/intake/plaintext.h"
#include "core/intake/strictjson.h"
#include "core/intake/taskformat.h"
#include "core/intake/taskqueuefile.h"
#include "core/intake/yamlcodec.h"

#include <QJsonArray>
#include <QStringDecoder>

#include <optional>

namespace qd {
namespace {

Error failure(const char *code, const QString &detail)
{
    return {QLatin1String(code), ErrorCategory::Permanent, detail};
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = decoder(bytes);
    return !decoder.hasError() && !decoded.contains(QChar(u'\0'));
}

Result<QByteArray> readText(const QByteArray &bytes)
{
    static const QByteArray byteOrderMark("\xef\xbb\xbf");
    if (bytes.size() > IntakeLimits::kFileBytes)
        return failure("file_too_large", QStringLiteral("at most %1 bytes").arg(IntakeLimits::kFileBytes));
    if (!isUtf8(bytes))
        return failure("document_text", QStringLiteral("not UTF-8 text, or with a NUL inside"));
    const QByteArray text = bytes.startsWith(byteOrderMark) ? bytes.mid(byteOrderMark.size()) : bytes;
    if (text.trimmed().isEmpty())
        return failure("document_empty", QStringLiteral("nothing in it"));
    return text;
}

// One task, a list of them, or {"tasks": [...]}: what a text that is one value may be.
Result<QJsonArray> rowsIn(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    const QJsonObject object = value.toObject();
    if (!object.contains(QLatin1String("tasks")))
        return QJsonArray{value};
    if (!object.value(QLatin1String("tasks")).isArray() || object.size() > 1)
        return failure("tasks_alone", QStringLiteral("\"tasks\" must be a list, with nothing beside it"));
    return object.value(QLatin1String("tasks")).toArray();
}

void takeRows(const QJsonValue &value, RowCollector &rows)
{
    const Result<QJsonArray> list = rowsIn(value);
    if (!list) {
        rows.refuse({}, list.error());
        return;
    }
    for (const QJsonValue &row : *list) {
        if (!rows.take(row))
            return;
    }
}

void readJson(const QByteArray &text, const QString &directory, RowCollector &rows)
{
    const Result<QJsonDocument> document = parseStrictJson(text);
    if (!document)
        rows.refuse({}, document.error());
    else if (document->isArray())
        takeRows(document->array(), rows);
    else if (isTaskQueue(document->object()))
        readTaskQueue(document->object(), directory, rows);
    else
        takeRows(document->object(), rows);
}

// Documents that hold nothing come from markers that stand in a row, and are no fault.
void readYaml(const QByteArray &text, RowCollector &rows)
{
    if (text.size() > IntakeLimits::kYamlBytes) {
        rows.refuse({}, failure("yaml_large", QStringLiteral("at most %1 bytes of YAML; JSON Lines may have more")
                                                  .arg(IntakeLimits::kYamlBytes)));
        return;
    }
    const Result<std::vector<QJsonValue>> documents = yamlDocuments(text);
    if (!documents) {
        rows.refuse({}, documents.error());
        return;
    }
    for (const QJsonValue &document : *documents) {
        if (!document.isNull())
            takeRows(document, rows);
    }
}

void readMarkdown(const QByteArray &text, RowCollector &rows)
{
    const Result<QJsonObject> fields = markdownToFields(text);
    if (fields)
        rows.take(*fields);
    else
        rows.refuse({}, fields.error());
}

void readRows(const SourceDocument &document, RowCollector &rows)
{
    const Result<QByteArray> text = readText(document.bytes);
    if (!text) {
        rows.refuse({}, text.error());
        return;
    }
    const std::optional<TaskFormat> format = formatOf(document, *text);
    if (!format) {
        rows.refuse({}, failure("format_unknown", QStringLiteral("a task file ends in .")
                                                      + taskFileSuffixes().join(QStringLiteral(", ."))));
        return;
    }
    switch (*format) {
    case TaskFormat::Markdown: readMarkdown(*text, rows); break;
    case TaskFormat::Yaml: readYaml(*text, rows); break;
    case TaskFormat::Json: readJson(*text, document.directory, rows); break;
    case TaskFormat::JsonLines: readJsonLines(*text, rows); break;
    case TaskFormat::Csv: readCsvTasks(*text, rows); break;
    case TaskFormat::Text:
        rows.noteProse();
        rows.take(plainTextToFields(*text));
        break;
    }
}

} // namespace

ParsedFile parseTaskFile(const SourceDocument &document)
{
    RowCollector rows(document);
    readRows(document, rows);
    return std::move(rows).file();
}

} // namespace qd
