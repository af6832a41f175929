#include "ui/pages/taskassignment.h"

#include "core/base/untrustedtext.h"
#include "ui/models/errortext.h"

#include <QJsonArray>

namespace qd {

TaskAssignment::TaskAssignment(CoreLink &link, const QList<TaskId> &tasks, const QString &agent, QObject *parent)
    : QObject(parent), m_link(link), m_agent(agent), m_open(tasks.size())
{
    for (const TaskId id : tasks)
        link.request(Operation::TasksFields, {{QStringLiteral("id"), displayId(id)}}, this,
                     [this, id](const Result<Payload> &fields) { take(id, fields); });
}

void TaskAssignment::take(TaskId id, const Result<Payload> &fields)
{
    const auto *answer = fields ? std::get_if<QJsonObject>(&*fields) : nullptr;
    if (!answer)
        return note(fields, {});
    const QJsonValue now = answer->value(QLatin1String("fields"))[QLatin1String("agent")];
    const QJsonObject before{{QStringLiteral("agent"), now.isString() ? now : QJsonValue()}};
    const QJsonObject changes{{QStringLiteral("agent"), m_agent}};
    m_link.request(Operation::TasksEdit,
                   {{QStringLiteral("id"), displayId(id)}, {QStringLiteral("changes"), changes},
                    {QStringLiteral("revision"), answer->value(QLatin1String("revision"))}},
                   this, [this, before](const Result<Payload> &edited) { note(edited, before); });
}

void TaskAssignment::note(const Result<Payload> &edited, const QJsonObject &before)
{
    const auto *answer = edited ? std::get_if<QJsonObject>(&*edited) : nullptr;
    const bool isGiven = answer && answer->value(QLatin1String("rejected")).toArray().isEmpty();
    ++(isGiven ? m_given : m_refused);
    if (isGiven) {
        for (UndoStep &step : undoOfEdit(before, *answer).steps)
            m_undo.steps.push_back(std::move(step));
    } else if (m_reason.isEmpty() && !edited) {
        m_reason = errorText(edited.error());
    }
    if (--m_open == 0)
        settle();
}

void TaskAssignment::settle()
{
    const QString agent = UntrustedText(m_agent).displayLine();
    QString sentence = m_given > 0 ? tr("%n task(s) wait for %1 now.", nullptr, m_given).arg(agent)
                                   : tr("No task was given to %1.").arg(agent);
    if (m_refused > 0)
        sentence += u' ' + tr("%n left alone.", nullptr, m_refused) + (m_reason.isEmpty() ? QString() : u' ' + m_reason);
    m_undo.text = tr("giving %n task(s) to %1", nullptr, m_given).arg(agent);
    deleteLater();
    Q_EMIT finished(sentence, m_refused == 0, m_undo);
}

} // namespace qd
