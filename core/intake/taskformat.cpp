#include "core/intake/taskformat.h"

#include "core/intake/taskfields.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace qd {
namespace {

struct Suffix {
    const char *name;
    TaskFormat format;
};

constexpr std::array<Suffix, 9> kSuffixes{{
    {"md", TaskFormat::Markdown},
    {"markdown", TaskFormat::Markdown},
    {"yaml", TaskFormat::Yaml},
    {"yml", TaskFormat::Yaml},
    {"json", TaskFormat::Json},
    {"jsonl", TaskFormat::JsonLines},
    {"ndjson", TaskFormat::JsonLines},
    {"csv", TaskFormat::Csv},
    {"txt", TaskFormat::Text},
}};

constexpr qsizetype kLookedAt = 4'096; // a first line that is longer tells nothing

bool isField(QByteArray name)
{
    name = name.trimmed();
    if (name.size() >= 2 && name.startsWith('"') && name.endsWith('"'))
        name = name.mid(1, name.size() - 2);
    return shapeOf(QString::fromUtf8(name)).has_value();
}

bool isHeader(const QByteArray &line)
{
    const QList<QByteArray> cells = line.split(',');
    return cells.size() > 1 && std::all_of(cells.begin(), cells.end(), isField);
}

bool isYaml(QByteArray line)
{
    if (line.startsWith("- "))
        line = line.mid(2);
    const qsizetype colon = line.indexOf(':');
    const bool ends = colon + 1 == line.size() || line.mid(colon + 1, 1) == " ";
    return colon > 0 && ends && (line.left(colon) == "tasks" || isField(line.left(colon)));
}

std::optional<TaskFormat> formatByContent(const QByteArray &text)
{
    const QByteArray begin = text.left(kLookedAt).trimmed();
    const qsizetype end = begin.indexOf('\n');
    const QByteArray line = begin.mid(0, end).trimmed();
    if (begin.startsWith('{') || begin.startsWith('[')) {
        const bool isWhole = line.startsWith('{') && line.endsWith('}');
        const bool goesOn = end >= 0 && begin.mid(end).trimmed().startsWith('{');
        return isWhole && goesOn ? TaskFormat::JsonLines : TaskFormat::Json;
    }
    if (begin.startsWith("---") || begin.startsWith("# "))
        return TaskFormat::Markdown;
    if (isHeader(line))
        return TaskFormat::Csv;
    return isYaml(line) ? std::optional(TaskFormat::Yaml) : std::nullopt;
}

} // namespace

QStringList taskFileSuffixes()
{
    QStringList names;
    for (const Suffix &suffix : kSuffixes)
        names += QString::fromLatin1(suffix.name);
    return names;
}

std::optional<TaskFormat> formatOf(const SourceDocument &document, const QByteArray &text)
{
    const QString given = QFileInfo(document.name).suffix().toLower();
    if (given.isEmpty()) {
        const std::optional<TaskFormat> format = formatByContent(text);
        return !format && document.directory.isEmpty() ? TaskFormat::Text : format;
    }
    const auto known = std::find_if(kSuffixes.begin(), kSuffixes.end(),
                                    [&given](const Suffix &suffix) { return given == QLatin1String(suffix.name); });
    return known == kSuffixes.end() ? std::nullopt : std::optional(known->format);
}

} // namespace qd
