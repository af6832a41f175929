#include "tests/house/houserules.h"

#include "tests/house/floorplan.h"
#include "tests/house/includegraph.h"

#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <algorithm>

namespace qd {
namespace {

using Findings = std::vector<Finding>;

bool inTower(const SourceFile &source, QStringView tower)
{
    return source.path().section(u'/', 0, 0) == tower;
}

bool showsText(const SourceFile &source)
{
    return !inTower(source, u"core") && source.folder() != u"ui/parts";
}

// ---- floors -----------------------------------------------------------------------------------------------------

bool isGenerated(const QString &include)
{
    return include.endsWith(u".moc") || include.startsWith(u"moc_") || include.startsWith(u"ui_");
}

void checkInclude(const SourceFile &source, const Room &from, const Include &include, Findings &out)
{
    if (include.angled || isGenerated(include.path))
        return;
    const Room *to = roomOf(include.path.section(u'/', 0, -2));
    if (!to)
        out.push_back({source.path(), include.line, QStringLiteral("floor"),
                       QStringLiteral("\"%1\" lies in no room of the design; include from the root of the project")
                           .arg(include.path)});
    else if (const auto why = refusal(from, *to))
        out.push_back({source.path(), include.line, QStringLiteral("floor"),
                       QStringLiteral("%1; move what both need to a lower floor").arg(*why)});
}

void checkFloors(const SourceFile &source, Findings &out)
{
    if (source.isSql())
        return;
    const Room *room = roomOf(source.folder());
    if (!room) {
        out.push_back({source.path(), 1, QStringLiteral("floor"),
                       QStringLiteral("the design knows no room %1; give it a floor there and in the floor plan")
                           .arg(source.folder())});
        return;
    }
    for (const Include &include : source.includes())
        checkInclude(source, *room, include, out);
}

void checkCycles(const std::vector<SourceFile> &sources, Findings &out)
{
    for (const QStringList &cycle : includeCycles(sources))
        out.push_back({cycle.first(), 1, QStringLiteral("cycle"),
                       QStringLiteral("%1; cut it with a forward declaration or by moving a type down")
                           .arg(cycle.join(u" > "))});
}

// ---- modules of Qt ----------------------------------------------------------------------------------------------

bool moduleHas(const QString &module, const QString &header)
{
    const QString root = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    return header.startsWith(module + u'/') || QFileInfo::exists(root + u'/' + module + u'/' + header);
}

void checkQtModules(const SourceFile &source, Findings &out)
{
    const Room *room = roomOf(source.folder());
    const QStringList modules = room ? allowedQtModules(*room) : QStringList();
    for (const Include &include : source.includes()) {
        const bool fromQt = include.path.startsWith(u'Q') || include.path.startsWith(u"private/q")
            || (include.path.startsWith(u'q') && include.path.endsWith(u".h"));
        const bool allowed = std::any_of(modules.begin(), modules.end(),
                                         [&](const QString &module) { return moduleHas(module, include.path); });
        if (fromQt && !modules.isEmpty() && !allowed)
            out.push_back({source.path(), include.line, QStringLiteral("qt-module"),
                           QStringLiteral("<%1> is not in %2; a core without a screen must link without it")
                               .arg(include.path, modules.join(u", "))});
    }
}

// ---- words ------------------------------------------------------------------------------------------------------

struct ForbiddenWord {
    const char *rule;
    const char *pattern;
    bool inLiterals;    ///< look at string literals and SQL instead of code
    const char *folder; ///< only below this folder
    const char *mend;
};

constexpr ForbiddenWord kForbidden[] = {
    {"select-star", "\\bSELECT\\s+(DISTINCT\\s+|ALL\\s+)?(\\w+\\.)?\\*", true, "",
     "SELECT * breaks its reader with the next migration; name the columns"},
    {"returning", "\\bRETURNING\\b", true, "core",
     "RETURNING is not portable and unfinished it pins the write-ahead log; read the row in the same transaction"},
    {"process-events", "\\bprocessEvents\\b", false, "",
     "a nested event loop runs handlers in the middle of others; let the work answer by a signal"},
    {"blocking-queued", "\\bBlockingQueuedConnection\\b", false, "",
     "two threads that wait for each other stand still for ever; send through a Mailbox"},
    {"style-sheet", "\\bsetStyleSheet\\b", false, "",
     "a widget with a style sheet keeps its colours when the theme changes; use the palette or a delegate"},
};

void checkWord(const SourceFile &source, const ForbiddenWord &word, Findings &out)
{
    const QString folder = QString::fromLatin1(word.folder);
    if (!folder.isEmpty() && !inTower(source, folder))
        return;
    const QRegularExpression pattern(QString::fromLatin1(word.pattern),
                                     word.inLiterals ? QRegularExpression::CaseInsensitiveOption
                                                     : QRegularExpression::NoPatternOption);
    for (auto matches = pattern.globalMatch(word.inLiterals ? source.literals() : source.code()); matches.hasNext();) {
        const qsizetype at = matches.next().capturedStart();
        out.push_back({source.path(), source.lineAt(at), QString::fromLatin1(word.rule),
            QString::fromLatin1(word.mend)});
    }
}

// ---- text on the screen -----------------------------------------------------------------------------------------

/// The arguments of the call whose opening parenthesis (or brace) is at `open`, as they stand in the blanked code.
QStringList argumentsOf(const QString &code, qsizetype open)
{
    QStringList arguments{QString()};
    int depth = 0;
    for (qsizetype i = open; i < code.size(); ++i) {
        const QChar c = code[i];
        const bool opens = c == u'(' || c == u'{' || c == u'[';
        const bool closes = c == u')' || c == u'}' || c == u']';
        depth += opens ? 1 : (closes ? -1 : 0);
        if (closes && depth == 0)
            break;
        if (c == u',' && depth == 1)
            arguments += QString();
        else if (i > open)
            arguments.last() += c;
    }
    for (QString &argument : arguments)
        argument = argument.simplified();
    return arguments;
}

/// Is this text harmless? Written by us (a literal, a translated literal, nothing at all), made plain by ui/parts, or a
/// choice between two of these.
bool isHarmless(const QString &expression)
{
    static const QString quoted = QStringLiteral("(?:u8|u|U|L|R|u8R|uR)?\"[^\"]*\"\\w*(?: \"[^\"]*\")*");
    static const QString one = QStringLiteral("(?:%1|(?:\\w+::)*(?:tr|translate|QStringLiteral|QLatin1String)"
                                              " ?\\( ?%1(?: ?,[^()]*)? ?\\)|QString ?(?:\\(\\)|\\{\\})|\\{\\}"
                                              "|plainToolTip ?(\\((?:[^()]++|(?-1))*+\\)))").arg(quoted);
    static const QRegularExpression whole(QStringLiteral("^(?:%1|[^?]*\\? ?%1 ?: ?%1)$").arg(one));
    return whole.match(expression).hasMatch();
}

struct TextSink {
    const char *rule;
    const char *pattern; ///< ends at the opening parenthesis
    int argument;        ///< which argument is the text
    const char *mend;
};

constexpr TextSink kSinks[] = {
    {"bare-html", "\\bsetHtml\\s*\\(", 0,
     "this text is read as rich text and may come from outside; show it plain through ui/parts"},
    {"bare-tooltip", "\\bsetToolTip\\s*\\(", 0,
     "tool tips guess rich text; use plainToolTip() of ui/parts, or a literal"},
    {"bare-tooltip", "\\bQToolTip\\s*::\\s*showText\\s*\\(", 1,
     "tool tips guess rich text; use plainToolTip() of ui/parts, or a literal"},
};

void checkSink(const SourceFile &source, const TextSink &sink, Findings &out)
{
    const QRegularExpression pattern(QString::fromLatin1(sink.pattern));
    for (auto matches = pattern.globalMatch(source.code()); matches.hasNext();) {
        const auto match = matches.next();
        if (!isHarmless(argumentsOf(source.code(), match.capturedEnd() - 1).value(sink.argument)))
            out.push_back({source.path(), source.lineAt(match.capturedStart()), QString::fromLatin1(sink.rule),
                           QString::fromLatin1(sink.mend)});
    }
}

// A view hands what a model answers for this role to QToolTip, which guesses rich text.
void checkToolTipRole(const SourceFile &source, Findings &out)
{
    static const QRegularExpression answer(QStringLiteral("\\bToolTipRole\\b[^,;]*?\\breturn\\b([^;]*);"));
    for (auto matches = answer.globalMatch(source.code()); matches.hasNext();) {
        const auto match = matches.next();
        if (!isHarmless(match.captured(1).simplified()))
            out.push_back({source.path(), source.lineAt(match.capturedStart()), QStringLiteral("bare-tooltip"),
                           QStringLiteral("tool tips guess rich text; let a delegate of ui/parts show this")});
    }
}

// A label that is born with a literal is harmless; one that is kept or filled later guesses rich text.
void checkLabels(const SourceFile &source, Findings &out)
{
    static const QRegularExpression label(
        QStringLiteral("^[ \t]*#[^\n]*|\\bclass QLabel;|(\\bQLabel\\b)(?:\\s+\\w+)?\\s*([({])?"),
        QRegularExpression::MultilineOption);
    for (auto matches = label.globalMatch(source.code()); matches.hasNext();) {
        const auto match = matches.next();
        const bool harmless = match.hasCaptured(2)
            && isHarmless(argumentsOf(source.code(), match.capturedStart(2)).value(0));
        if (match.hasCaptured(1) && !harmless)
            out.push_back({source.path(), source.lineAt(match.capturedStart(1)), QStringLiteral("bare-label"),
                           QStringLiteral("QLabel guesses rich text; use PlainLabel of ui/parts")});
    }
}

} // namespace

QString Finding::toText() const
{
    return QStringLiteral("%1:%2: %3: %4").arg(path).arg(line).arg(rule, mend);
}

std::vector<Finding> inspect(const std::vector<SourceFile> &sources)
{
    Findings out;
    for (const SourceFile &source : sources) {
        checkFloors(source, out);
        checkQtModules(source, out);
        for (const ForbiddenWord &word : kForbidden)
            checkWord(source, word, out);
        if (!showsText(source))
            continue;
        for (const TextSink &sink : kSinks)
            checkSink(source, sink, out);
        checkToolTipRole(source, out);
        checkLabels(source, out);
    }
    checkCycles(sources, out);
    return out;
}

} // namespace qd
