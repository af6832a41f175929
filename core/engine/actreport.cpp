#include "core/engine/actreport.h"

#include "core/api/taskcodec.h"

namespace qd {

void ActReport::add(TaskId id, const Result<ActOutcome> &outcome, const Task *task)
{
    QJsonObject item = outcome ? outcome->facts : qd::toJson(outcome.error());
    item.insert(QStringLiteral("id"), displayId(id));
    item.insert(QStringLiteral("number"), id.value);
    if (outcome)
        (outcome->later ? m_stopping : m_changed) += id.value;
    else
        m_refused += item;
    item.insert(QStringLiteral("ok"), outcome.ok());
    item.insert(QStringLiteral("code"), outcome ? QJsonValue() : QJsonValue(outcome.error().code));
    item.insert(QStringLiteral("state_after"), task ? QJsonValue(toText(task->state)) : QJsonValue());
    item.insert(QStringLiteral("revision"), task ? QJsonValue(task->revision) : QJsonValue());
    m_items += item;
}

QJsonObject ActReport::toJson(bool dryRun) const
{
    return {{QStringLiteral("changed"), m_changed}, {QStringLiteral("stopping"), m_stopping}, {QStringLiteral("refused"), m_refused},
            {QStringLiteral("items"), m_items}, {QStringLiteral("dry_run"), dryRun}};
}

} // namespace qd
