#include "tests/docs/tablerules.h"

#include "app/qdeck/exitcode.h"
#include "app/qdeck/verbs.h"
#include "core/api/operation.h"
#include "core/intake/taskparser.h"
#include "core/rules/transitions.h"
#include "core/store/migrations.h"
#include "tests/docs/settingspage.h"
#include "tests/house/floorplan.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace qd {
namespace {

void checkVerbsAreNamed(const MarkdownFile &file, DocFaults &out)
{
    for (const VerbInfo &info : verbs()) {
        const QRegularExpression name(QStringLiteral("\\bqdeck %1(?![a-z-])").arg(QString::fromLatin1(info.name)));
        const auto lines = file.lines();
        if (std::none_of(lines.begin(), lines.end(), [&](const auto &line) { return line.text.contains(name); }))
            report(out, file.path(), 0, "command", QString::fromLatin1(info.name) + QStringLiteral(" is not named"));
    }
}

/// Languages of fenced blocks that are task files, and how such a file is named.
const QMap<QString, QString> kExamples{
    {QStringLiteral("markdown"), QStringLiteral("a.md")}, {QStringLiteral("yaml"), QStringLiteral("a.yaml")},
    {QStringLiteral("json"), QStringLiteral("a.json")},   {QStringLiteral("jsonl"), QStringLiteral("a.jsonl")},
    {QStringLiteral("csv"), QStringLiteral("a.csv")},     {QStringLiteral("text"), QStringLiteral("a.txt")}};

void checkExamples(const MarkdownFile &file, DocFaults &out)
{
    for (const auto &block : file.blocks()) {
        const QString name = kExamples.value(block.language);
        if (name.isEmpty())
            continue;
        const ParsedFile parsed = parseTaskFile({name, block.text.toUtf8(), QDir::rootPath()});
        for (const RowError &error : parsed.errors)
            report(out, file.path(), block.line, "example", error.field + u' ' + error.error.detail);
    }
}

void checkEveryFormatHasOne(const MarkdownFile &file, DocFaults &out)
{
    for (const QString &language : kExamples.keys()) {
        const auto isOne = [&language](const MarkdownFile::Block &block) { return block.language == language; };
        if (std::none_of(file.blocks().begin(), file.blocks().end(), isOne))
            report(out, file.path(), 0, "example", QStringLiteral("none of ") + language);
    }
}

/// First cells that are `code`, of the rows below this heading.
QStringList firstCodes(const MarkdownFile &file, QStringView section)
{
    QStringList codes;
    for (const auto &row : file.rows()) {
        if (row.section == section && !codeIn(row.cells.value(0)).isEmpty())
            codes += codeIn(row.cells.value(0));
    }
    return codes;
}

void compare(const MarkdownFile &file, const char *rule, const QStringList &told, const QStringList &real,
             DocFaults &out)
{
    for (const QString &name : told) {
        if (!real.contains(name))
            report(out, file.path(), 0, rule, name + QStringLiteral(" does not exist"));
    }
    for (const QString &name : real) {
        if (!told.contains(name))
            report(out, file.path(), 0, rule, name + QStringLiteral(" is not told of"));
    }
}

void checkExitCodes(const MarkdownFile &file, DocFaults &out)
{
    static const QRegularExpression kSpan(QStringLiteral("`(\\w+)`"));
    for (const auto &row : file.rows()) {
        bool isNumber = false;
        const int code = row.cells.value(0).toInt(&isNumber);
        if (row.section != u"Exit codes" || !isNumber)
            continue;
        for (auto matches = kSpan.globalMatch(row.cells.value(2)); matches.hasNext();) {
            const QString error = matches.next().captured(1);
            if (int(exitCodeFor({error, ErrorCategory::Internal, {}})) != code)
                report(out, file.path(), row.line, "exit-code", error + QStringLiteral(" ends otherwise"));
        }
    }
}

void checkFloors(const MarkdownFile &file, const DocFacts &facts, DocFaults &out)
{
    QStringList told;
    for (const auto &row : file.rows()) {
        if (row.section == u"Floors" && !codeIn(row.cells.value(1)).isEmpty())
            told += codeIn(row.cells[1]) + u' ' + row.cells[0];
    }
    QStringList real;
    for (const QString &folder : facts.rooms) {
        const Room *room = roomOf(folder);
        real += folder + u' ' + (room ? QString::number(room->floor) : QStringLiteral("?"));
    }
    compare(file, "floor", told, real, out);
}

void checkTransitions(const MarkdownFile &file, DocFaults &out)
{
    QStringList told;
    for (const auto &row : file.rows()) {
        if (row.section == u"Transitions" && !codeIn(row.cells.value(0)).isEmpty())
            told += QStringList{codeIn(row.cells[0]), codeIn(row.cells.value(1)),
                                codeIn(row.cells.value(2))}.join(u' ');
    }
    QStringList real;
    for (const auto &[from, fromWord] : EnumWords<TaskState>::kWords) {
        for (const auto &[event, eventWord] : EnumWords<TaskEvent>::kWords) {
            if (const auto to = transition(from, event))
                real += QStringLiteral("%1 %2 %3").arg(QLatin1String(fromWord), QLatin1String(eventWord), toText(*to));
        }
    }
    compare(file, "transition", told, real, out);
}

QString scopeWords(Scopes scopes)
{
    QStringList words;
    for (const auto &[scope, word] : {std::pair{Scope::Observe, "observe"}, std::pair{Scope::Enqueue, "enqueue"},
                                      std::pair{Scope::Operate, "operate"}, std::pair{Scope::Arm, "arm"},
                                      std::pair{Scope::Configure, "configure"}}) {
        if (scopes.testFlag(scope))
            words += QString::fromLatin1(word);
    }
    return words.isEmpty() ? QStringLiteral("none") : words.join(QStringLiteral(", "));
}

QString routeWord(Route route)
{
    switch (route) {
    case Route::Read: return QStringLiteral("read");
    case Route::Write: return QStringLiteral("write");
    case Route::Control: return QStringLiteral("control");
    }
    return {};
}

void checkOperations(const MarkdownFile &file, DocFaults &out)
{
    QStringList told;
    for (const auto &row : file.rows()) {
        if (row.section == u"Operations" && !codeIn(row.cells.value(0)).isEmpty())
            told += QStringLiteral("%1 %2 %3").arg(codeIn(row.cells[0]), row.cells.value(1), row.cells.value(2));
    }
    QStringList real;
    for (const OperationInfo &info : operations())
        real += QStringList{QString::fromLatin1(info.name), routeWord(info.route), scopeWords(info.scopes)}.join(u' ');
    compare(file, "operation", told, real, out);
}

/// What is made anew between two markers must be what stands there.
void checkMadePart(const MarkdownFile &file, const char *rule, const QString &begin, const QString &made,
                   const QString &end, DocFaults &out)
{
    const QStringList expected = QStringList{begin, QString()} + made.split(u'\n') + QStringList{end};
    const auto &lines = file.lines();
    auto line = std::find_if(lines.begin(), lines.end(), [&](const auto &one) { return one.text == begin; });
    for (const QString &text : expected) {
        const bool there = line != lines.end();
        if (there && line->text == text) {
            ++line;
            continue;
        }
        report(out, file.path(), there ? line->line : 0, rule, QStringLiteral("should be: ") + text);
        return;
    }
}

} // namespace

