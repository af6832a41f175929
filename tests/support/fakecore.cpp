#include "tests/support/fakecore.h"

#include "core/api/statuscodec.h"
#include "core/api/taskcodec.h"
#include "core/rules/taskfilter.h"

#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

QString text(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

TaskPlace placeOf(const TaskSummary &task)
{
    if (task.state != TaskState::Queued)
        return task.asks || task.holdReason == HoldReason::Approval ? TaskPlace::Approval : TaskPlace::Elsewhere;
    if (task.openDependencies > 0)
        return TaskPlace::Blocked;
    if (!task.notBefore)
        return TaskPlace::Ready;
    return task.attempts > 0 ? TaskPlace::Retrying : TaskPlace::Scheduled;
}

/// What a summary can tell of a filter; the rest is the real core's.
bool matches(const TaskSummary &task, const TaskFilter &filter)
{
    const auto has = [&task](const QString &word) {
        return task.title.contains(word, Qt::CaseInsensitive) || task.key.contains(word, Qt::CaseInsensitive);
    };
    return std::all_of(filter.words.begin(), filter.words.end(), has) && std::none_of(filter.notWords.begin(), filter.notWords.end(), has)
        && filter.states.has(task.state) && filter.kinds.has(task.kind) && filter.modes.has(task.mode) && filter.places.has(placeOf(task))
        && (!filter.agents.only || filter.agents.only->contains(task.agent)) && (!filter.keys.only || filter.keys.only->contains(task.key))
        && task.priority >= filter.priority.least && task.priority <= filter.priority.most
        && task.attempts >= filter.attempts.least && task.attempts <= filter.attempts.most;
}

Result<TaskFilter> filterOf(const QJsonObject &parameters)
{
    auto filter = parseTaskFilter(text(parameters, "filter"));
    if (!filter)
        return filter;
    if (const QString words = text(parameters, "text"); !words.isEmpty())
        filter->words += words;
    std::vector<TaskState> states;
    const QJsonArray words = parameters[QLatin1String("states")].toArray();
    for (const QJsonValue &word : words)
        states.push_back(fromText<TaskState>(word.toString()).value_or(TaskState::Queued));
    if (!states.empty())
        filter->states.only(states);
    return filter;
}

std::function<bool(const TaskSummary &, const TaskSummary &)> lessBy(const QString &sort)
{
    if (sort == QLatin1String("title"))
        return [](const auto &a, const auto &b) { return std::tie(a.title, a.id) < std::tie(b.title, b.id); };
    if (sort == QLatin1String("state"))
        return [](const auto &a, const auto &b) { return std::tie(a.state, a.id) < std::tie(b.state, b.id); };
    if (sort == QLatin1String("priority"))
        return [](const auto &a, const auto &b) { return std::tie(a.priority, a.id) < std::tie(b.priority, b.id); };
    if (sort == QLatin1String("updated"))
        return [](const auto &a, const auto &b) { return std::tie(a.updatedAt, a.id) < std::tie(b.updatedAt, b.id); };
    return [](const auto &a, const auto &b) { return a.id < b.id; };
}

/// The newest state per row, as the core's own board keeps it.
template <typename Row, typename SameRow>
void mergeRow(std::vector<Row> &rows, const Row &row, SameRow same)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row &other) { return same(other, row); });
    if (found == rows.end())
        rows.push_back(row);
    else
        *found = row;
}

TaskState stateAfter(const QString &verdict)
{
    if (verdict == QLatin1String("happened") || verdict == QLatin1String("accept"))
        return TaskState::Succeeded;
    return verdict == QLatin1String("not_happened") || verdict == QLatin1String("reject") ? TaskState::Failed : TaskState::Queued;
}

Error missing(const char *code)
{
    return {QString::fromLatin1(code), ErrorCategory::Permanent, QStringLiteral("the fake core has no such thing")};
}

} // namespace

template <typename Change>
void FakeCore::gather(Change change)
{
    std::function<void()> wake;
    {
        const std::lock_guard lock(m_mutex);
        if (m_gathered.isEmpty())
            wake = m_wake;
        change(m_gathered);
    }
    if (wake)
        wake();
}

void FakeCore::publishStatus(const EngineStatus &status)
{
    m_status = status;
    gather([&](EventBatch &batch) { batch.status = status; });
}

void FakeCore::setTasks(const std::vector<TaskSummary> &tasks)
{
    m_tasks.clear();
    m_status.queue = {};
    for (const TaskSummary &task : tasks) {
        m_tasks.insert_or_assign(task.id.value, task);
        ++m_status.queue.of(task.state);
    }
}

void FakeCore::setManyTasks(qint64 count, std::function<TaskSummary(TaskId)> make)
{
    m_manyTasks = count;
    m_makeTask = std::move(make);
}

