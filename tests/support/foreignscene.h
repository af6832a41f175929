#pragma once

#include "core/api/taskcodec.h"
#include "tests/support/busyscene.h"

namespace qd {

/// A busy workspace in which all that comes from outside (files, agents, other programs) says the same words, as far as
/// the core lets so many in.
class ForeignScene
{
public:
    static void setIn(FakeCore &core, const QString &words)
    {
        BusyScene::setIn(core);
        core.setTasks(tasks(words));
        core.setAgents(agents(words));
        std::vector<Tick> ticks = BusyScene::ticks();
        ticks[0].note = words;
        core.setTicks(ticks);
        const QByteArray bytes = words.toUtf8();
        core.setArtifact(Sha256::of(bytes).hex(), bytes);
        core.setJournal(journal(words));
        for (const TaskSummary &task : tasks(words))
            core.setDetail(task.id, detail(words, bytes));
        core.answerWith(Operation::TasksPreview, preview(words));
        core.answerWith(Operation::AttemptsTail, {{QStringLiteral("running"), true},
                         {QStringLiteral("streams"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("stdout")},
                                                                            {QStringLiteral("bytes"), bytes.size()},
                                                                            {QStringLiteral("text"), words}}}}});
        core.answerWith(Operation::DatabaseQuery, {{QStringLiteral("columns"), QJsonArray{words.left(60), QStringLiteral("n")}},
                                                   {QStringLiteral("rows"), QJsonArray{QJsonArray{words, 2}, QJsonArray{words, 7}}},
                                                   {QStringLiteral("truncated"), false}, {QStringLiteral("ms"), 12}});
    }

    static std::vector<TaskSummary> tasks(const QString &words)
    {
        std::vector<TaskSummary> list = BusyScene::tasks();
        for (TaskSummary &task : list) {
            task.title = words.left(kTitle);
            task.agent = words.left(kName);
            task.key = words.left(kTitle);
            if (task.state == TaskState::Held)
                task.holdReason = HoldReason::Approval;
        }
        return list;
    }

    static std::vector<AgentStatus> agents(const QString &words)
    {
        std::vector<AgentStatus> list = BusyScene::agents();
        list[0].agent.name = words.left(kName);
        list[0].agent.specialties = {words.left(kName)};
        list[0].running = {TaskId{3}};
        return list;
    }

private:
    // The limits of task files.
    static constexpr int kTitle = 200;
    static constexpr int kName = 64;
    static constexpr int kSentence = 4'096; // of errors, checks and reasons
    static constexpr int kInstructions = 256 * 1'024;

    static FakeCore::Detail detail(const QString &words, const QByteArray &bytes)
    {
        Attempt attempt;
        attempt.number = 1;
        attempt.agent = words.left(kName);
        attempt.state = AttemptState::Error;
        attempt.startedAt = BusyScene::now() - 9'000;
        attempt.endedAt = BusyScene::now() - 2'000;
        attempt.error = Error{QStringLiteral("agent_refused"), ErrorCategory::Permanent, words.left(kSentence)};
        attempt.artifacts = {{words.left(kName), Sha256::of(bytes), bytes.size()}};
        attempt.checks = {{QStringLiteral("task_exists"), CheckPhase::Pre, CheckResult::Pass, words.left(kSentence)},
                          {QStringLiteral("outputs_exist"), CheckPhase::Post, CheckResult::Fail, words.left(kSentence)}};
        const QJsonObject approval{{QStringLiteral("state"), QStringLiteral("pending")}, {QStringLiteral("kind"), QStringLiteral("effect")},
                                   {QStringLiteral("effect_sha256"), Sha256::of(bytes).hex()}, {QStringLiteral("reason"), words.left(kSentence)}};
        return {words.left(kInstructions), Error{QStringLiteral("agent_refused"), ErrorCategory::Permanent, words.left(kSentence)}, {toJson(attempt)}, {approval}};
    }

    static std::vector<JournalEntry> journal(const QString &words)
    {
        std::vector<JournalEntry> entries;
        for (qint64 seq = 1; seq <= 40; ++seq) {
            JournalEntry entry;
            entry.seq = seq;
            entry.at = BusyScene::now() - seq * 1'000;
            entry.object = QStringLiteral("T-%1").arg(seq);
            entry.event = QStringLiteral("task_added");
            entry.actor = words.left(20'000); // more than is shown, and no more than this side makes JSON of in no time
            entries.push_back(entry);
        }
        return entries;
    }

    static QJsonObject preview(const QString &words)
    {
        QJsonArray rows;
        for (const char *status : {"ok", "duplicate", "invalid"})
            rows += QJsonObject{{QStringLiteral("source"), words.left(kSentence)}, {QStringLiteral("row"), 1}, {QStringLiteral("title"), words.left(kTitle)},
                                {QStringLiteral("status"), QLatin1String(status)}, {QStringLiteral("existing"), QStringLiteral("T-12")},
                                {QStringLiteral("code"), QStringLiteral("field_missing")}, {QStringLiteral("detail"), words.left(kSentence)}};
        return {{QStringLiteral("rows"), rows}, {QStringLiteral("total"), 3}, {QStringLiteral("ok"), 1},
                {QStringLiteral("duplicate"), 1}, {QStringLiteral("invalid"), 1}};
    }
};

} // namespace qd
