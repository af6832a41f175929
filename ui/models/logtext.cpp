#include "ui/models/logtext.h"

#include "core/api/statuscodec.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace qd {
namespace {

constexpr const char *kBadEvents[] = {"failed", "dead", "kill", "unknown", "denied", "refused"};

struct LogText {
    Q_DECLARE_TR_FUNCTIONS(qd::LogText)
};

} // namespace

QString logLineText(const LogLine &line)
{
    QStringList parts{logTimeText(line.at), wordFor(line.level), UntrustedText(line.source).displayLine()};
    if (line.task.isValid())
        parts += displayId(line.task);
    parts += line.text.displayLine(UntrustedText::kLabelLimit);
    return parts.join(QStringLiteral("  "));
}

QString logRecordText(const LogLine &line)
{
    QStringList parts{LogText::tr("Time: %1").arg(logTimeText(line.at)), LogText::tr("Level: %1").arg(wordFor(line.level)),
                      LogText::tr("Source: %1").arg(UntrustedText(line.source).displayLine())};
    if (line.task.isValid())
        parts += LogText::tr("Task: %1").arg(displayId(line.task));
    if (line.tick > 0)
        parts += LogText::tr("Tick: %L1").arg(line.tick);
    return parts.join(QStringLiteral("   ")) + QStringLiteral("\n\n") + line.text.raw();
}

QByteArray logLineJson(const LogLine &line)
{
    return QJsonDocument(toJson(line)).toJson(QJsonDocument::Compact);
}

LogLine lineOfJournal(const QJsonObject &entry)
{
    const QString event = entry[QLatin1String("event")].toString();
    QString text = QString(event).replace(u'_', u' ');
    const QJsonObject data = entry[QLatin1String("data")].toObject();
    for (const char *name : {"reason", "outcome", "error", "detail"}) {
        if (const QString said = data[QLatin1String(name)].toString(); !said.isEmpty())
            text += QStringLiteral(": ") + said.left(UntrustedText::kCellLimit);
    }
    const bool isBad = std::any_of(std::begin(kBadEvents), std::end(kBadEvents),
                                   [&event](const char *bad) { return event.contains(QLatin1String(bad)); });
    return {entry[QLatin1String("at")].toInteger(), isBad ? LogLevel::Warning : LogLevel::Info,
            entry[QLatin1String("actor")].toString().left(UntrustedText::kCellLimit), parseTaskId(entry[QLatin1String("object")].toString()).value_or(TaskId()), 0,
            UntrustedText(text)};
}

QByteArray logFile(const std::vector<LogLine> &lines, LogFormat format)
{
    QByteArray contents;
    for (const LogLine &line : lines)
        contents += (format == LogFormat::Ndjson ? logLineJson(line) : logLineText(line).toUtf8()) + '\n';
    return contents;
}

} // namespace qd