void FakeCore::changeTasks(const std::vector<TaskSummary> &tasks)
{
    for (const TaskSummary &row : tasks) {
        if (const auto before = task(row.id.value))
            --m_status.queue.of(before->state);
        ++m_status.queue.of(row.state);
        m_tasks.insert_or_assign(row.id.value, row);
    }
    gather([&](EventBatch &batch) {
        for (const TaskSummary &row : tasks)
            mergeRow(batch.tasks, row, [](const auto &a, const auto &b) { return a.id == b.id; });
        batch.status = m_status;
    });
}

void FakeCore::publishAgents(const std::vector<AgentStatus> &agents)
{
    m_agents = agents;
    gather([&](EventBatch &batch) { batch.agents = agents; });
}

void FakeCore::publishLog(const std::vector<LogLine> &lines, qint64 dropped)
{
    gather([&](EventBatch &batch) {
        batch.log.insert(batch.log.end(), lines.begin(), lines.end());
        batch.logDropped += dropped;
    });
}

void FakeCore::loseConnection()
{
    gather([](EventBatch &batch) { batch.connectionLost = true; });
}

void FakeCore::release()
{
    std::vector<Answer> held;
    held.swap(m_held);
    gather([&](EventBatch &batch) { std::move(held.begin(), held.end(), std::back_inserter(batch.answers)); });
}

std::vector<FakeCore::Call> FakeCore::calls(Operation operation) const
{
    std::vector<Call> found;
    std::copy_if(m_calls.begin(), m_calls.end(), std::back_inserter(found),
                 [&](const Call &call) { return call.operation == operation; });
    return found;
}

RequestId FakeCore::request(Operation operation, const QJsonObject &parameters)
{
    const RequestId id = ++m_lastRequest;
    m_calls.push_back({id, operation, parameters});
    Answer reply{id, answer(operation, parameters)};
    if (m_holding)
        m_held.push_back(std::move(reply));
    else
        gather([&](EventBatch &batch) { batch.answers.push_back(std::move(reply)); });
    return id;
}

EventBatch FakeCore::takeEvents()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_gathered, {});
}

void FakeCore::setWake(std::function<void()> wake)
{
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
}

std::optional<TaskSummary> FakeCore::task(qint64 number) const
{
    if (const auto found = m_tasks.find(number); found != m_tasks.end())
        return found->second;
    if (number >= 1 && number <= m_manyTasks)
        return m_makeTask(TaskId{number});
    return std::nullopt;
}

Result<Payload> FakeCore::answer(Operation operation, const QJsonObject &parameters)
{
    if (const auto refusal = m_refusals.constFind(int(operation)); refusal != m_refusals.constEnd())
        return *refusal;
    if (const auto checked = checkParameters(infoOf(operation), parameters); !checked)
        return checked.error();
    if (const auto set = m_answers.constFind(int(operation)); set != m_answers.constEnd())
        return Payload(*set);
    QJsonArray rows;
    switch (operation) {
    case Operation::StatusGet: return Payload(toJson(m_status));
    case Operation::TasksIds: return ids(parameters);
    case Operation::TasksPage: return Payload(page(parameters));
    case Operation::TasksShow: return show(parameters);
    case Operation::TasksCancel: return Payload(move(parameters, TaskState::Cancelled));
    case Operation::TasksRequeue:
    case Operation::TasksApprove:
    case Operation::TasksRelease: return Payload(move(parameters, TaskState::Queued));
    case Operation::TasksDeny: return Payload(move(parameters, TaskState::Failed));
    case Operation::TasksHold: return Payload(move(parameters, TaskState::Held));
    case Operation::TasksReview:
    case Operation::TasksResolve: return Payload(move(parameters, stateAfter(text(parameters, "verdict"))));
    case Operation::TasksReopen: return Payload(move(parameters, TaskState::Queued));
    case Operation::TasksPrioritize: return Payload(prioritize(parameters));
    case Operation::TasksFields: return fields(parameters);
    case Operation::JournalList: return Payload(journal(parameters));
    case Operation::ArtifactsRead: return readArtifact(parameters);
    case Operation::AgentsList:
        for (const AgentStatus &agent : m_agents)
            rows += toJson(agent);
        return Payload(QJsonObject{{QStringLiteral("agents"), rows}});
    case Operation::TicksList:
        for (const Tick &tick : m_ticks)
            rows += toJson(tick);
        return Payload(QJsonObject{{QStringLiteral("ticks"), rows}});
    case Operation::EnginePause:
    case Operation::EngineResume:
    case Operation::EngineDrain:
    case Operation::EngineKill:
    case Operation::EngineResetKill:
    case Operation::EngineArm:
    case Operation::EngineDisarm:
        control(operation, parameters);
        return Payload(toJson(m_status));
    case Operation::TasksPreview:
    case Operation::TasksAdd:
    case Operation::TasksList:
    case Operation::TasksWhy:
    case Operation::TasksEdit:
    case Operation::TasksClone:
    case Operation::TasksExport:
    case Operation::AgentsAdd:
    case Operation::AgentsSet:
    case Operation::AgentsRemove:
    case Operation::AgentsTest:
    case Operation::AttemptsList:
    case Operation::AttemptsTail:
    case Operation::DatabaseQuery:
    case Operation::DatabaseStop:
    case Operation::StoreVerify:
    case Operation::StoreBackup:
    case Operation::HealthGet:
    case Operation::MetricsGet:
    case Operation::NeedsGet:
    case Operation::EngineArmCheck:
    case Operation::DiagnosticsGet:
    case Operation::SettingsList:
    case Operation::SettingsSet:
    case Operation::SettingsReset: break;
    }
    return Payload(QJsonObject{});
}

