#include "ui/models/undohistory.h"

#include "core/api/taskcodec.h"
#include "core/base/untrustedtext.h"
#include "ui/models/errortext.h"

#include <QJsonArray>

#include <algorithm>
#include <map>

namespace qd {
namespace {

/// Tasks with the revisions that they are at.
struct Chosen {
    QJsonArray ids;
    QJsonArray revisions;

    void add(const QJsonValue &item, const char *id, const char *revision)
    {
        ids += item[QLatin1String(id)];
        revisions += item[QLatin1String(revision)];
    }
    [[nodiscard]] QJsonObject parameters() const
    {
        return {{QStringLiteral("ids"), ids}, {QStringLiteral("revisions"), revisions}};
    }
};

/// An act that another one takes back. `id` and `revision` name the members of an item that the way back is about.
struct Inverse {
    Operation act;
    Operation back;
    const char *id;
    const char *revision;
    const char *name;
};

constexpr Inverse kInverses[] = {
    {Operation::TasksCancel, Operation::TasksReopen, "number", "revision", QT_TRANSLATE_N_NOOP("qd::UndoHistory", "cancel of %n task(s)")},
    {Operation::TasksReopen, Operation::TasksCancel, "number", "revision", QT_TRANSLATE_N_NOOP("qd::UndoHistory", "reopening of %n task(s)")},
    {Operation::TasksHold, Operation::TasksRelease, "number", "revision", QT_TRANSLATE_N_NOOP("qd::UndoHistory", "hold of %n task(s)")},
    {Operation::TasksRelease, Operation::TasksHold, "number", "revision", QT_TRANSLATE_N_NOOP("qd::UndoHistory", "release of %n task(s)")},
    {Operation::TasksClone, Operation::TasksCancel, "clone", "clone_revision", QT_TRANSLATE_N_NOOP("qd::UndoHistory", "copying of %n task(s)")},
    {Operation::TasksPrioritize, Operation::TasksPrioritize, "number", "revision", QT_TRANSLATE_N_NOOP("qd::UndoHistory", "priority of %n task(s)")},
};

// Tasks that the act has really moved: one that is only being stopped has nothing to be taken back yet.
std::vector<QJsonValue> movedItems(const QJsonObject &answer)
{
    std::vector<QJsonValue> moved;
    const QJsonArray stopping = answer[QLatin1String("stopping")].toArray();
    const QJsonArray items = answer[QLatin1String("items")].toArray();
    for (const QJsonValue &item : items) {
        if (item[QLatin1String("ok")].toBool() && !stopping.contains(item[QLatin1String("number")]))
            moved.push_back(item);
    }
    return moved;
}

// Each goes back to the priority that it had, whatever brought it to the new one.
std::vector<UndoStep> priorityBack(const std::vector<QJsonValue> &items)
{
    std::map<int, Chosen> byPriority;
    for (const QJsonValue &item : items)
        byPriority[item[QLatin1String("priority_before")].toInt()].add(item, "number", "revision");
    std::vector<UndoStep> steps;
    for (const auto &[priority, chosen] : byPriority) {
        QJsonObject parameters = chosen.parameters();
        parameters.insert(QStringLiteral("priority"), priority);
        steps.push_back({Operation::TasksPrioritize, parameters});
    }
    return steps;
}

} // namespace

UndoEntry undoOfAct(Operation operation, const QJsonObject &answer)
{
    const auto inverse = std::find_if(std::begin(kInverses), std::end(kInverses), [operation](const Inverse &i) { return i.act == operation; });
    const std::vector<QJsonValue> items = movedItems(answer);
    if (inverse == std::end(kInverses) || items.empty())
        return {};
    const QString name = UndoHistory::tr(inverse->name, nullptr, int(items.size()));
    if (operation == Operation::TasksPrioritize)
        return {name, priorityBack(items)};
    Chosen chosen;
    for (const QJsonValue &item : items)
        chosen.add(item, inverse->id, inverse->revision);
    return {name, {{inverse->back, chosen.parameters()}}};
}

UndoEntry undoOfEdit(const QJsonObject &before, const QJsonObject &answer)
{
    const TaskId id{answer[QLatin1String("number")].toInteger()};
    UndoEntry entry{UndoHistory::tr("edit of %1").arg(displayId(id)), {}};
    if (!before.isEmpty())
        entry.steps.push_back({Operation::TasksEdit, {{QStringLiteral("id"), displayId(id)}, {QStringLiteral("changes"), before},
                                                      {QStringLiteral("revision"), answer[QLatin1String("revision")]}}});
    return entry;
}

UndoEntry undoOfAgentSwitch(const QString &agent, bool wasEnabled)
{
    const QString name = UntrustedText(agent).displayLine(64);
    const QJsonObject back{{QStringLiteral("enabled"), wasEnabled}};
    return {wasEnabled ? UndoHistory::tr("disabling of %1").arg(name) : UndoHistory::tr("enabling of %1").arg(name),
            {{Operation::AgentsSet, {{QStringLiteral("name"), agent}, {QStringLiteral("changes"), back}}}}};
}

quint64 UndoHistory::add(UndoEntry entry)
{
    if (entry.steps.empty())
        return 0;
    m_entries.push_back({++m_lastName, std::move(entry)});
    if (m_entries.size() > kMost)
        m_entries.pop_front();
    Q_EMIT changed();
    return m_lastName;
}

void UndoHistory::undo()
{
    if (!isEmpty())
        undo(m_entries.back().name);
}

void UndoHistory::undo(quint64 name)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [name](const Named &named) { return named.name == name; });
    if (found == m_entries.end())
        return;
    const UndoEntry entry = std::move(found->entry);
    m_entries.erase(found);
    Q_EMIT changed();
    run(entry);
}

