#include "core/engine/taskeditor.h"

#include "core/api/draftcodec.h"
#include "core/api/taskcodec.h"
#include "core/base/canonicaljson.h"
#include "core/intake/draftparser.h"
#include "core/intake/taskkey.h"
#include "core/store/unitofwork.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace qd {
namespace {

constexpr qsizetype kLongestInJournal = 4'096; // bytes; the journal is never shortened
constexpr std::array<const char *, 3> kFixed{"key", "mode", "hold"}; // which task it is, and where it stands

Error operatorError(const char *code, const QString &detail)
{
    return {QString::fromLatin1(code), ErrorCategory::Operator, detail};
}

Result<void> checkState(const Task &task, bool requeue)
{
    const bool ended = task.state == TaskState::Failed || task.state == TaskState::Dead;
    if (ended || (!requeue && (task.state == TaskState::Held || task.state == TaskState::Queued)))
        return {};
    return Error{QStringLiteral("illegal_transition"), ErrorCategory::Permanent,
                 QStringLiteral("a task that is %1 cannot be changed%2")
                     .arg(toText(task.state), requeue ? QStringLiteral(" and requeued") : QString())};
}

QJsonObject editableFields(const Task &task)
{
    QJsonObject fields = fieldsOf(task, {});
    for (const char *name : kFixed)
        fields.remove(QLatin1String(name));
    return fields;
}

std::vector<FieldError> fixedFields(const QJsonObject &changes)
{
    std::vector<FieldError> errors;
    for (const char *name : kFixed) {
        if (changes.contains(QLatin1String(name)))
            errors.push_back({QString::fromLatin1(name), {QStringLiteral("field_fixed"), ErrorCategory::Permanent,
                                                          QStringLiteral("a task keeps its %1").arg(QLatin1String(name))}});
    }
    return errors;
}

QJsonObject changedFields(QJsonObject fields, const QJsonObject &changes)
{
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        if (change.value().isNull())
            fields.remove(change.key());
        else
            fields.insert(change.key(), change.value());
    }
    return fields;
}

Task changedTask(const Task &task, const TaskDraft &draft)
{
    Task next = task;
    next.spec = draft.spec;
    next.priority = draft.priority;
    next.notBefore = draft.notBefore;
    next.deadline = draft.deadline;
    next.maxAttempts = draft.maxAttempts.value_or(task.maxAttempts);
    if (task.key == derivedKey(task.specHash, task.mode))
        next.key = derivedKey(specHash(next.spec), next.mode);
    return next;
}

// Variables may be secrets, and the journal is for ever.
QJsonValue forJournal(const QString &name, const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    if (name == QLatin1String("env"))
        return QJsonArray::fromStringList(value.toObject().keys());
    const QByteArray bytes = canonicalJson(value);
    if (bytes.size() <= kLongestInJournal)
        return value;
    return QJsonObject{{QStringLiteral("sha256"), Sha256::of(bytes).hex()}, {QStringLiteral("bytes"), bytes.size()}};
}

// What is different, on both sides.
QJsonObject difference(const QJsonObject &before, const QJsonObject &after)
{
    QJsonObject was;
    QJsonObject is;
    for (const QString &name : (before.keys() + after.keys())) {
        if (before.value(name) == after.value(name))
            continue;
        was.insert(name, forJournal(name, before.value(name)));
        is.insert(name, forJournal(name, after.value(name)));
    }
    return {{QStringLiteral("before"), was}, {QStringLiteral("after"), is}};
}

QJsonArray toJson(const std::vector<FieldError> &errors)
{
    QJsonArray list;
    for (const FieldError &fault : errors) {
        QJsonObject object = qd::toJson(fault.error);
        object.insert(QStringLiteral("field"), fault.field);
        list += object;
    }
    return list;
}

QJsonObject answerOf(const Task &task, const std::vector<FieldError> &errors)
{
    return {{QStringLiteral("id"), displayId(task.id)},
            {QStringLiteral("number"), task.id.value},
            {QStringLiteral("ok"), errors.empty()},
            {QStringLiteral("rejected"), toJson(errors)},
            {QStringLiteral("state_after"), toText(task.state)},
            {QStringLiteral("revision"), task.revision},
            {QStringLiteral("spec_sha256"), task.specHash.hex()},
            {QStringLiteral("key"), task.key}};
}

Result<void> checkKey(UnitOfWork &unit, const Task &task, const QString &key)
{
    if (key == task.key)
        return {};
    const auto other = unit.store().tasks().findByKey(key, task.mode);
    if (!other)
        return other.error();
    if (*other)
        return Error{QStringLiteral("key_conflict"), ErrorCategory::Permanent,
                     QStringLiteral("%1 is this very work already").arg(displayId((*other)->id))};
    return {};
}

// Where the changed task goes from where it stands.
Result<void> moveOn(UnitOfWork &unit, Task &task, bool otherWork, const EditRequest &request)
{
    TaskStore::Change change;
    change.newBudget = true;
    change.stage = firstStage(task.spec, task.mode);
    change.approvedEffect = Sha256();
    const QJsonObject data{{QStringLiteral("reason"), request.reason}};
    if (request.requeue) {
        change.notBefore = task.notBefore;
        return unit.move(task, TaskEvent::Requeue, change, data);
    }
    if (task.holdReason == HoldReason::Approval && otherWork) {
        change.notBefore = task.notBefore;
        return unit.move(task, TaskEvent::Revise, change, data);
    }
    return {};
}

Result<void> carryOut(UnitOfWork &unit, Task &task, Task next, const EditRequest &request)
{
    QJsonObject data = difference(editableFields(task), editableFields(next));
    const bool changes = !data[QLatin1String("after")].toObject().isEmpty();
    if (!changes && !request.requeue)
        return operatorError("nothing_to_change", QStringLiteral("%1 is so already").arg(displayId(task.id)));
    const bool otherWork = specHash(next.spec) != task.specHash;
    if (changes) {
        data.insert(QStringLiteral("reason"), request.reason);
        data.insert(QStringLiteral("spec_sha256"), specHash(next.spec).hex());
        if (auto written = unit.rewrite(task, std::move(next), QStringLiteral("task_edited"), data); !written)
            return written;
    }
    return moveOn(unit, task, otherWork, request);
}

} // namespace

Result<QJsonObject> TaskEditor::edit(const QString &actor, const EditRequest &request)
{
    QJsonObject answer;
    const auto done = inUnitOfWork(m_context.store, m_context.clock.wallMs(), actor, [&](UnitOfWork &unit) -> Result<void> {
        auto task = unit.store().tasks().read(request.task);
        if (!task)
            return task.error();
        if (request.revision && *request.revision != task->revision)
            return operatorError("changed_meanwhile", QStringLiteral("%1 is not any more as it was seen").arg(displayId(task->id)));
        if (auto allowed = checkState(*task, request.requeue); !allowed)
            return allowed;
        std::vector<FieldError> errors = fixedFields(request.changes);
        const ParsedDraft parsed = parseDraft(changedFields(editableFields(*task), request.changes), {});
        if (errors.empty())
            errors = parsed.errors;
        if (errors.empty()) {
            Task next = changedTask(*task, parsed.draft);
            if (auto free = checkKey(unit, *task, next.key); !free)
                return free;
            if (auto written = carryOut(unit, *task, std::move(next), request); !written)
                return written;
        }
        answer = answerOf(*task, errors);
        return {};
    });
    if (!done)
        return done.error();
    m_context.listener.tasksChanged(*done);
    m_context.listener.stepWanted();
    return answer;
}

} // namespace qd
