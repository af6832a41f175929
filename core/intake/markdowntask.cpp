#include "core/intake/markdowntask.h"

#include "core/intake/intakelimits.h"
#include "core/intake/yamlcodec.h"

#include <QString>

#include <optional>

namespace qd {
namespace {

constexpr int kFirstYamlLine = 2;

Error failure(const char *code, const QString &detail)
{
    return {QLatin1String(code), ErrorCategory::Permanent, detail};
}

struct Parts {
    std::optional<QByteArray> frontMatter;
    QByteArray body;
};

// Takes one line, without its end, from `from` on and moves `from` behind it.
QByteArray takeLine(const QByteArray &text, qsizetype &from)
{
    const qsizetype end = text.indexOf('\n', from);
    const QByteArray line = text.mid(from, end < 0 ? -1 : end - from);
    from = end < 0 ? text.size() : end + 1;
    return line;
}

bool isFence(QByteArray line)
{
    while (line.endsWith(' ') || line.endsWith('\t'))
        line.chop(1);
    return line == "---";
}

Result<Parts> split(const QByteArray &text)
{
    qsizetype at = 0;
    if (!isFence(takeLine(text, at)))
        return Parts{std::nullopt, text.trimmed()};
    const qsizetype begin = at;
    while (at < text.size() && at - begin <= IntakeLimits::kFrontMatterBytes) {
        const qsizetype lineBegin = at;
        if (isFence(takeLine(text, at)))
            return Parts{text.mid(begin, lineBegin - begin), text.mid(at).trimmed()};
    }
    if (at - begin > IntakeLimits::kFrontMatterBytes)
        return failure("front_matter_large",
                       QStringLiteral("more than %1 bytes").arg(IntakeLimits::kFrontMatterBytes));
    return failure("front_matter_open", QStringLiteral("the first line is --- and no other line is"));
}

bool isCodeFence(const QByteArray &line)
{
    const QByteArray text = line.trimmed();
    return text.startsWith("```") || text.startsWith("~~~");
}

QString headingText(const QByteArray &line)
{
    QByteArray text = line.mid(2).trimmed();
    const QByteArray whole = text;
    while (text.endsWith('#'))
        text.chop(1);
    // A closing run of # belongs to the mark-up only after a space: "# C#" is about C#.
    return QString::fromUtf8(text.isEmpty() || text.endsWith(' ') ? text.trimmed() : whole);
}

QString firstHeading(const QByteArray &body)
{
    bool inCode = false;
    for (qsizetype at = 0; at < body.size();) {
        const QByteArray line = takeLine(body, at);
        if (isCodeFence(line))
            inCode = !inCode;
        if (!inCode && line.startsWith("# ") && !headingText(line).isEmpty())
            return headingText(line);
    }
    return {};
}

Result<QJsonObject> readFrontMatter(const Parts &parts)
{
    if (!parts.frontMatter)
        return QJsonObject();
    const Result<QJsonValue> value = yamlToJson(*parts.frontMatter, kFirstYamlLine);
    if (!value)
        return value.error();
    if (!value->isObject() && !value->isNull())
        return failure("front_matter_type", QStringLiteral("must be a map of fields"));
    return value->toObject();
}

} // namespace

Result<QJsonObject> markdownToFields(QByteArray utf8)
{
    const Result<Parts> parts = split(utf8.replace("\r\n", "\n"));
    if (!parts)
        return parts.error();
    Result<QJsonObject> fields = readFrontMatter(*parts);
    if (!fields)
        return fields.error();
    // Refused here and not as a field, so that nobody looks for a heading in 20 MB.
    if (parts->body.size() > IntakeLimits::kTextBytes)
        return failure("instructions_large", QStringLiteral("at most %1 bytes").arg(IntakeLimits::kTextBytes));
    const QString instructions = QString::fromUtf8(parts->body);
    if (!instructions.isEmpty() && fields->contains(QLatin1String("instructions")))
        return failure("instructions_twice", QStringLiteral("in the front matter and below it"));
    if (!instructions.isEmpty())
        fields->insert(QStringLiteral("instructions"), instructions);
    const QString heading = firstHeading(parts->body);
    if (!heading.isEmpty() && !fields->contains(QLatin1String("title")))
        fields->insert(QStringLiteral("title"), heading);
    return fields;
}

} // namespace qd
