#include "tests/docs/docfacts.h"

#include "core/intake/taskfields.h"
#include "core/store/store.h"
#include "tests/house/sourcefile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace qd {
namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void addWords(const QString &text, QSet<QString> &words)
{
    static const QRegularExpression kWord(QStringLiteral("\\w+"));
    for (auto matches = kWord.globalMatch(text); matches.hasNext();)
        words.insert(matches.next().captured());
}

void readSchema(const QString &root, DocFacts &facts)
{
    const auto store = Store::open(QStringLiteral(":memory:"), QStringLiteral("docs"), 0);
    if (!store)
        return;
    const QDir folder(root + QStringLiteral("/core/store/sql"));
    QStringList scripts;
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name))
        scripts += textOf(folder.filePath(name));
    facts.schema = schemaPage((*store)->database(), schemaComments(scripts));
}

QStringList packagesIn(const QString &folder)
{
    static const QRegularExpression kPackage(QStringLiteral("^([a-z0-9][a-z0-9.+-]*)"),
                                             QRegularExpression::MultilineOption);
    QStringList packages;
    for (const QString &name : QDir(folder).entryList({QStringLiteral("*-packages.txt")})) {
        for (auto matches = kPackage.globalMatch(textOf(folder + u'/' + name)); matches.hasNext();)
            packages += matches.next().captured(1);
    }
    packages.removeDuplicates();
    return packages;
}

QStringList librariesIn(const QString &buildFile)
{
    static const QRegularExpression kFind(QStringLiteral("find_package\\(([\\w-]+)[^)]*?(?:COMPONENTS ([^)]*))?\\)"));
    QStringList libraries;
    for (auto matches = kFind.globalMatch(buildFile); matches.hasNext();) {
        const auto match = matches.next();
        const QString components = match.captured(2).simplified();
        for (const QString &component : components.split(u' '))
            libraries += match.captured(1) + (components.isEmpty() ? QString() : QStringLiteral("::") + component);
    }
    return libraries;
}

// Pieces of literals that follow each other are one text.
QString joinedLiterals(const QString &pieces)
{
    static const QRegularExpression kPiece(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
    QString text;
    for (auto matches = kPiece.globalMatch(pieces); matches.hasNext();)
        text += matches.next().captured(1);
    return text.replace(QStringLiteral("\\\""), QStringLiteral("\""));
}

QMap<QString, QString> sentencesIn(const QString &source)
{
    static const QRegularExpression kRow(
        QStringLiteral(R"re(\{"([a-z_]+)",\s*QT_TRANSLATE_NOOP\("[\w:]+",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)\})re"));
    QMap<QString, QString> sentences;
    for (auto matches = kRow.globalMatch(source); matches.hasNext();) {
        const auto match = matches.next();
        sentences.insert(match.captured(1), joinedLiterals(match.captured(2)));
    }
    return sentences;
}

} // namespace

DocFacts factsOf(const QString &root)
{
    DocFacts facts;
    facts.root = root;
    readSchema(root, facts);
    for (const SourceFile &source : readSources(root, {u"core", u"ui", u"app"})) {
        addWords(source.code() + source.literals(), facts.words);
        if (!source.isSql())
            facts.rooms += source.folder();
    }
    facts.rooms.removeDuplicates();
    const QString buildFile = textOf(root + QStringLiteral("/CMakeLists.txt"));
    for (const char *folder : {"core", "core/process", "ui", "app/qdeck", "tests"})
        addWords(textOf(root + u'/' + QString::fromLatin1(folder) + QStringLiteral("/CMakeLists.txt")), facts.words);
    addWords(buildFile, facts.words);
    facts.taskFields = taskFields();
    facts.sentences = sentencesIn(textOf(root + QStringLiteral("/ui/models/errortext.cpp")));
    facts.packages = packagesIn(root + QStringLiteral("/packaging/debian"));
    facts.libraries = librariesIn(buildFile);
    return facts;
}

} // namespace qd
