#pragma once

#include "tests/support/fakecore.h"
#include "ui/link/corelink.h"

namespace qd {

/// A task row for a test.
inline TaskSummary fakeTask(qint64 number, TaskState state = TaskState::Queued)
{
    TaskSummary row;
    row.id = TaskId{number};
    row.title = QStringLiteral("Task %1").arg(number);
    row.state = state;
    row.key = QStringLiteral("key-%1").arg(number);
    row.createdAt = 1'000 + number;
    row.updatedAt = 1'000;
    return row;
}

/// A line to a fake core that the test still holds.
struct FakeLine {
    FakeCore *core;
    CoreLink link;

    FakeLine() : FakeLine(std::make_unique<FakeCore>()) { }

private:
    explicit FakeLine(std::unique_ptr<FakeCore> fake) : core(fake.get()), link(std::move(fake)) { }
};

} // namespace qd
