#pragma once

#include "tests/support/busyscene.h"

#include <chrono>
#include <thread>

namespace qd::test {

/// What a busy core tells a console: 1,000 lines of the log and 200 changes of state a second.
class BusyFeed
{
public:
    static constexpr int kBeatsPerSecond = 50;
    static constexpr int kLinesPerBeat = 20;
    static constexpr int kMovesPerBeat = 4;

    /// On a thread of its own, as the core's are.
    static void run(FakeCore &core, int seconds)
    {
        const std::vector<LogLine> lines = BusyScene::log(kLinesPerBeat);
        std::vector<TaskSummary> rows = BusyScene::tasks();
        auto next = std::chrono::steady_clock::now();
        for (int beat = 0; beat < seconds * kBeatsPerSecond; ++beat) {
            core.publishLog(lines);
            core.changeTasks(moved(rows, beat));
            EngineStatus status = BusyScene::status();
            status.tickNumber += beat;
            status.queue.of(TaskState::Running) += beat % 7;
            core.publishStatus(status);
            next += std::chrono::milliseconds(1'000 / kBeatsPerSecond);
            std::this_thread::sleep_until(next);
        }
    }

private:
    static std::vector<TaskSummary> moved(std::vector<TaskSummary> &rows, int beat)
    {
        std::vector<TaskSummary> moved;
        for (int i = 0; i < kMovesPerBeat; ++i) {
            TaskSummary &row = rows[size_t(beat * kMovesPerBeat + i) % rows.size()];
            row.state = row.state == TaskState::Running ? TaskState::Succeeded : TaskState::Running;
            ++row.updatedAt;
            moved.push_back(row);
        }
        return moved;
    }
};

} // namespace qd::test
