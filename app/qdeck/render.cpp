#include "app/qdeck/render.h"

#include "app/qdeck/rendercells.h"
#include "app/qdeck/renderengine.h"
#include "app/qdeck/renderquery.h"
#include "app/qdeck/rendertasks.h"
#include "app/qdeck/texttable.h"
#include "core/base/untrustedtext.h"
#include "core/domain/task.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace qd {
namespace {

// For answers that are a few facts: one line each, parts of a group behind the group's name.
QString factsText(const QJsonObject &payload)
{
    TextTable table;
    for (auto it = payload.begin(); it != payload.end(); ++it) {
        const QString name = UntrustedText(it.key()).displayLine(kWordLimit);
        if (!it->isObject()) {
            table.add({name, plain(*it)});
            continue;
        }
        const QJsonObject group = it->toObject();
        for (auto part = group.begin(); part != group.end(); ++part)
            table.add({name + u' ' + UntrustedText(part.key()).displayLine(kWordLimit), plain(*part)});
    }
    return table.toString();
}

QString anchorText(const QJsonObject &anchor)
{
    const QString state = plain(anchor[QLatin1String("state")]);
    const QString entry = QStringLiteral("entry %1 of %2").arg(plain(anchor[QLatin1String("entry")]), moment(anchor[QLatin1String("at")]));
    if (state == QLatin1String("none"))
        return QStringLiteral("none: nothing is known of this journal outside of it");
    if (state == QLatin1String("holds"))
        return QStringLiteral("holds: %1 is there").arg(entry);
    if (state == QLatin1String("cut_off"))
        return QStringLiteral("cut off: %1 is not there").arg(entry);
    if (state == QLatin1String("rebuilt"))
        return QStringLiteral("rebuilt: %1 is another one").arg(entry);
    return QStringLiteral("%1: it was changed, or its key is another one").arg(state);
}

QString verificationText(const QJsonObject &payload)
{
    const QJsonObject anchor = payload[QLatin1String("anchor")].toObject();
    QJsonObject facts = payload;
    if (!anchor.isEmpty())
        facts.insert(QStringLiteral("anchor"), QJsonObject{{QStringLiteral("state"), anchorText(anchor)},
                                                           {QStringLiteral("file"), anchor[QLatin1String("file")]}});
    return factsText(facts);
}

QString copiesText(const QJsonObject &payload)
{
    TextTable table;
    table.add({QStringLiteral("NEWEST ENTRY"), QStringLiteral("TASKS"), QStringLiteral("ENTRIES"), QStringLiteral("LOST"),
               QStringLiteral("STATE"), QStringLiteral("FILE")});
    const QJsonArray copies = payload[QLatin1String("copies")].toArray();
    for (const QJsonValue &copy : copies)
        table.add({moment(copy[QLatin1String("made_at")]), plain(copy[QLatin1String("tasks")]), plain(copy[QLatin1String("entries")]),
                   plain(copy[QLatin1String("lost")]), plain(copy[QLatin1String("state")]),
                   plain(copy[QLatin1String("file")], std::numeric_limits<int>::max())});
    return table.toString();
}

// For what is read line by line and has no table.
QString wholeText(const QJsonObject &payload)
{
    return UntrustedText(QString::fromUtf8(QJsonDocument(payload).toJson())).displayPlain(std::numeric_limits<int>::max());
}

bool obeyedOrHidden(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph || category == QChar::Other_Surrogate;
}

} // namespace

QString renderText(Verb verb, const QJsonObject &payload)
{
    switch (verb) {
    case Verb::Add: return payload.contains(QLatin1String("added")) ? addedText(payload) : previewText(payload);
    case Verb::List: return tasksText(payload);
    case Verb::Show: return taskText(payload);
    case Verb::Why: return whyText(payload);
    case Verb::Run:
    case Verb::Status: return statusText(payload);
    case Verb::Log: return journalText(payload);
    case Verb::AgentList: return agentsText(payload);
    case Verb::AgentTest: return findingsText(payload);
    case Verb::DbQuery: return rowsText(payload);
    case Verb::Selftest: return drillsText(payload);
    case Verb::Config: return payload.contains(QLatin1String("settings")) ? settingsText(payload) : settingText(payload);
    case Verb::Mode: return modeText(payload) + u'\n';
    case Verb::Health: return healthText(payload);
    case Verb::Verify: return verificationText(payload);
    case Verb::Restore: return payload.contains(QLatin1String("copies")) ? copiesText(payload) : factsText(payload);
    case Verb::Diagnostics: return payload.contains(QLatin1String("saved")) ? factsText(payload) : wholeText(payload);
    case Verb::Cancel:
    case Verb::Retry:
    case Verb::Hold:
    case Verb::Release:
    case Verb::Approve:
    case Verb::Deny:
    case Verb::Review:
    case Verb::Reopen:
    case Verb::Prioritize:
    case Verb::Resolve: return changesText(payload);
    case Verb::Clone: return clonesText(payload);
    case Verb::Edit: return editedText(payload);
    case Verb::Export:
    case Verb::Pause:
    case Verb::Resume:
    case Verb::Drain:
    case Verb::Kill:
    case Verb::ResetKill:
    case Verb::Arm:
    case Verb::Disarm:
    case Verb::Backup:
    case Verb::AgentAdd:
    case Verb::AgentSet:
    case Verb::AgentEnable:
    case Verb::AgentDisable:
    case Verb::AgentRemove:
    case Verb::Help:
    case Verb::Version: return factsText(payload);
    }
    return {};
}

QString renderJson(const QJsonObject &object)
{
    const QString text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    QString safe;
    safe.reserve(text.size() + 1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        for (const QChar unit : QStringView(text).mid(i, pair ? 2 : 1)) {
            if (obeyedOrHidden(c))
                safe += QStringLiteral("\\u%1").arg(uint(unit.unicode()), 4, 16, QLatin1Char('0'));
            else
                safe += unit;
        }
        i += pair ? 1 : 0;
    }
    return safe + u'\n';
}

namespace {

QString withoutTime(const LogLine &line)
{
    const QString source = UntrustedText(line.source).displayLine(kWordLimit);
    const QString task = line.task.isValid() ? u' ' + displayId(line.task) : QString();
    return source + task + u' ' + line.text.displayLine();
}

int priorityOf(LogLevel level) // as syslog counts
{
    switch (level) {
    case LogLevel::Debug: return 7;
    case LogLevel::Info: return 6;
    case LogLevel::Warning: return 4;
    case LogLevel::Error: return 3;
    }
    return 6;
}

} // namespace

QString renderLogLine(const LogLine &line)
{
    return moment(line.at) + u' ' + toText(line.level) + u' ' + withoutTime(line);
}

QString renderForJournal(const LogLine &line)
{
    return QStringLiteral("<%1>").arg(priorityOf(line.level)) + withoutTime(line);
}

} // namespace qd