void checkConfiguration(const MarkdownFile &file, DocFaults &out)
{
    checkMadePart(file, "setting", kSettingsBegin, settingsPage(), kSettingsEnd, out);
}

void checkTroubleshooting(const MarkdownFile &file, const DocFacts &facts, DocFaults &out)
{
    static const QRegularExpression kCode(QStringLiteral("^[a-z_]+$"));
    QStringList told;
    for (const auto &row : file.rows()) {
        const QString code = codeIn(row.cells.value(0));
        if (!kCode.match(code).hasMatch())
            continue; // another thing that is seen
        told += code;
        const QString sentence = facts.sentences.value(code);
        if (!sentence.isEmpty() && row.cells.value(1) != sentence)
            report(out, file.path(), row.line, "sentence", QStringLiteral("should be: ") + sentence);
        if (row.cells.value(2).isEmpty())
            report(out, file.path(), row.line, "sentence", code + QStringLiteral(" has no advice"));
    }
    if (QStringList once = told; once.removeDuplicates() > 0)
        report(out, file.path(), 0, "error", QStringLiteral("a code is told of twice"));
    compare(file, "error", told, facts.sentences.keys(), out);
}

void checkReadme(const MarkdownFile &file, DocFaults &out)
{
    checkVerbsAreNamed(file, out);
    checkExamples(file, out);
    checkExitCodes(file, out);
}

void checkTaskFiles(const MarkdownFile &file, const DocFacts &facts, DocFaults &out)
{
    checkExamples(file, out);
    checkEveryFormatHasOne(file, out);
    compare(file, "field", firstCodes(file, u"Fields"), facts.taskFields, out);
}

void checkSchema(const MarkdownFile &file, const DocFacts &facts, DocFaults &out)
{
    for (const QString &name : facts.schema.silent)
        report(out, file.path(), 0, "schema", name + QStringLiteral(" has no comment in its migration"));
    const QString version = QStringLiteral("This is schema version %1.").arg(kSchemaVersion);
    const auto saysIt = [&version](const MarkdownFile::Piece &line) { return line.text.contains(version); };
    if (std::none_of(file.lines().begin(), file.lines().end(), saysIt))
        report(out, file.path(), 0, "schema", QStringLiteral("should be: ") + version);
    checkMadePart(file, "schema", kSchemaBegin, facts.schema.text, kSchemaEnd, out);
}

void checkArchitecture(const MarkdownFile &file, const DocFacts &facts, DocFaults &out)
{
    checkFloors(file, facts, out);
    checkTransitions(file, out);
    checkOperations(file, out);
}

void checkDependencies(const MarkdownFile &file, const DocFacts &facts, DocFaults &out)
{
    QStringList packages;
    QStringList libraries;
    for (const auto &row : file.rows()) {
        const QString name = codeIn(row.cells.value(0));
        if (name.isEmpty())
            continue;
        (row.section == u"Libraries" ? libraries : packages) += name;
        if (row.cells.size() < 5 || row.cells.contains(QString()))
            report(out, file.path(), row.line, "dependency",
                   name + QStringLiteral(" lacks version, reason, licence or the way it is used"));
    }
    compare(file, "dependency", packages, facts.packages, out);
    compare(file, "dependency", libraries, facts.libraries, out);
}

} // namespace qd