Result<Payload> FakeCore::ids(const QJsonObject &parameters) const
{
    const auto filter = filterOf(parameters);
    if (!filter)
        return filter.error();
    const QString sort = text(parameters, "sort");
    const bool plain = filter->isEmpty() && (sort.isEmpty() || sort == QLatin1String("order") || sort == QLatin1String("id"));
    IdSnapshot snapshot;
    if (plain && m_tasks.empty()) {
        for (qint64 number = 1; number <= m_manyTasks; ++number)
            snapshot.ids.push_back(TaskId{number});
    } else {
        std::vector<TaskSummary> rows;
        const qint64 last = std::max(m_manyTasks, m_tasks.empty() ? 0 : m_tasks.rbegin()->first);
        for (qint64 number = 1; number <= last; ++number) {
            if (const auto row = task(number); row && matches(*row, *filter))
                rows.push_back(*row);
        }
        std::stable_sort(rows.begin(), rows.end(), lessBy(sort));
        for (const TaskSummary &row : rows)
            snapshot.ids.push_back(row.id);
    }
    if (parameters[QLatin1String("descending")].toBool())
        std::reverse(snapshot.ids.begin(), snapshot.ids.end());
    const size_t head = std::min(snapshot.ids.size(), size_t(parameters[QLatin1String("rows")].toInt()));
    for (size_t i = 0; i < head; ++i)
        snapshot.head.push_back(*task(snapshot.ids[i].value));
    return Payload(std::move(snapshot));
}

TaskPage FakeCore::page(const QJsonObject &parameters) const
{
    TaskPage page;
    for (const QJsonValue &number : parameters[QLatin1String("ids")].toArray()) {
        if (const auto row = task(number.toInteger()))
            page.rows.push_back(*row);
    }
    return page;
}

Result<Payload> FakeCore::show(const QJsonObject &parameters) const
{
    const auto id = parseTaskId(text(parameters, "id"));
    const auto row = id ? task(id->value) : std::nullopt;
    if (!row)
        return missing("not_found");
    const Detail detail = m_details.value(row->id.value);
    QJsonObject object = toJson(*row);
    object.insert(QStringLiteral("instructions"), detail.instructions);
    object.insert(QStringLiteral("error"), detail.error ? QJsonValue(toJson(*detail.error)) : QJsonValue());
    object.insert(QStringLiteral("attempt_list"), detail.attempts);
    object.insert(QStringLiteral("approvals"), detail.approvals);
    object.insert(QStringLiteral("last_approved"), detail.lastApproved.isEmpty() ? QJsonValue() : QJsonValue(detail.lastApproved));
    object.insert(QStringLiteral("revision"), row->updatedAt);
    return Payload(object);
}

QJsonObject FakeCore::journal(const QJsonObject &parameters) const
{
    const auto id = parseTaskId(text(parameters, "task"));
    QJsonArray entries;
    for (const JournalEntry &entry : m_journal) {
        if (!id || entry.object == displayId(*id))
            entries += toJson(entry);
    }
    return {{QStringLiteral("entries"), entries}};
}

