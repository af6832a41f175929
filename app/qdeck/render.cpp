#include "app/qdeck/render.h"

#include "app/qdeck/texttable.h"
#include "core/base/untrustedtext.h"
#include "core/domain/task.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace qd {
namespace {

constexpr int kTitleLimit = 60;
constexpr int kWordLimit = 24;
constexpr int kDataLimit = 120;

QString compact(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QString plain(const QJsonValue &value, int limit = UntrustedText::kCellLimit)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: return QStringLiteral("-");
    case QJsonValue::Bool: return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case QJsonValue::Double: return QString::number(value.toInteger());
    case QJsonValue::String: {
        const QString line = UntrustedText(value.toString()).displayLine(limit);
        return line.isEmpty() ? QStringLiteral("-") : line;
    }
    case QJsonValue::Array:
    case QJsonValue::Object: return UntrustedText(compact(value)).displayLine(limit);
    }
    return {};
}

QString words(const QJsonValue &array)
{
    QStringList list;
    const QJsonArray entries = array.toArray();
    for (const QJsonValue &word : entries)
        list += plain(word, kWordLimit);
    return list.isEmpty() ? QStringLiteral("-") : list.join(QStringLiteral(", "));
}

QString moment(const QJsonValue &ms)
{
    if (ms.toInteger() <= 0)
        return QStringLiteral("-");
    return QDateTime::fromMSecsSinceEpoch(ms.toInteger(), Qt::UTC).toString(Qt::ISODate);
}

QString errorText(const QJsonValue &error)
{
    if (!error.isObject())
        return QStringLiteral("-");
    return QStringLiteral("%1: %2").arg(plain(error[QLatin1String("code")], kWordLimit),
                                        plain(error[QLatin1String("detail")], kDataLimit));
}

QString tasksText(const QJsonObject &payload)
{
    TextTable table;
    table.add({QStringLiteral("ID"), QStringLiteral("STATE"), QStringLiteral("MODE"), QStringLiteral("PRIO"),
               QStringLiteral("TRIES"), QStringLiteral("AGENT"), QStringLiteral("UPDATED"), QStringLiteral("TITLE")});
    const QJsonArray tasks = payload[QLatin1String("tasks")].toArray();
    for (const QJsonValue &task : tasks) {
        table.add({plain(task[QLatin1String("id")], kWordLimit), plain(task[QLatin1String("state")], kWordLimit),
                   plain(task[QLatin1String("mode")], kWordLimit), plain(task[QLatin1String("priority")]),
                   QStringLiteral("%1/%2").arg(plain(task[QLatin1String("attempts")]),
                                               plain(task[QLatin1String("max_attempts")])),
                   plain(task[QLatin1String("agent")], kWordLimit), moment(task[QLatin1String("updated_at")]),
                   plain(task[QLatin1String("title")], kTitleLimit)});
    }
    return table.toString();
}

QString attemptsText(const QJsonArray &attempts)
{
    QString text;
    for (const QJsonValue &attempt : attempts) {
        TextTable table;
        table.add({QStringLiteral("\nAttempt %1").arg(plain(attempt[QLatin1String("number")])),
                   QStringLiteral("%1, %2, %3").arg(plain(attempt[QLatin1String("state")], kWordLimit),
                                                    plain(attempt[QLatin1String("agent")], kWordLimit),
                                                    plain(attempt[QLatin1String("mode")], kWordLimit))});
        table.add({QStringLiteral("  from, to"), moment(attempt[QLatin1String("started_at")]) + u' '
                                                     + moment(attempt[QLatin1String("ended_at")])});
        table.add({QStringLiteral("  effect"), plain(attempt[QLatin1String("effect_sha256")])});
        table.add({QStringLiteral("  error"), errorText(attempt[QLatin1String("error")])});
        const QJsonArray checks = attempt[QLatin1String("checks")].toArray();
        for (const QJsonValue &check : checks)
            table.add({QStringLiteral("  ") + plain(check[QLatin1String("id")], kWordLimit),
                       plain(check[QLatin1String("result")], kWordLimit) + QStringLiteral(": ") + plain(check[QLatin1String("detail")], kDataLimit)});
        const QJsonArray artifacts = attempt[QLatin1String("artifacts")].toArray();
        for (const QJsonValue &artifact : artifacts)
            table.add({QStringLiteral("  ") + plain(artifact[QLatin1String("name")], kWordLimit),
                       QStringLiteral("%1  %2 bytes").arg(plain(artifact[QLatin1String("sha256")]),
                                                          plain(artifact[QLatin1String("size")]))});
        text += table.toString();
    }
    return text;
}

