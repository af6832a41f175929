#include "ui/dialogs/taskdocument.h"

#include "ui/models/errortext.h"

#include <QStringList>

namespace qd {
namespace {

QJsonValue valueOf(const QString &step, const QString &rest)
{
    bool isNumber = false;
    const double number = rest.toDouble(&isNumber);
    return isNumber && step != QLatin1String("succeed") ? QJsonValue(number) : QJsonValue(rest);
}

} // namespace

QJsonArray argumentsFromLines(const QString &lines)
{
    QStringList arguments = lines.split(u'\n');
    while (!arguments.isEmpty() && arguments.last().isEmpty())
        arguments.removeLast();
    return QJsonArray::fromStringList(arguments);
}

QJsonArray rehearsalFromLines(const QString &lines)
{
    QJsonArray steps;
    for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
        const QString step = line.trimmed().section(u' ', 0, 0);
        const QString rest = line.trimmed().section(u' ', 1).trimmed();
        if (rest.isEmpty())
            steps += step;
        else
            steps += QJsonObject{{step, valueOf(step, rest)}};
    }
    return steps;
}

QString argumentLines(const QJsonArray &arguments)
{
    QStringList lines;
    for (const QJsonValue &argument : arguments)
        lines += argument.toString();
    return lines.join(u'\n');
}

QString rehearsalLines(const QJsonArray &steps)
{
    QStringList lines;
    for (const QJsonValue &step : steps) {
        const QJsonObject map = step.toObject();
        if (map.isEmpty())
            lines += step.toString();
        else
            lines += map.begin().key() + u' ' + map.begin().value().toVariant().toString();
    }
    return lines.join(u'\n');
}

QString faultSentence(const QJsonObject &row)
{
    return errorTextWithDetail({row[QLatin1String("code")].toString(), ErrorCategory::Permanent,
                                    row[QLatin1String("detail")].toString()});
}

} // namespace qd