Result<Payload> FakeCore::readArtifact(const QJsonObject &parameters) const
{
    const QString hash = text(parameters, "sha256");
    const auto found = m_artifacts.constFind(hash);
    if (found == m_artifacts.constEnd())
        return missing("artifact_missing");
    const QByteArray head = found->left(qsizetype(parameters[QLatin1String("limit")].toInteger(65'536)));
    return Payload(QJsonObject{{QStringLiteral("sha256"), hash},
                               {QStringLiteral("status"), toText(ArtifactStatus::Intact)},
                               {QStringLiteral("text"), QString::fromUtf8(head)}});
}

QJsonObject FakeCore::move(const QJsonObject &parameters, TaskState to)
{
    const bool dry = parameters[QLatin1String("dry_run")].toBool();
    std::vector<TaskSummary> changed;
    QJsonArray numbers;
    QJsonArray stopping;
    QJsonArray refused;
    QJsonArray items;
    for (const QJsonValue &number : parameters[QLatin1String("ids")].toArray()) {
        auto row = task(number.toInteger());
        const bool ended = row && (row->state == TaskState::Dead || row->state == TaskState::Failed || row->state == TaskState::Cancelled);
        const bool waits = row && (row->state == TaskState::Held || row->state == TaskState::Unknown || row->state == TaskState::Review);
        const bool allowed = row && (to == TaskState::Queued ? ended || waits : !isTerminal(row->state));
        QJsonObject item;
        if (!allowed) {
            item = toJson(missing("illegal_transition"));
        } else if (row->state == TaskState::Running) { // the agent is asked; the state follows when it has ended
            stopping += number;
        } else {
            row->state = to;
            ++row->updatedAt;
            changed.push_back(*row);
            numbers += number;
        }
        item.insert(QStringLiteral("id"), displayId(TaskId{number.toInteger()}));
        item.insert(QStringLiteral("number"), number);
        if (!allowed)
            refused += item;
        item.insert(QStringLiteral("ok"), allowed);
        item.insert(QStringLiteral("state_after"), row ? QJsonValue(toText(row->state)) : QJsonValue());
        item.insert(QStringLiteral("revision"), row ? QJsonValue(row->updatedAt) : QJsonValue());
        items += item;
    }
    if (!changed.empty() && !dry)
        changeTasks(changed);
    return {{QStringLiteral("changed"), numbers}, {QStringLiteral("stopping"), stopping}, {QStringLiteral("refused"), refused},
            {QStringLiteral("items"), items}, {QStringLiteral("dry_run"), dry}};
}

QJsonObject FakeCore::prioritize(const QJsonObject &parameters)
{
    std::vector<TaskSummary> changed;
    QJsonArray numbers;
    QJsonArray items;
    for (const QJsonValue &number : parameters[QLatin1String("ids")].toArray()) {
        auto row = task(number.toInteger());
        if (!row)
            continue;
        const int before = row->priority;
        row->priority = parameters.contains(QLatin1String("priority")) ? parameters[QLatin1String("priority")].toInt()
                                                                       : before + parameters[QLatin1String("by")].toInt();
        ++row->updatedAt;
        changed.push_back(*row);
        numbers += number;
        items += QJsonObject{{QStringLiteral("number"), number}, {QStringLiteral("ok"), true}, {QStringLiteral("revision"), row->updatedAt},
                             {QStringLiteral("state_after"), toText(row->state)}, {QStringLiteral("priority_before"), before}};
    }
    changeTasks(changed);
    return {{QStringLiteral("changed"), numbers}, {QStringLiteral("stopping"), QJsonArray()}, {QStringLiteral("refused"), QJsonArray()},
            {QStringLiteral("items"), items}};
}

Result<Payload> FakeCore::fields(const QJsonObject &parameters) const
{
    const auto id = parseTaskId(text(parameters, "id"));
    const auto row = id ? task(id->value) : std::nullopt;
    if (!row)
        return missing("not_found");
    const QJsonObject fields{{QStringLiteral("title"), row->title}, {QStringLiteral("kind"), toText(row->kind)},
                             {QStringLiteral("mode"), toText(row->mode)}, {QStringLiteral("priority"), row->priority},
                             {QStringLiteral("max_attempts"), row->maxAttempts},
                             {QStringLiteral("command"), QJsonArray{QStringLiteral("git"), QStringLiteral("status")}},
                             {QStringLiteral("review"), true}};
    return Payload(QJsonObject{{QStringLiteral("number"), row->id.value}, {QStringLiteral("revision"), row->updatedAt},
                               {QStringLiteral("fields"), fields}});
}

void FakeCore::control(Operation operation, const QJsonObject &parameters)
{
    EngineStatus status = m_status;
    if (operation == Operation::EngineArm) {
        status.controls.real = {status.at + 1'000 * parameters[QLatin1String("seconds")].toInteger(),
                                parameters[QLatin1String("count")].toInt(), QStringLiteral("console")};
    } else if (operation == Operation::EngineDisarm) {
        status.controls.real = {};
    } else if (operation == Operation::EngineKill) {
        status.controls.wish = RunWish::Halted;
        status.state = EngineState::Killed;
        status.controls.real = {};
    } else if (operation == Operation::EngineDrain) {
        status.controls.wish = RunWish::Drain;
        status.state = EngineState::Draining;
    } else {
        const bool resumed = operation == Operation::EngineResume;
        status.controls.wish = resumed ? RunWish::Run : RunWish::Pause;
        status.state = resumed ? EngineState::Running : EngineState::Paused;
    }
    ++status.controls.revision;
    status.obeyedRevision = status.controls.revision;
    publishStatus(status);
}

} // namespace qd
