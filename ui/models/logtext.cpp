#include "ui/models/logtext.h"

#include "core/api/statuscodec.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace qd {
namespace {

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

QByteArray logFile(const std::vector<LogLine> &lines, LogFormat format)
{
    QByteArray contents;
    for (const LogLine &line : lines)
        contents += (format == LogFormat::Ndjson ? logLineJson(line) : logLineText(line).toUtf8()) + '\n';
    return contents;
}

} // namespace qd
