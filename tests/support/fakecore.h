#pragma once

#include "core/api/coreservice.h"
#include "core/domain/journalentry.h"

#include <QHash>
#include <QJsonArray>

#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace qd {

/// A core without an engine, for tests of the console: what it shows is set by the test, reads are answered from
/// that, and writes change it the way the real core would. Answers are ready at once; hold() keeps them back.
/// publish…() and change…() may be called from any thread; everything else belongs to the thread of the console.
class FakeCore final : public CoreService
{
public:
    struct Call {
        RequestId id = 0;
        Operation operation = Operation::StatusGet;
        QJsonObject parameters;
    };
    struct Detail { ///< what tasks.show and journal.list tell of one task
        QString instructions;
        std::optional<Error> error;
        QJsonArray attempts;
        QJsonArray approvals = {};
        QJsonObject lastApproved = {};
    };

    // The scene. set…() is silent, as if it had been so before; publish…() and change…() also tell the console.
    void setStatus(const EngineStatus &status) { m_status = status; }
    void publishStatus(const EngineStatus &status);
    void setTasks(const std::vector<TaskSummary> &tasks);
    /// `count` tasks made when they are asked for, numbered from 1.
    void setManyTasks(qint64 count, std::function<TaskSummary(TaskId)> make);
    void changeTasks(const std::vector<TaskSummary> &tasks);
    [[nodiscard]] std::optional<TaskState> stateOf(qint64 number) const
    {
        const auto row = task(number);
        return row ? std::optional(row->state) : std::nullopt;
    }
    void setDetail(TaskId id, const Detail &detail) { m_details[id.value] = detail; }
    void setAgents(const std::vector<AgentStatus> &agents) { m_agents = agents; }
    void publishAgents(const std::vector<AgentStatus> &agents);
    void setTicks(std::vector<Tick> ticks) { m_ticks = std::move(ticks); }
    void setJournal(std::vector<JournalEntry> entries) { m_journal = std::move(entries); }
    void setArtifact(const QString &sha256, const QByteArray &bytes) { m_artifacts[sha256] = bytes; }
    void publishLog(const std::vector<LogLine> &lines, qint64 dropped = 0);
    void loseConnection();

    /// From now on, this operation fails with this error.
    void refuse(Operation operation, const Error &error) { m_refusals.insert(int(operation), error); }
    /// From now on, this operation is answered with this object; for those that the fake does not understand itself.
    void answerWith(Operation operation, const QJsonObject &object) { m_answers.insert(int(operation), object); }
    /// Keeps answers back until release(), or lets them through again.
    void hold(bool on) { m_holding = on; }
    void release();

    [[nodiscard]] const std::vector<Call> &calls() const { return m_calls; }
    [[nodiscard]] std::vector<Call> calls(Operation operation) const;
    void forgetCalls() { m_calls.clear(); }
    [[nodiscard]] const EngineStatus &status() const { return m_status; }

    [[nodiscard]] RequestId request(Operation operation, const QJsonObject &parameters) override;
    [[nodiscard]] EventBatch takeEvents() override;
    void setWake(std::function<void()> wake) override;

private:
    template <typename Change>
    void gather(Change change);
    [[nodiscard]] std::optional<TaskSummary> task(qint64 number) const;
    [[nodiscard]] Result<Payload> answer(Operation operation, const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> show(const QJsonObject &parameters) const;
    [[nodiscard]] Result<Payload> readArtifact(const QJsonObject &parameters) const;
    [[nodiscard]] Result<Payload> ids(const QJsonObject &parameters) const;
    [[nodiscard]] TaskPage page(const QJsonObject &parameters) const;
    [[nodiscard]] QJsonObject journal(const QJsonObject &parameters) const;
    [[nodiscard]] QJsonObject move(const QJsonObject &parameters, TaskState to);
    [[nodiscard]] QJsonObject prioritize(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> fields(const QJsonObject &parameters) const;
    void control(Operation operation, const QJsonObject &parameters);

    EngineStatus m_status;
    std::map<qint64, TaskSummary> m_tasks; ///< set or changed one by one
    qint64 m_manyTasks = 0;
    std::function<TaskSummary(TaskId)> m_makeTask;
    QHash<qint64, Detail> m_details;
    std::vector<AgentStatus> m_agents;
    std::vector<Tick> m_ticks;
    std::vector<JournalEntry> m_journal;
    QHash<QString, QByteArray> m_artifacts;
    QHash<int, Error> m_refusals;
    QHash<int, QJsonObject> m_answers;
    std::vector<Call> m_calls;
    std::vector<Answer> m_held;
    RequestId m_lastRequest = 0;
    bool m_holding = false;

    std::mutex m_mutex; ///< guards what follows
    EventBatch m_gathered;
    std::function<void()> m_wake;
};

} // namespace qd