QString dependenciesText(const QJsonArray &dependencies)
{
    QStringList parts;
    for (const QJsonValue &dependency : dependencies)
        parts += QStringLiteral("%1 (%2)").arg(plain(dependency[QLatin1String("reference")], kTitleLimit),
                                               plain(dependency[QLatin1String("state")], kWordLimit));
    return parts.isEmpty() ? QStringLiteral("-") : parts.join(QStringLiteral(", "));
}

// What a person was asked, and said.
QString approvalsText(const QJsonArray &approvals)
{
    TextTable table;
    for (const QJsonValue &approval : approvals) {
        const bool isQuestion = approval[QLatin1String("kind")].toString() == QLatin1String("question");
        table.add({isQuestion ? QStringLiteral("Question") : QStringLiteral("Approval of effect"),
                   plain(approval[QLatin1String("state")], kWordLimit),
                   plain(approval[QLatin1String(isQuestion ? "text" : "effect_sha256")], kDataLimit),
                   plain(approval[QLatin1String("decided_by")], kWordLimit), plain(approval[QLatin1String("reason")], kDataLimit)});
    }
    return approvals.isEmpty() ? QString() : u'\n' + table.toString();
}

QString stateText(const QJsonObject &task)
{
    const QString reason = task[QLatin1String("hold_reason")].toString();
    const QString state = plain(task[QLatin1String("state")], kWordLimit);
    return reason.isEmpty() ? state : QStringLiteral("%1 (%2)").arg(state, plain(reason, kWordLimit));
}

QString taskText(const QJsonObject &task)
{
    TextTable table;
    const auto row = [&](const char *label, const QString &value) { table.add({QString::fromUtf8(label), value}); };
    row("Task", plain(task[QLatin1String("id")]));
    row("Title", plain(task[QLatin1String("title")]));
    row("State", stateText(task));
    row("Kind, mode", plain(task[QLatin1String("kind")]) + QStringLiteral(", ") + plain(task[QLatin1String("mode")]));
    row("Priority", plain(task[QLatin1String("priority")]));
    row("Attempts", QStringLiteral("%1 of %2").arg(plain(task[QLatin1String("attempts")]),
                                                   plain(task[QLatin1String("max_attempts")])));
    row("Agent", plain(task[QLatin1String("agent")]));
    row("Not before", moment(task[QLatin1String("not_before")]));
    row("Deadline", moment(task[QLatin1String("deadline")]));
    row("Depends on", dependenciesText(task[QLatin1String("dependencies")].toArray()));
    row("Key", plain(task[QLatin1String("key")]));
    row("Source", plain(task[QLatin1String("source")]));
    row("Workspace", plain(task[QLatin1String("workspace")]));
    row("Command", words(task[QLatin1String("command")]));
    row("Tags", words(task[QLatin1String("tags")]));
    row("Created", moment(task[QLatin1String("created_at")]));
    row("Updated", moment(task[QLatin1String("updated_at")]));
    row("Error", errorText(task[QLatin1String("error")]));
    QString text = table.toString();
    // Indented, so that a line of the instructions cannot pose as one of ours.
    const QString instructions = UntrustedText(task[QLatin1String("instructions")].toString()).displayPlain();
    if (!instructions.isEmpty()) {
        text += u'\n';
        for (const QString &line : instructions.split(u'\n'))
            text += QStringLiteral("    ") + line + u'\n';
    }
    return text + approvalsText(task[QLatin1String("approvals")].toArray())
        + attemptsText(task[QLatin1String("attempt_list")].toArray());
}

