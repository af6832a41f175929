#include "tests/docs/outputshape.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd {
namespace {

const QString kAny = QStringLiteral("…");
const QString kTime = QStringLiteral("⟨time⟩");

QString shapeOfLine(QString line, const QString &home)
{
    static const QRegularExpression kMoment(QStringLiteral("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z"));
    static const QRegularExpression kStamp(QStringLiteral("\\d{8}T\\d{6}Z|\\d{4}-\\d\\d-\\d\\d"));
    static const QRegularExpression kHash(QStringLiteral("\\b[0-9a-f]{12,}…?"));
    static const QRegularExpression kPerson(QStringLiteral("\\b(qdeck|console):[\\w.-]+"));
    static const QRegularExpression kNumber(QStringLiteral("(?<![\\w/-])\\d[\\d.]*(?![\\w/])"));
    static const QRegularExpression kOnlyNumber(QStringLiteral("^\\d+$"));
    if (kOnlyNumber.match(line).hasMatch())
        return line; // of an exit code, the number is all there is
    line.replace(home, QStringLiteral("~"));
    line.replace(kMoment, kTime).replace(kStamp, kTime).replace(kHash, QStringLiteral("⟨hash⟩"));
    line.replace(kPerson, QStringLiteral("\\1:⟨person⟩")).replace(kNumber, QStringLiteral("⟨n⟩"));
    return line.simplified();
}

bool lineHasShape(const QString &shown, const QString &came)
{
    const QString pattern = QRegularExpression::escape(shown).replace(QRegularExpression::escape(kAny),
                                                                      QStringLiteral(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(came).hasMatch();
}

void sortLog(QStringList &lines)
{
    const auto isLog = [](const QString &line) { return line.startsWith(kTime); };
    for (auto first = lines.begin(); first != lines.end();) {
        first = std::find_if(first, lines.end(), isLog);
        const auto last = std::find_if_not(first, lines.end(), isLog);
        std::sort(first, last);
        first = last;
    }
}

bool hasShapeFrom(const QStringList &shown, qsizetype s, const QStringList &came, qsizetype c)
{
    if (s == shown.size())
        return c == came.size();
    if (shown[s] == kAny)
        return hasShapeFrom(shown, s + 1, came, c) || (c < came.size() && hasShapeFrom(shown, s, came, c + 1));
    return c < came.size() && lineHasShape(shown[s], came[c]) && hasShapeFrom(shown, s + 1, came, c + 1);
}

} // namespace

QStringList shapeOf(const QString &output, const QString &home)
{
    QStringList lines;
    for (const QString &line : output.split(u'\n'))
        lines += shapeOfLine(line, home);
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

bool hasShape(const QStringList &shown, const QStringList &came)
{
    QStringList left = shown;
    QStringList right = came;
    sortLog(left);
    sortLog(right);
    return hasShapeFrom(left, 0, right, 0);
}

} // namespace qd
