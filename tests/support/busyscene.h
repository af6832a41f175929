#pragma once

#include "core/api/metricscodec.h"
#include "tests/support/fakescene.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>

namespace qd {

/// A workspace in the middle of a good night: tasks in every state, agents, ticks, measured values and things that wait
/// for a person. Nobody's real work.
class BusyScene
{
public:
    static void setIn(FakeCore &core)
    {
        core.setTasks(tasks());
        core.setAgents(agents());
        core.setTicks(ticks());
        core.answerWith(Operation::MetricsGet, toJson(metrics()));
        core.answerWith(Operation::NeedsGet, {{QStringLiteral("approvals"), waiting(2, "T-3")},
                                              {QStringLiteral("questions"), waiting(1, "T-4")},
                                              {QStringLiteral("armed"), waiting(3, "T-9")}});
        core.answerWith(Operation::EngineArmCheck, {{QStringLiteral("checks"), armChecks()}});
    }

    static qint64 now() { return QDateTime::currentMSecsSinceEpoch(); }

    static EngineStatus status()
    {
        EngineStatus status;
        status.state = EngineState::Running;
        status.at = now();
        status.profile = QStringLiteral("/home/crew/harbour");
        status.version = QStringLiteral("0.1.0");
        status.process = QStringLiteral("bridge:4242");
        status.leaseOwner = QStringLiteral("3f2a9c41d0");
        status.leaseEpoch = 7;
        status.leaseExpiresInMs = 27'000;
        status.tickNumber = 10'482;
        status.lastTick = ticks().front();
        status.controls.revision = 4;
        status.controls.setAt = now() - 7'200'000;
        status.controls.setBy = QStringLiteral("console:crew");
        status.obeyedRevision = 4;
        status.obeyedAtTick = 9'981;
        status.obeyedAt = now() - 7'199'000;
        for (const TaskSummary &task : tasks())
            ++status.queue.of(task.state);
        status.agentsTotal = 4;
        status.agentsEnabled = 3;
        status.agentsHealthy = 2;
        return status;
    }

    static std::vector<TaskSummary> tasks()
    {
        constexpr TaskState kStates[] = {TaskState::Succeeded, TaskState::Queued, TaskState::Held, TaskState::Running,
                                         TaskState::Succeeded, TaskState::Dead, TaskState::Review, TaskState::Failed,
                                         TaskState::Unknown, TaskState::Cancelled};
        constexpr const char *kTitles[] = {"Count the lines of the log", "Mend the north jetty's tide table",
                                           "Write to the harbour master", "Sort the crates of the week",
                                           "Compare both charts of the sound", "Fetch the weather of tomorrow"};
        std::vector<TaskSummary> list;
        for (qint64 i = 1; i <= 40; ++i) {
            TaskSummary task = fakeTask(i, kStates[size_t(i) % std::size(kStates)]);
            task.title = QString::fromLatin1(kTitles[size_t(i) % std::size(kTitles)]);
            task.mode = i % 4 == 0 ? Mode::Real : Mode::Proof;
            task.createdAt = now() - i * 400'000;
            task.updatedAt = now() - i * 90'000;
            list.push_back(task);
        }
        return list;
    }

    static std::vector<AgentStatus> agents()
    {
        constexpr const char *kNames[] = {"scribe", "rehearsal", "carpenter", "lookout"};
        std::vector<AgentStatus> list(std::size(kNames));
        for (size_t i = 0; i < list.size(); ++i) {
            list[i].agent.name = QString::fromLatin1(kNames[i]);
            list[i].agent.transport = i == 1 ? Transport::Rehearsal : Transport::Command;
            list[i].agent.enabled = i != 3;
            list[i].succeeded = qint64(40 * (i + 1));
            list[i].failed = qint64(i);
            list[i].failuresInRow = i == 2 ? 6 : 0;
            list[i].lastSignAt = now() - qint64(i) * 30'000;
        }
        return list;
    }

