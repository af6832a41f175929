#include "core/api/operation.h"

#include "core/domain/setting.h"

#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

using Type = Parameter::Type;

constexpr qint64 kMostIds = 10'000;
constexpr qint64 kMostText = 4'096;

constexpr Parameter kSource[] = {
    {"paths", Type::TextList, false, 1, 10'000, "absolute paths of task files or folders of them"},
    {"documents", Type::ObjectList, false, 1, 10'000, "task files by content: {name, text}"},
    {"mode", Type::Text, false, 4, 5, "proof or real, instead of what the file says"},
    {"priority", Type::Integer, false, 0, 10, "instead of what the file says"},
    {"agent", Type::Text, false, 1, 64, "instead of what the file says"},
    {"hold", Type::Boolean, false, 0, 0, "start in held"},
    {"key", Type::Text, false, 1, 255, "the key of the one task there is"},
};
constexpr Parameter kIds[] = {
    {"states", Type::TextList, false, 0, 10, "only these states; empty = all"},
    {"text", Type::Text, false, 0, kMostText, "only tasks whose title or key contains this"},
    {"sort", Type::Text, false, 1, 16, "order (as the engine takes them), id, title, state, priority, updated"},
    {"descending", Type::Boolean, false, 0, 0, "largest first"},
    {"filter", Type::Text, false, 0, kMostText, "only tasks that this filter lets through: words and qualifiers"},
    {"rows", Type::Integer, false, 0, 1'000, "so many rows of the head come along, default 0"},
};
constexpr Parameter kPage[] = {
    {"ids", Type::IntegerList, true, 0, 1'000, "numbers of tasks; those that do not exist are left out"},
};
constexpr Parameter kList[] = {
    {"states", Type::TextList, false, 0, 10, "only these states; empty = all"},
    {"text", Type::Text, false, 0, kMostText, "only tasks whose title or key contains this"},
    {"limit", Type::Integer, false, 1, 10'000, "most rows, default 100"},
    {"filter", Type::Text, false, 0, kMostText, "only tasks that this filter lets through: words and qualifiers"},
};
constexpr Parameter kTask[] = {
    {"id", Type::Text, true, 1, 32, "T-42 or 42"},
};
constexpr Parameter kTasks[] = {
    {"ids", Type::IntegerList, true, 1, kMostIds, "numbers of tasks"},
    {"reason", Type::Text, false, 0, kMostText, "kept in the journal"},
    {"dry_run", Type::Boolean, false, 0, 0, "say what would become of each, and change nothing"},
    {"revisions", Type::IntegerList, false, 1, kMostIds, "one per id: only if the task is still at it"},
};
constexpr Parameter kPrioritize[] = {
    {"ids", Type::IntegerList, true, 1, kMostIds, "numbers of tasks that are held or queued"},
    {"priority", Type::Integer, false, 0, 10, "what it is to be; this or `by`"},
    {"by", Type::Integer, false, -10, 10, "by how much more urgent; a task ends at 0 or 10"},
    {"reason", Type::Text, false, 0, kMostText, "kept in the journal"},
    {"dry_run", Type::Boolean, false, 0, 0, "say what would become of each, and change nothing"},
    {"revisions", Type::IntegerList, false, 1, kMostIds, "one per id: only if the task is still at it"},
};
constexpr Parameter kEdit[] = {
    {"id", Type::Text, true, 1, 32, "T-42 or 42: held, queued, failed or dead"},
    {"changes", Type::Object, true, 0, 0, "fields as in a task file, without key, mode and hold; null takes one away"},
    {"requeue", Type::Boolean, false, 0, 0, "and give the failed or dead task a new budget"},
    {"revision", Type::Integer, false, 0, std::numeric_limits<qint64>::max(), "only if the task is still at it"},
    {"reason", Type::Text, false, 0, kMostText, "kept in the journal"},
};
constexpr Parameter kExport[] = {
    {"ids", Type::IntegerList, true, 1, kMostIds, "numbers of tasks"},
    {"path", Type::Text, true, 1, 4'096, "absolute path of a file that is not there yet"},
};
constexpr Parameter kResolve[] = {
    {"ids", Type::IntegerList, true, 1, kMostIds, "numbers of tasks whose outcome is unknown"},
    {"verdict", Type::Text, true, 1, 16, "happened, not_happened, or run_again at the risk of doing it twice"},
    {"reason", Type::Text, true, 1, kMostText, "how you know; kept in the journal"},
};
constexpr Parameter kReview[] = {
    {"ids", Type::IntegerList, true, 1, kMostIds, "numbers of tasks that are in review"},
    {"verdict", Type::Text, true, 1, 16, "accept, return for another attempt, or reject"},
    {"reason", Type::Text, false, 0, kMostText, "what is missing; needed unless accepted; kept in the journal"},
};
constexpr Parameter kReason[] = {
    {"reason", Type::Text, false, 0, kMostText, "kept in the journal"},
};
constexpr Parameter kKill[] = {
    {"now", Type::Boolean, false, 0, 0, "no grace: agents are killed without being asked to end"},
    {"reason", Type::Text, false, 0, kMostText, "kept in the journal"},
};
constexpr Parameter kConfirm[] = {
    {"confirm", Type::Text, true, 1, 16, "the word RESET"},
};
constexpr Parameter kArm[] = {
    {"seconds", Type::Integer, true, 1, 86'400, "how long"},
    {"count", Type::Integer, true, 1, 10'000, "how many tasks may start in REAL"},
    {"confirm", Type::Text, true, 1, 16, "the word REAL"},
};
constexpr Parameter kAgent[] = {
    {"name", Type::Text, true, 1, 64, "of the agent"},
};
constexpr Parameter kAgentAdd[] = {
    {"agent", Type::Object, true, 0, 0, "name, transport, enabled, kinds, specialties, slots, settings"},
};
constexpr Parameter kAgentSet[] = {
    {"name", Type::Text, true, 1, 64, "of the agent"},
    {"changes", Type::Object, true, 0, 0, "members as of agents.add; of settings one by one, null takes one away"},
};
constexpr Parameter kAttempts[] = {
    {"agent", Type::Text, true, 1, 64, "whose attempts"},
    {"limit", Type::Integer, false, 1, 1'000, "most rows, default 100"},
};
constexpr Parameter kTail[] = {
    {"id", Type::Text, true, 1, 32, "T-42 or 42"},
    {"limit", Type::Integer, false, 1, 65'536, "most bytes of each stream, default 65536"},
};
constexpr Parameter kLimit[] = {
    {"limit", Type::Integer, false, 1, 10'000, "most rows, default 100"},
};
constexpr Parameter kJournal[] = {
    {"task", Type::Text, false, 1, 32, "only what is about this task"},
    {"after", Type::Integer, false, 0, std::numeric_limits<qint64>::max(), "only entries with a larger number"},
    {"limit", Type::Integer, false, 1, 10'000, "most rows, the newest; default 100"},
};
constexpr Parameter kSettings[] = {
    {"name", Type::Text, false, 1, 64, "only this one"},
};
constexpr Parameter kSetting[] = {
    {"name", Type::Text, true, 1, 64, "engine.tick_interval"},
};
constexpr Parameter kSettingAndValue[] = {
    {"name", Type::Text, true, 1, 64, "engine.tick_interval"},
    {"value", Type::Text, true, 0, kMostText, "as a person types it: true, 5, 0.5, 30m, a path"},
};
constexpr Parameter kArtifact[] = {
    {"sha256", Type::Text, true, 64, 64, "which one"},
    {"limit", Type::Integer, false, 1, 1'048'576, "most bytes, default 65536"},
};
constexpr Parameter kMetrics[] = {
    {"seconds", Type::Integer, false, 60, 604'800, "how far back from now, default 3600"},
};
constexpr Parameter kBackup[] = {
    {"path", Type::Text, true, 1, 4'096, "absolute path of a file that is not there yet"},
};

constexpr Parameter kQuery[] = {
    {"sql", Type::Text, true, 1, 65'536, "one statement that only reads: SELECT, WITH, VALUES or EXPLAIN"},
};

constexpr Scopes kObserve = Scope::Observe;
constexpr Scopes kNone = {};
constexpr Scopes kConfigure = Scope::Operate | Scope::Configure;

const OperationInfo kTable[] = {
    {Operation::StatusGet, "status.get", Route::Read, kObserve, {}, "engine, queue and agents at this moment"},
    {Operation::TasksPreview, "tasks.preview", Route::Read, kObserve, kSource, "what adding these sources would do"},
    {Operation::TasksAdd, "tasks.add", Route::Write, Scope::Enqueue, kSource, "add tasks; a file is all or nothing"},
    {Operation::TasksIds, "tasks.ids", Route::Read, kObserve, kIds, "the ids of all matching tasks, in order"},
    {Operation::TasksPage, "tasks.page", Route::Read, kObserve, kPage, "the rows of these tasks"},
    {Operation::TasksList, "tasks.list", Route::Read, kObserve, kList, "the first matching rows and how many there are"},
    {Operation::TasksShow, "tasks.show", Route::Read, kObserve, kTask, "one task with attempts and artifacts"},
    {Operation::TasksWhy, "tasks.why", Route::Read, kObserve, kTask, "why a task is where it is, and what it waits for"},
    {Operation::TasksCancel, "tasks.cancel", Route::Write, Scope::Operate, kTasks, "end tasks"},
    {Operation::TasksRequeue, "tasks.requeue", Route::Write, Scope::Operate, kTasks, "give dead or failed tasks a new budget"},
    {Operation::TasksHold, "tasks.hold", Route::Write, Scope::Operate, kTasks, "keep queued tasks back"},
    {Operation::TasksRelease, "tasks.release", Route::Write, Scope::Operate, kTasks, "let held tasks go"},
    {Operation::TasksResolve, "tasks.resolve", Route::Write, Scope::Operate, kResolve, "say what became of unknown tasks"},
    {Operation::TasksApprove, "tasks.approve", Route::Write, Scope::Operate | Scope::Arm, kTasks, "say yes to what tasks ask"},
    {Operation::TasksDeny, "tasks.deny", Route::Write, Scope::Operate, kTasks, "say no to what tasks ask"},
    {Operation::TasksReview, "tasks.review", Route::Write, Scope::Operate, kReview, "judge results that are in review"},
    {Operation::TasksReopen, "tasks.reopen", Route::Write, Scope::Operate, kTasks, "take the cancel of tasks back"},
    {Operation::TasksPrioritize, "tasks.prioritize", Route::Write, Scope::Operate, kPrioritize, "make waiting tasks more or less urgent"},
    {Operation::TasksEdit, "tasks.edit", Route::Write, Scope::Operate, kEdit, "change the fields of a task, and try it again"},
    {Operation::TasksClone, "tasks.clone", Route::Write, Scope::Operate, kTasks, "add the same work once more, held"},
    {Operation::TasksFields, "tasks.fields", Route::Read, kObserve, kTask, "the fields of a task as in a task file"},
    {Operation::TasksExport, "tasks.export", Route::Read, Scope::Operate, kExport, "write tasks to a new task file"},
    {Operation::EnginePause, "engine.pause", Route::Control, kNone, kReason, "take nothing new"},
    {Operation::EngineResume, "engine.resume", Route::Control, Scope::Operate, kReason, "take work again"},
    {Operation::EngineDrain, "engine.drain", Route::Control, kNone, kReason, "take nothing new, and stop when nothing runs"},
    {Operation::EngineKill, "engine.kill", Route::Control, kNone, kKill, "stop everything and stay stopped"},
    {Operation::EngineResetKill, "engine.reset_kill", Route::Write, Scope::Operate, kConfirm, "leave the killed state, paused"},
    {Operation::EngineArm, "engine.arm", Route::Write, Scope::Arm, kArm, "let tasks that ask for it act for real"},
    {Operation::EngineDisarm, "engine.disarm", Route::Write, kNone, kReason, "back to PROOF"},
    {Operation::AgentsList, "agents.list", Route::Read, kObserve, {}, "agents and what they do"},
    {Operation::AgentsAdd, "agents.add", Route::Write, kConfigure, kAgentAdd, "add an agent"},
    {Operation::AgentsSet, "agents.set", Route::Write, kConfigure, kAgentSet, "change an agent; what runs goes on"},
    {Operation::AgentsRemove, "agents.remove", Route::Write, kConfigure, kAgent, "remove an agent; what runs goes on"},
    {Operation::AgentsTest, "agents.test", Route::Read, Scope::Operate, kAgent, "could this agent work, without letting it"},
    {Operation::AttemptsList, "attempts.list", Route::Read, kObserve, kAttempts, "the newest attempts of an agent"},
    {Operation::AttemptsTail, "attempts.tail", Route::Read, kObserve, kTail, "the newest output of a task that runs"},
    {Operation::TicksList, "ticks.list", Route::Read, kObserve, kLimit, "the newest ticks"},
    {Operation::JournalList, "journal.list", Route::Read, kObserve, kJournal, "who did what, oldest first"},
    {Operation::ArtifactsRead, "artifacts.read", Route::Read, kObserve, kArtifact, "the head of an artifact"},
    {Operation::StoreVerify, "store.verify", Route::Read, kObserve, {}, "check journal chain, artifacts and database"},
    {Operation::StoreBackup, "store.backup", Route::Read, Scope::Operate, kBackup, "copy the database to a new file"},
    {Operation::DatabaseQuery, "database.query", Route::Read, kConfigure, kQuery, "ask the database in SQL, without changing it"},
    {Operation::DatabaseStop, "database.stop", Route::Read, kConfigure, {}, "end the queries of this caller"},
    {Operation::HealthGet, "health.get", Route::Read, kObserve, {}, "is the system well, and if not, why"},
    {Operation::SettingsList, "settings.list", Route::Read, kObserve, kSettings, "every setting, its value and where that comes from"},
    {Operation::SettingsSet, "settings.set", Route::Write, Scope::Operate, kSettingAndValue, "change a setting"},
    {Operation::SettingsReset, "settings.reset", Route::Write, Scope::Operate, kSetting, "take a change of a setting back"},
    {Operation::MetricsGet, "metrics.get", Route::Read, kObserve, kMetrics, "throughput, waiting and running times, measured"},
    {Operation::NeedsGet, "needs.get", Route::Read, kObserve, {}, "what waits for a person beside the states of tasks"},
    {Operation::EngineArmCheck, "engine.arm_check", Route::Read, kObserve, {}, "what to know before REAL is armed"},
    {Operation::DiagnosticsGet, "diagnostics.get", Route::Read, kObserve, {}, "what helps to find a fault, without secrets and names"},
};

bool isInteger(const QJsonValue &value)
{
    return value.isDouble() && double(value.toInteger()) == value.toDouble();
}

bool isArrayOf(const QJsonValue &value, bool (*accepts)(const QJsonValue &))
{
    const QJsonArray array = value.toArray();
    return value.isArray() && std::all_of(array.begin(), array.end(), [&](const auto &v) { return accepts(v); });
}

bool hasType(const QJsonValue &value, Type type)
{
    switch (type) {
    case Type::Text: return value.isString();
    case Type::Integer: return isInteger(value);
    case Type::Boolean: return value.isBool();
    case Type::Object: return value.isObject();
    case Type::TextList: return isArrayOf(value, [](const QJsonValue &v) { return v.isString(); });
    case Type::IntegerList: return isArrayOf(value, isInteger);
    case Type::ObjectList: return isArrayOf(value, [](const QJsonValue &v) { return v.isObject(); });
    }
    return false;
}

bool inRange(const QJsonValue &value, const Parameter &parameter)
{
    const auto within = [&](qint64 n) { return n >= parameter.least && n <= parameter.most; };
    switch (parameter.type) {
    case Type::Text: return within(value.toString().size());
    case Type::Integer: return within(value.toInteger());
    case Type::TextList:
    case Type::IntegerList:
    case Type::ObjectList: return within(value.toArray().size());
    case Type::Boolean:
    case Type::Object: return true;
    }
    return false;
}

Error parameterError(const char *code, const OperationInfo &info, const QString &name)
{
    return {QString::fromLatin1(code), ErrorCategory::Permanent,
            QStringLiteral("%1: parameter '%2'").arg(QString::fromLatin1(info.name), name)};
}

} // namespace

std::span<const OperationInfo> operations()
{
    return kTable;
}

const OperationInfo &infoOf(Operation operation)
{
    return kTable[size_t(operation)];
}

const OperationInfo *findOperation(QStringView name)
{
    const auto found = std::find_if(std::begin(kTable), std::end(kTable),
                                    [&](const OperationInfo &info) { return name == QLatin1String(info.name); });
    return found == std::end(kTable) ? nullptr : found;
}

Scopes scopesFor(const OperationInfo &info, const QJsonObject &parameters)
{
    const bool changesSetting = info.operation == Operation::SettingsSet || info.operation == Operation::SettingsReset;
    const SettingInfo *setting = changesSetting ? findSetting(parameters[QLatin1String("name")].toString()) : nullptr;
    return setting && setting->arms ? info.scopes | Scope::Arm : info.scopes;
}

Result<void> checkParameters(const OperationInfo &info, const QJsonObject &parameters)
{
    for (const Parameter &parameter : info.parameters) {
        const QString name = QString::fromLatin1(parameter.name);
        const QJsonValue value = parameters.value(name);
        if (value.isUndefined()) {
            if (parameter.required)
                return parameterError("parameter_missing", info, name);
            continue;
        }
        if (!hasType(value, parameter.type))
            return parameterError("parameter_type", info, name);
        if (!inRange(value, parameter))
            return parameterError("parameter_range", info, name);
    }
    for (const QString &name : parameters.keys()) {
        const bool known = std::any_of(info.parameters.begin(), info.parameters.end(),
                                       [&](const Parameter &p) { return name == QLatin1String(p.name); });
        if (!known)
            return parameterError("parameter_unknown", info, name.left(64));
    }
    return {};
}

} // namespace qd