QString whyText(const QJsonObject &payload)
{
    TextTable table;
    table.add({plain(payload[QLatin1String("id")], kWordLimit), plain(payload[QLatin1String("state")], kWordLimit)});
    const QJsonArray reasons = payload[QLatin1String("reasons")].toArray();
    for (const QJsonValue &reason : reasons)
        table.add({QStringLiteral("  ") + plain(reason[QLatin1String("code")], kWordLimit), plain(reason[QLatin1String("detail")], kDataLimit)});
    return table.toString();
}

QString modeText(const QJsonObject &engine)
{
    if (engine[QLatin1String("mode")].toString() != QLatin1String("real"))
        return QStringLiteral("PROOF");
    return QStringLiteral("REAL until %1, %2 more tasks, armed by %3")
        .arg(moment(engine[QLatin1String("real_until")]), plain(engine[QLatin1String("real_remaining")]),
             plain(engine[QLatin1String("real_armed_by")], kWordLimit));
}

QString queueText(const QJsonObject &queue)
{
    QStringList parts;
    for (const auto &[state, word] : EnumWords<TaskState>::kWords) {
        if (const qint64 count = queue[QLatin1String(word)].toInteger(); count > 0)
            parts += QStringLiteral("%1 %2").arg(count).arg(QLatin1String(word));
    }
    return parts.isEmpty() ? QStringLiteral("empty") : parts.join(QStringLiteral(", "));
}

QString tickText(const QJsonObject &tick)
{
    if (tick[QLatin1String("number")].toInteger() <= 0)
        return QStringLiteral("none yet");
    return QStringLiteral("%1, %2, %3 ms, at %4")
        .arg(plain(tick[QLatin1String("number")]), plain(tick[QLatin1String("outcome")], kWordLimit),
             plain(tick[QLatin1String("duration_ms")]), moment(tick[QLatin1String("started_at")]));
}

