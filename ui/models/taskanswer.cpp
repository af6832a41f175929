#include "ui/models/taskanswer.h"

#include "core/api/taskcodec.h"
#include "core/base/untrustedtext.h"
#include "ui/models/errortext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace qd {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(qd::TaskAnswer)
};

int sizeOf(const QJsonObject &answer, const char *list)
{
    return int(answer[QLatin1String(list)].toArray().size());
}

QString firstRefusal(const QJsonObject &answer)
{
    const QJsonObject refused = answer[QLatin1String("refused")].toArray().first().toObject();
    const TaskId id{refused[QLatin1String("number")].toInteger()};
    return displayId(id) + QStringLiteral(": ") + errorText(errorFromJson(refused));
}

QString changedText(Operation operation, int count)
{
    if (operation == Operation::TasksCancel)
        return Sentences::tr("Cancelled %n task(s).", nullptr, count);
    if (operation == Operation::TasksRequeue)
        return Sentences::tr("Requeued %n task(s).", nullptr, count);
    if (operation == Operation::TasksHold)
        return Sentences::tr("Held %n task(s) back.", nullptr, count);
    if (operation == Operation::TasksRelease)
        return Sentences::tr("Released %n task(s).", nullptr, count);
    if (operation == Operation::TasksApprove)
        return Sentences::tr("Approved %n task(s).", nullptr, count);
    if (operation == Operation::TasksDeny)
        return Sentences::tr("Denied %n task(s).", nullptr, count);
    if (operation == Operation::TasksReopen)
        return Sentences::tr("Reopened %n task(s).", nullptr, count);
    if (operation == Operation::TasksPrioritize)
        return Sentences::tr("Changed the priority of %n task(s).", nullptr, count);
    if (operation == Operation::TasksClone)
        return Sentences::tr("Copied %n task(s); the copies are held.", nullptr, count);
    return Sentences::tr("Decided about %n task(s).", nullptr, count);
}

/// What a person's verdict on results was: all that were decided at once have got the same one.
QString reviewedText(const QJsonObject &answer, int count)
{
    const QJsonArray items = answer[QLatin1String("items")].toArray();
    const auto done = std::find_if(items.begin(), items.end(), [](const QJsonValue &item) { return item[QLatin1String("ok")].toBool(); });
    const auto after = done == items.end() ? std::nullopt : fromText<TaskState>((*done)[QLatin1String("state_after")].toString());
    if (after == TaskState::Succeeded)
        return Sentences::tr("Accepted %n task(s).", nullptr, count);
    if (after == TaskState::Failed)
        return Sentences::tr("Rejected %n task(s).", nullptr, count);
    return Sentences::tr("Returned %n task(s).", nullptr, count);
}

} // namespace

TaskAnswer taskAnswer(Operation operation, const QJsonObject &answer)
{
    if (operation == Operation::TasksExport) {
        const UntrustedText path(answer[QLatin1String("path")].toString());
        return {Sentences::tr("Wrote %n task(s) to %1.", nullptr, answer[QLatin1String("tasks")].toInt()).arg(path.displayLine()), true};
    }
    QStringList sentences;
    if (const int changed = sizeOf(answer, "changed"); changed > 0)
        sentences += operation == Operation::TasksReview ? reviewedText(answer, changed) : changedText(operation, changed);
    if (const int stopping = sizeOf(answer, "stopping"); stopping > 0)
        sentences += Sentences::tr("%n running task(s) being stopped.", nullptr, stopping);
    const int refused = sizeOf(answer, "refused");
    if (refused > 0)
        sentences += Sentences::tr("%n refused; the first is %1", nullptr, refused).arg(firstRefusal(answer));
    return {sentences.join(u' '), refused == 0};
}

} // namespace qd