    static std::vector<Tick> ticks()
    {
        std::vector<Tick> list;
        for (qint64 i = 0; i < 280; ++i) {
            Tick tick;
            tick.number = 10'481 - i * 3;
            tick.epoch = 7;
            tick.startedAt = now() - 2'000 - i * 9'000;
            tick.durationMs = 4 + i * i % 23;
            tick.claimed = int(1 + i % 3);
            tick.started = tick.claimed;
            tick.succeeded = i % 17 == 5 ? 0 : tick.claimed;
            tick.failed = i % 17 == 5 || i % 11 == 3 ? 1 : 0;
            tick.outcome = i % 17 == 5 ? TickOutcome::Fail : i % 11 == 3 ? TickOutcome::Partial : TickOutcome::Success;
            tick.idleBefore = 2;
            list.push_back(tick);
        }
        return list;
    }

    static Metrics metrics()
    {
        Metrics metrics;
        metrics.to = now();
        metrics.from = metrics.to - 3'600'000;
        metrics.slotMs = 60'000;
        metrics.coveredFrom = metrics.from;
        metrics.total.at = metrics.from;
        for (int i = 0; i < Metrics::kSlots; ++i) {
            if (i >= 22 && i < 27)
                continue; // nothing happened
            const double wave = 1 + std::sin(i / 5.0);
            MetricsSlot slot;
            slot.at = metrics.from + i * metrics.slotMs;
            slot.succeeded = qint64(4 + 9 * wave);
            slot.failed = i % 9 == 4 ? 2 : 0;
            slot.wait = Spread{slot.succeeded, qint64(300 + 500 * wave), qint64(900 + 1'900 * wave)};
            slot.run = Spread{slot.succeeded, qint64(2'000 + 800 * wave), qint64(5'000 + 2'600 * wave)};
            slot.tick = Spread{10, qint64(5 + 2 * wave), qint64(9 + 8 * wave)};
            metrics.total.succeeded += slot.succeeded;
            metrics.total.failed += slot.failed;
            metrics.slotList.push_back(slot);
        }
        metrics.total.wait = Spread{700, 640, 2'300};
        metrics.total.run = Spread{720, 2'700, 8'100};
        metrics.total.tick = Spread{600, 6, 19};
        return metrics;
    }

    static std::vector<LogLine> log(int count)
    {
        constexpr LogLevel kLevels[] = {LogLevel::Info, LogLevel::Info, LogLevel::Debug, LogLevel::Info, LogLevel::Warning,
                                        LogLevel::Info, LogLevel::Error};
        constexpr const char *kTexts[] = {"attempt 1 began", "effect proved, 412 bytes", "asked for the next line",
                                          "attempt 1 ended: ok", "no sign of life for 20 s", "moved to succeeded",
                                          "the program ended with code 3"};
        std::vector<LogLine> lines(static_cast<size_t>(count));
        for (size_t i = 0; i < lines.size(); ++i) {
            lines[i].at = now() - qint64(lines.size() - i) * 700;
            lines[i].level = kLevels[i % std::size(kLevels)];
            lines[i].source = i % 3 == 0 ? QStringLiteral("engine") : QStringLiteral("agent:scribe");
            lines[i].task = TaskId{qint64(i % 40 + 1)};
            lines[i].tick = 10'481 - qint64(i % 30) * 3;
            lines[i].text = UntrustedText(QString::fromLatin1(kTexts[i % std::size(kTexts)]));
        }
        return lines;
    }

private:
    static QJsonObject waiting(int count, const char *task)
    {
        return {{QStringLiteral("count"), count}, {QStringLiteral("task"), QLatin1String(task)}, {QStringLiteral("capped"), false}};
    }

    static QJsonArray armChecks()
    {
        const struct { const char *id; const char *result; qint64 number; } kLines[] = {
            {"not_killed", "pass", 0}, {"engine", "pass", 0}, {"allow_real", "pass", 0}, {"agents", "warning", 2},
            {"ready", "pass", 3}, {"approvals", "warning", 2}, {"unknown", "pass", 0}, {"backup", "pass", 31'000'000}};
        QJsonArray list;
        for (const auto &line : kLines)
            list += QJsonObject{{QStringLiteral("id"), QLatin1String(line.id)}, {QStringLiteral("result"), QLatin1String(line.result)},
                                {QStringLiteral("number"), line.number}};
        return list;
    }
};

} // namespace qd