QString statusText(const QJsonObject &status)
{
    const QJsonObject engine = status[QLatin1String("engine")].toObject();
    const QJsonObject lease = engine[QLatin1String("lease")].toObject();
    const QJsonObject agents = status[QLatin1String("agents")].toObject();
    TextTable table;
    const auto row = [&](const char *label, const QString &value) { table.add({QString::fromUtf8(label), value}); };
    row("Engine", QStringLiteral("%1 (asked to %2)").arg(plain(engine[QLatin1String("state")], kWordLimit),
                                                         plain(engine[QLatin1String("wish")], kWordLimit)));
    row("Mode", modeText(engine));
    row("Queue", queueText(status[QLatin1String("queue")].toObject()));
    row("Last tick", tickText(engine[QLatin1String("tick")].toObject()));
    row("Lease", lease[QLatin1String("owner")].toString().isEmpty()
                     ? QStringLiteral("held by nobody")
                     : QStringLiteral("epoch %1, %2 s left").arg(plain(lease[QLatin1String("epoch")]))
                           .arg(lease[QLatin1String("expires_in_ms")].toInteger() / 1'000));
    row("Agents", QStringLiteral("%1 of %2 enabled").arg(plain(agents[QLatin1String("enabled")]),
                                                         plain(agents[QLatin1String("total")])));
    row("Profile", plain(status[QLatin1String("profile")]));
    row("Version", plain(status[QLatin1String("version")], kWordLimit));
    return table.toString();
}

QString addedText(const QJsonObject &payload)
{
    TextTable table;
    const QJsonArray tasks = payload[QLatin1String("added")].toArray();
    for (const QJsonValue &task : tasks) {
        const bool known = task[QLatin1String("duplicate")].toBool();
        table.add({plain(task[QLatin1String("id")], kWordLimit),
                   known ? QStringLiteral("already there") : QStringLiteral("added"),
                   plain(task[QLatin1String("key")], kTitleLimit)});
    }
    const QJsonArray skipped = payload[QLatin1String("skipped")].toArray();
    for (const QJsonValue &row : skipped)
        table.add({QStringLiteral("-"), QStringLiteral("left out"),
                   QStringLiteral("%1, row %2: %3").arg(plain(row[QLatin1String("source")], kTitleLimit),
                                                        plain(row[QLatin1String("row")]), plain(row[QLatin1String("detail")]))});
    return table.toString();
}

QString previewText(const QJsonObject &payload)
{
    TextTable table;
    table.add({QStringLiteral("WOULD BE"), QStringLiteral("SOURCE"), QStringLiteral("ROW"), QStringLiteral("MODE"), QStringLiteral("TITLE"), QStringLiteral("WHY")});
    const QJsonArray rows = payload[QLatin1String("rows")].toArray();
    for (const QJsonValue &row : rows) {
        const QString status = row[QLatin1String("status")].toString();
        const QString outcome = status == QLatin1String("ok") ? QStringLiteral("added")
            : status == QLatin1String("duplicate")            ? QStringLiteral("already there")
            : status == QLatin1String("skipped")              ? QStringLiteral("left out")
                                                              : QStringLiteral("refused");
        table.add({outcome, plain(row[QLatin1String("source")], kTitleLimit), plain(row[QLatin1String("row")]),
                   plain(row[QLatin1String("mode")], kWordLimit), plain(row[QLatin1String("title")], kTitleLimit),
                   status == QLatin1String("duplicate") ? plain(row[QLatin1String("existing")], kWordLimit) : plain(row[QLatin1String("detail")])});
    }
    return table.toString();
}

QString journalText(const QJsonObject &payload)
{
    TextTable table;
    const QJsonArray entries = payload[QLatin1String("entries")].toArray();
    for (const QJsonValue &entry : entries)
        table.add({plain(entry[QLatin1String("seq")]), moment(entry[QLatin1String("at")]),
                   plain(entry[QLatin1String("actor")], kWordLimit), plain(entry[QLatin1String("event")], kWordLimit),
                   plain(entry[QLatin1String("object")], kWordLimit), plain(entry[QLatin1String("data")], kDataLimit)});
    return table.toString();
}

QString agentsText(const QJsonObject &payload)
{
    TextTable table;
    table.add({QStringLiteral("NAME"), QStringLiteral("TRANSPORT"), QStringLiteral("ENABLED"), QStringLiteral("HEALTHY"),
               QStringLiteral("RUNNING"), QStringLiteral("SLOTS"), QStringLiteral("KINDS")});
    const QJsonArray agents = payload[QLatin1String("agents")].toArray();
    for (const QJsonValue &agent : agents)
        table.add({plain(agent[QLatin1String("name")], kWordLimit),
                   plain(agent[QLatin1String("transport")], kWordLimit), plain(agent[QLatin1String("enabled")]),
                   plain(agent[QLatin1String("healthy")]),
                   QString::number(agent[QLatin1String("running")].toArray().size()),
                   plain(agent[QLatin1String("slots")]), words(agent[QLatin1String("kinds")])});
    return table.toString();
}

QString findingsText(const QJsonObject &payload)
{
    TextTable table;
    const QJsonArray findings = payload[QLatin1String("findings")].toArray();
    for (const QJsonValue &finding : findings)
        table.add({plain(finding[QLatin1String("id")], kWordLimit), plain(finding[QLatin1String("result")], kWordLimit),
                   plain(finding[QLatin1String("detail")])});
    return table.toString();
}

// What is refused is said on standard error.
QString changesText(const QJsonObject &payload)
{
    TextTable table;
    const bool dry = payload[QLatin1String("dry_run")].toBool();
    for (const char *what : {"changed", "stopping"}) {
        const QJsonArray numbers = payload[QLatin1String(what)].toArray();
        for (const QJsonValue &number : numbers)
            table.add({displayId(TaskId{number.toInteger()}), dry ? QStringLiteral("would be ") + QLatin1String(what) : QLatin1String(what)});
    }
    return table.toString();
}

QString cellText(const QJsonValue &value)
{
    if (value.isNull())
        return QStringLiteral("NULL");
    if (value.isDouble())
        return double(value.toInteger()) == value.toDouble() ? QString::number(value.toInteger()) : QString::number(value.toDouble(), 'g', 15);
    if (!value.isObject())
        return UntrustedText(value.toString()).displayLine(kDataLimit);
    const bool isBlob = value.toObject().contains(QLatin1String("hex"));
    return QStringLiteral("%1 (%2 bytes)").arg(plain(value[QLatin1String(isBlob ? "hex" : "text")], kDataLimit), plain(value[QLatin1String("bytes")]));
}

QString rowsText(const QJsonObject &payload)
{
    TextTable table;
    QStringList head;
    const QJsonArray columns = payload[QLatin1String("columns")].toArray();
    for (const QJsonValue &column : columns)
        head += plain(column, kTitleLimit);
    table.add(head);
    const QJsonArray rows = payload[QLatin1String("rows")].toArray();
    for (const QJsonValue &row : rows) {
        QStringList cells;
        const QJsonArray values = row.toArray();
        for (const QJsonValue &value : values)
            cells += cellText(value);
        table.add(cells);
    }
    const QString more = payload[QLatin1String("truncated")].toBool() ? QStringLiteral(", and there are more") : QString();
    return table.toString() + QStringLiteral("(%1 rows in %2 ms%3)\n").arg(rows.size()).arg(payload[QLatin1String("ms")].toInteger()).arg(more);
}

QString clonesText(const QJsonObject &payload)
{
    TextTable table;
    const QJsonArray items = payload[QLatin1String("items")].toArray();
    for (const QJsonValue &item : items) {
        if (const TaskId copy{item[QLatin1String("clone")].toInteger()}; copy.isValid())
            table.add({displayId(copy), QStringLiteral("copy of ") + plain(item[QLatin1String("id")], kWordLimit)});
    }
    return table.toString();
}

QString editedText(const QJsonObject &payload)
{
    if (!payload[QLatin1String("ok")].toBool())
        return {}; // what is wrong is said on standard error
    return QStringLiteral("%1 is %2\n").arg(plain(payload[QLatin1String("id")], kWordLimit), plain(payload[QLatin1String("state_after")], kWordLimit));
}

QString drillsText(const QJsonObject &payload)
{
    TextTable table;
    const QJsonArray checks = payload[QLatin1String("checks")].toArray();
    for (const QJsonValue &check : checks)
        table.add({check[QLatin1String("ok")].toBool() ? QStringLiteral("ok") : QStringLiteral("FAILED"),
                   plain(check[QLatin1String("id")], kWordLimit), QStringLiteral("%1 ms").arg(plain(check[QLatin1String("ms")])),
                   plain(check[QLatin1String("detail")], kDataLimit)});
    return table.toString();
}

QString settingValue(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 12)
        : value.isBool()    ? (value.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                            : plain(value, kDataLimit);
}

QString settingsText(const QJsonObject &payload)
{
    TextTable table;
    table.add({QStringLiteral("NAME"), QStringLiteral("VALUE"), QStringLiteral("UNIT"), QStringLiteral("SOURCE"),
               QStringLiteral("ORIGIN"), QStringLiteral("MEANING")});
    const QJsonArray settings = payload[QLatin1String("settings")].toArray();
    for (const QJsonValue &setting : settings)
        table.add({plain(setting[QLatin1String("name")], kTitleLimit), settingValue(setting[QLatin1String("value")]),
                   plain(setting[QLatin1String("unit")], kWordLimit), plain(setting[QLatin1String("source")], kWordLimit),
                   plain(setting[QLatin1String("origin")], kTitleLimit), plain(setting[QLatin1String("meaning")], kDataLimit)});
    return table.toString();
}

QString settingText(const QJsonObject &setting)
{
    return QStringLiteral("%1 = %2 (%3)\n").arg(plain(setting[QLatin1String("name")], kTitleLimit),
                                                settingValue(setting[QLatin1String("value")]),
                                                plain(setting[QLatin1String("source")], kWordLimit));
}

QString healthText(const QJsonObject &health)
{
    QString text = plain(health[QLatin1String("status")], kWordLimit) + u'\n';
    const QJsonArray reasons = health[QLatin1String("reasons")].toArray();
    for (const QJsonValue &reason : reasons)
        text += QStringLiteral("%1: %2 (%3)\n").arg(plain(reason[QLatin1String("level")], kWordLimit),
                                                    plain(reason[QLatin1String("detail")], kDataLimit),
                                                    plain(reason[QLatin1String("code")], kWordLimit));
    return text;
}

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
    case Verb::Verify:
    case Verb::Backup:
    case Verb::Restore:
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
