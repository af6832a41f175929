#include "tests/ui/models/errorcodes.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace qd {
namespace {

QString coreSources()
{
    QString text;
    QDirIterator files(QStringLiteral(QD_SOURCE_DIR "/core"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            text += QString::fromUtf8(file.readAll());
    }
    return text;
}

void collect(const QString &pattern, const QString &text, QSet<QString> &found)
{
    const QRegularExpression expression(pattern);
    for (auto match = expression.globalMatch(text); match.hasNext();)
        found += match.next().captured(1);
}

/// An error is written down with its category behind its code, or made by a function that takes `const char *code`.
QSet<QString> codesIn(const QString &text)
{
    QSet<QString> codes;
    collect(QStringLiteral(R"re(\{\s*QStringLiteral\("([a-z_]+)"\),\s*(?:ErrorCategory|category|\w+ \? ErrorCategory))re"),
            text, codes);
    QSet<QString> makers;
    collect(QStringLiteral(R"re((\w+)\((?:[^()]*, )?const char \*code\b)re"), text, makers);
    QSet<QString> calls;
    const QString names = makers.values().join(u'|');
    collect(QStringLiteral(R"re(\b((?:%1)\([^;]*;))re").arg(names), text, calls);
    for (const QString &call : calls) // a name in front of another text is that of a field
        collect(QStringLiteral(R"re("([a-z]+(?:_[a-z]+)+)"(?!\s*,\s*"))re"), call, codes);
    return codes;
}

} // namespace

QSet<QString> errorCodesOfTheCore()
{
    return codesIn(coreSources());
}

} // namespace qd
