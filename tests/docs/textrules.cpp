#include "tests/docs/textrules.h"

#include "app/qdeck/commandline.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

namespace qd {
namespace {

struct ForbiddenText {
    const char *pattern;
    const char *why;
};

constexpr ForbiddenText kForbidden[] = {
    {"(?<![\\w&])#\\d+", "the number of an issue says nothing to a reader"},
    {"\\bsession", "the documentation tells of the program, not of how it was made"},
    {"(?<![\\w.~>/-])/(?:home|media|mnt|opt|root|tmp|work)\\b", "a path of one machine"},
    {"\\b(?:registry\\.npmjs\\.org|npmjs\\.com|pypi\\.org|crates\\.io|rubygems\\.org|nuget\\.org|conan\\.io"
     "|repo\\.maven\\.apache\\.org|proxy\\.golang\\.org|(?:deb|security|ftp)\\.debian\\.org|archive\\.ubuntu\\.com)\\b",
     "the host of a package registry; name the package"},
};

void checkForbidden(const MarkdownFile &file, DocFaults &out)
{
    for (const ForbiddenText &forbidden : kForbidden) {
        const QRegularExpression pattern(QString::fromLatin1(forbidden.pattern),
                                         QRegularExpression::CaseInsensitiveOption);
        for (const auto &line : file.lines()) {
            if (const auto match = pattern.match(line.text); match.hasMatch())
                report(out, file.path(), line.line, "forbidden",
                       match.captured() + QStringLiteral(": ") + QString::fromLatin1(forbidden.why));
        }
    }
}

void checkPaths(const MarkdownFile &file, const DocFacts &facts, DocFaults &out)
{
    static const QRegularExpression kPath(
        QStringLiteral("(?<![\\w/.-])(?:core|ui|app|tests|resources|packaging|docs)/[\\w./-]*\\w"));
    for (const auto &line : file.lines()) {
        for (auto matches = kPath.globalMatch(line.text); matches.hasNext();) {
            const QString path = matches.next().captured();
            if (!QFileInfo::exists(facts.root + u'/' + path))
                report(out, file.path(), line.line, "path", path + QStringLiteral(" is not there"));
        }
    }
}

const MarkdownFile *findFile(const std::vector<MarkdownFile> &files, const QString &path)
{
    const auto found = std::find_if(files.begin(), files.end(), [&](const auto &file) { return file.path() == path; });
    return found == files.end() ? nullptr : &*found;
}

void checkLinks(const MarkdownFile &file, const std::vector<MarkdownFile> &files, const DocFacts &facts, DocFaults &out)
{
    for (const auto &link : file.links()) {
        const QString target = link.text.section(u'#', 0, 0);
        const QString anchor = link.text.section(u'#', 1);
        if (target.startsWith(u"https://"))
            continue; // not ours to keep, and tests have no network
        const QString path = target.isEmpty() ? file.path() : QDir::cleanPath(file.folder() + u'/' + target);
        const MarkdownFile *other = findFile(files, path.startsWith(u'/') ? path.mid(1) : path);
        const bool there = QFileInfo::exists(facts.root + u'/' + path) || other;
        if (!there || (!anchor.isEmpty() && !(other && other->anchors().contains(anchor))))
            report(out, file.path(), link.line, "link", link.text + QStringLiteral(" leads nowhere"));
    }
}

void checkWords(const MarkdownFile &file, const DocFacts &facts, DocFaults &out)
{
    static const QRegularExpression kCode(QStringLiteral("^[a-z0-9]+(?:_[a-z0-9]+)+$"));
    for (const auto &span : file.spans()) {
        if (kCode.match(span.text).hasMatch() && !facts.words.contains(span.text))
            report(out, file.path(), span.line, "word", span.text + QStringLiteral(" is not in the code"));
    }
}

// ---- commands -------------------------------------------------------------------------------------------------------

/// The words of a call of qdeck, its name first; empty if this is none.
QStringList callOfQdeck(const QString &text)
{
    static const QStringList kEnds{QStringLiteral("|"), QStringLiteral(">"), QStringLiteral("2>"), QStringLiteral("<"),
                                   QStringLiteral("&"), QStringLiteral("&&"), QStringLiteral("#")};
    const QStringList all = QProcess::splitCommand(text);
    QStringList words;
    for (const QString &word : all) {
        if (kEnds.contains(word))
            break;
        words += word;
    }
    return !words.isEmpty() && words.first().section(u'/', -1) == u"qdeck" ? words : QStringList();
}

bool hasOption(std::span<const OptionInfo> options, QStringView name)
{
    return std::any_of(options.begin(), options.end(),
                       [&](const OptionInfo &option) { return name == QLatin1String(option.name); });
}

/// Inside a sentence a call may have placeholders: only its verb and the names of its options are looked at.
std::optional<QString> mentionFault(const QStringList &call)
{
    static const QRegularExpression kVerb(QStringLiteral("^[a-z][a-z-]*$"));
    QStringList words = call.mid(1);
    const qsizetype profile = words.indexOf(QStringLiteral("--profile"));
    if (profile >= 0)
        words.remove(profile, std::min<qsizetype>(2, words.size() - profile));
    const auto first = std::find_if(words.begin(), words.end(),
                                    [](const QString &word) { return !word.startsWith(u"--"); });
    const QString verb = first == words.end() ? QString() : *first;
    const VerbInfo *info = first == words.end() || first + 1 == words.end() ? nullptr : findVerb(verb + u' ' + *(first + 1));
    info = info ? info : findVerb(verb);
    if (!info && kVerb.match(verb).hasMatch())
        return verb + QStringLiteral(" is no command of qdeck");
    for (const QString &word : words) {
        const QString name = word.startsWith(u"--") ? word.mid(2) : QString();
        if (!name.isEmpty() && !hasOption(globalOptions(), name) && !(info && hasOption(info->options, name)))
            return word + QStringLiteral(" is no option of it");
    }
    return std::nullopt;
}

void checkCommands(const MarkdownFile &file, DocFaults &out)
{
    const QString kUnitLine = QStringLiteral("ExecStart="); // of the service manager
    for (const auto &span : file.spans()) {
        const QStringList call = callOfQdeck(span.text);
        const auto fault = call.isEmpty() ? std::nullopt : mentionFault(call);
        if (fault)
            report(out, file.path(), span.line, "command", *fault);
    }
    for (const auto &block : file.blocks()) {
        int line = block.line;
        for (const QString &text : block.text.split(u'\n')) {
            const QStringList call = callOfQdeck(text.startsWith(u"$ ") ? text.mid(2)
                                                 : text.startsWith(kUnitLine) ? text.mid(kUnitLine.size()) : QString());
            const auto parsed = call.isEmpty() ? Result(Invocation()) : parseCommandLine(call, QDir::rootPath());
            if (!parsed)
                report(out, file.path(), line, "command", parsed.error().detail);
            ++line;
        }
    }
}

} // namespace

void checkText(const MarkdownFile &file, const std::vector<MarkdownFile> &files, const DocFacts &facts, DocFaults &out)
{
    checkForbidden(file, out);
    checkPaths(file, facts, out);
    checkLinks(file, files, facts, out);
    checkWords(file, facts, out);
    checkCommands(file, out);
}

} // namespace qd