void UndoHistory::run(const UndoEntry &entry)
{
    auto outcome = std::make_shared<Outcome>();
    outcome->text = entry.text;
    outcome->open = entry.steps.size();
    for (const UndoStep &step : entry.steps)
        m_link.request(step.operation, step.parameters, this, [this, outcome](const Result<Payload> &result) { take(outcome, result); });
}

void UndoHistory::take(const std::shared_ptr<Outcome> &outcome, const Result<Payload> &result)
{
    const auto *answer = result ? std::get_if<QJsonObject>(&*result) : nullptr;
    const QJsonArray refused = answer ? (*answer)[QLatin1String("refused")].toArray() : QJsonArray();
    const QJsonArray rejected = answer ? (*answer)[QLatin1String("rejected")].toArray() : QJsonArray();
    QString reason;
    if (!answer)
        reason = errorTextWithDetail(result.error());
    else if (!refused.isEmpty())
        reason = displayId(TaskId{refused.first()[QLatin1String("number")].toInteger()}) + QStringLiteral(": ")
            + errorText(errorFromJson(refused.first().toObject()));
    else if (!rejected.isEmpty())
        reason = errorTextWithDetail(errorFromJson(rejected.first().toObject()));
    if (outcome->reason.isEmpty())
        outcome->reason = reason;
    const qsizetype many = answer ? (*answer)[QLatin1String("changed")].toArray().size() : 0;
    outcome->back += reason.isEmpty() && many == 0 ? 1 : int(many);
    outcome->refused += reason.isEmpty() ? 0 : std::max(1, int(refused.size()));
    if (--outcome->open == 0)
        tell(*outcome);
}

void UndoHistory::tell(const Outcome &outcome)
{
    if (outcome.refused == 0)
        Q_EMIT undone(tr("Undone: %1.").arg(outcome.text), true);
    else if (outcome.back == 0)
        Q_EMIT undone(tr("The %1 cannot be undone. %2").arg(outcome.text, outcome.reason), false);
    else
        Q_EMIT undone(tr("Undone only in part: %1. Left alone: %L2, the first is %3").arg(outcome.text).arg(outcome.refused).arg(outcome.reason), false);
}

} // namespace qd
