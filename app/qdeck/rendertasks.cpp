#include "app/qdeck/rendertasks.h"

#include "app/qdeck/rendercells.h"
#include "app/qdeck/texttable.h"
#include "core/domain/task.h"

#include <QJsonArray>

namespace qd {
namespace {

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

} // namespace

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

} // namespace qd
