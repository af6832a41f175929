#pragma once

#include "core/runtime/runtime.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <map>

namespace qd::test {

constexpr Scopes kAllScopes = Scope::Observe | Scope::Enqueue | Scope::Operate | Scope::Arm | Scope::Configure;

inline QString rehearsal(const QString &title, const char *steps)
{
    return QStringLiteral("---\ntitle: %1\nrehearse: [%2]\n---\nPlay %1.\n").arg(title, QLatin1String(steps));
}
inline QString rehearsal(const char *title, const char *steps)
{
    return rehearsal(QString::fromLatin1(title), steps);
}
inline QJsonObject documents(const QString &text)
{
    const QJsonObject document{{QStringLiteral("name"), QStringLiteral("task.md")}, {QStringLiteral("text"), text}};
    return {{QStringLiteral("documents"), QJsonArray{document}}};
}

/// A caller that keeps what it was told. Lives on the thread that made it.
class Client
{
public:
    explicit Client(Runtime &runtime, Scopes scopes = kAllScopes, bool watches = true)
        : m_service(runtime.connect({QStringLiteral("test:rig"), scopes, watches, watches}))
    {
        m_service->setWake([this] { ++m_wakes; });
    }
    ~Client() { m_service->setWake({}); }

    [[nodiscard]] RequestId request(Operation operation, const QJsonObject &parameters = {})
    {
        return m_service->request(operation, parameters);
    }
    void take()
    {
        EventBatch batch = m_service->takeEvents();
        for (Answer &answer : batch.answers) {
            ++answered[answer.request];
            answers.insert_or_assign(answer.request, std::move(answer.result));
        }
        if (batch.status)
            status = *batch.status;
        if (batch.agents)
            agents = *batch.agents;
        for (const TaskSummary &task : batch.tasks)
            tasks.insert_or_assign(task.id, task);
        log.insert(log.end(), batch.log.begin(), batch.log.end());
    }
    /// The answer, or `no_answer` if there is none in time.
    [[nodiscard]] Result<Payload> ask(Operation operation, const QJsonObject &parameters = {})
    {
        const RequestId id = request(operation, parameters);
        const bool there = QTest::qWaitFor([&] { return take(), answers.contains(id); }, 20'000);
        return there ? answers.at(id) : Error{QStringLiteral("no_answer"), ErrorCategory::Internal, {}};
    }
    [[nodiscard]] QJsonObject object(Operation operation, const QJsonObject &parameters = {})
    {
        const auto answer = ask(operation, parameters);
        return answer && std::holds_alternative<QJsonObject>(*answer) ? std::get<QJsonObject>(*answer) : QJsonObject();
    }
    [[nodiscard]] QString refusal(Operation operation, const QJsonObject &parameters = {})
    {
        const auto answer = ask(operation, parameters);
        return answer ? QString() : answer.error().code;
    }
    [[nodiscard]] TaskId add(const QString &text)
    {
        const QJsonObject answer = object(Operation::TasksAdd, documents(text));
        return TaskId{answer[QLatin1String("added")][0][QLatin1String("number")].toInteger()};
    }
    [[nodiscard]] QString stateOf(TaskId task)
    {
        const QJsonObject shown = object(Operation::TasksShow, {{QStringLiteral("id"), displayId(task)}});
        return shown[QLatin1String("state")].toString();
    }
    /// Of the status as it is asked for, not as it was told.
    [[nodiscard]] QJsonValue engine(const char *key)
    {
        return object(Operation::StatusGet)[QLatin1String("engine")][QLatin1String(key)];
    }
    [[nodiscard]] EngineState engineState()
    {
        take();
        return status.state;
    }
    [[nodiscard]] int wakes() const { return m_wakes; }

    std::map<RequestId, Result<Payload>> answers;
    std::map<RequestId, int> answered;
    std::map<TaskId, TaskSummary> tasks;
    std::vector<LogLine> log;
    std::vector<AgentStatus> agents;
    EngineStatus status;

private:
    std::atomic<int> m_wakes = 0; // before the service, which counts in it
    std::unique_ptr<CoreService> m_service;
};

/// A profile of its own and the runtime on it.
class RuntimeRig
{
public:
    RuntimeRig()
    {
        give(Setting::EngineTickInterval, qint64(100));
        give(Setting::SafetyAllowReal, true); // tests of the permission take it away
    }
    /// As a file of settings would, so that everything wins over it.
    void give(Setting setting, const SettingValue &value)
    {
        options.settings.file.insert_or_assign(setting, GivenSetting{value, QStringLiteral("rig")});
    }

    [[nodiscard]] Profile profile() const { return Profile(m_folder.filePath(QStringLiteral("p"))); }
    [[nodiscard]] Result<void> start()
    {
        auto started = Runtime::start(profile(), options);
        if (!started)
            return started.error();
        runtime = *std::move(started);
        return {};
    }
    void stop() { runtime.reset(); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder; // outlives the runtime

public:
    CoreOptions options;
    std::unique_ptr<Runtime> runtime;
};

/// How many entries /proc has for us: "task" for threads, "fd" for descriptors.
inline qsizetype ownCount(const char *what)
{
    const QDir folder(QStringLiteral("/proc/self/") + QLatin1String(what));
    return folder.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
}

} // namespace qd::test
