#include "core/intake/taskparser.h"

#include "core/intake/draftparser.h"
#include "core/intake/intakelimits.h"
#include "core/intake/markdowntask.h"
#include "core/intake/strictjson.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QStringDecoder>

#include <optional>

namespace qd {
namespace {

enum class Format { Markdown, Json };

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

std::optional<Format> formatOf(const QString &name, const QByteArray &text)
{
    const QString suffix = QFileInfo(name).suffix().toLower();
    if (suffix == QLatin1String("md") || suffix == QLatin1String("markdown"))
        return Format::Markdown;
    if (suffix == QLatin1String("json"))
        return Format::Json;
    if (!suffix.isEmpty())
        return std::nullopt;
    const QByteArray begin = text.trimmed();
    if (begin.startsWith('{') || begin.startsWith('['))
        return Format::Json;
    if (begin.startsWith("---") || begin.startsWith("# "))
        return Format::Markdown;
    return std::nullopt;
}

Result<QJsonArray> jsonRows(const QByteArray &text)
{
    const Result<QJsonDocument> document = parseStrictJson(text);
    if (!document)
        return document.error();
    if (document->isArray())
        return document->array();
    const QJsonObject object = document->object();
    const QJsonValue tasks = object.value(QLatin1String("tasks"));
    if (tasks.isUndefined())
        return QJsonArray{object};
    if (!tasks.isArray() || object.size() > 1)
        return failure("tasks_alone", QStringLiteral("\"tasks\" must be a list, with nothing beside it"));
    return tasks.toArray();
}

Result<QJsonArray> rowsOf(const SourceDocument &document)
{
    const Result<QByteArray> text = readText(document.bytes);
    if (!text)
        return text.error();
    const std::optional<Format> format = formatOf(document.name, *text);
    if (!format)
        return failure("format_unknown", QStringLiteral("neither Markdown (.md, .markdown) nor JSON (.json)"));
    if (*format == Format::Json)
        return jsonRows(*text);
    const Result<QJsonObject> fields = markdownToFields(*text);
    if (!fields)
        return fields.error();
    return QJsonArray{*fields};
}

class RowCollector
{
public:
    explicit RowCollector(const SourceDocument &document) : m_document(document) { m_file.name = document.name; }

    void take(const QJsonArray &rows);
    void refuse(int row, const QString &field, const Error &error)
    {
        m_file.errors.push_back({m_document.name, row, field, error});
    }
    [[nodiscard]] ParsedFile file() && { return std::move(m_file); }

private:
    void take(const QJsonValue &value, int row, bool isOnly);

    const SourceDocument &m_document;
    ParsedFile m_file;
};

void RowCollector::take(const QJsonArray &rows)
{
    int row = 0;
    for (const QJsonValue &value : rows) {
        if (m_file.errors.size() >= size_t(IntakeLimits::kErrorsPerFile)) {
            refuse(0, {}, failure("too_many_errors", QStringLiteral("the rest of the file was not looked at")));
            return;
        }
        take(value, ++row, rows.size() == 1);
    }
    if (rows.isEmpty())
        refuse(0, {}, failure("no_tasks", QStringLiteral("an empty list")));
}

void RowCollector::take(const QJsonValue &value, int row, bool isOnly)
{
    if (!value.isObject()) {
        refuse(row, {}, failure("row_type", QStringLiteral("a task must be a map of fields")));
        return;
    }
    ParsedDraft parsed = parseDraft(value.toObject(), m_document.directory);
    for (const FieldError &error : parsed.errors)
        refuse(row, error.field, error.error);
    if (!parsed.errors.empty())
        return;
    parsed.draft.source = isOnly ? m_document.name : QStringLiteral("%1:%2").arg(m_document.name).arg(row);
    m_file.rows.push_back({std::move(parsed.draft), row});
}

} // namespace

ParsedFile parseTaskFile(const SourceDocument &document)
{
    RowCollector collector(document);
    if (const Result<QJsonArray> rows = rowsOf(document))
        collector.take(*rows);
    else
        collector.refuse(0, {}, rows.error());
    return std::move(collector).file();
}

} // namespace qd
