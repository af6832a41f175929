#pragma once

#include "core/base/result.h"
#include "core/domain/artifact.h"
#include "core/domain/approval.h"
#include "core/domain/attempt.h"
#include "ui/models/checkmodel.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace qd {

/// One try at a task, as tasks.show tells of it.
struct AttemptRow {
    int number = 0;
    QString agent;
    Mode mode = Mode::Proof;
    AttemptState state = AttemptState::Running;
    qint64 startedAt = 0;
    std::optional<qint64> endedAt;
    std::optional<Error> error;

    friend bool operator==(const AttemptRow &, const AttemptRow &) = default;
};

/// What an attempt left behind, and what a fresh look at it found.
struct ArtifactRow {
    int attempt = 0;
    Artifact artifact;
    std::optional<ArtifactStatus> status; ///< nullopt = nobody looked

    friend bool operator==(const ArtifactRow &, const ArtifactRow &) = default;
};

/// One of the tasks that a task waits for.
struct DependencyRow {
    QString reference;              ///< as the author wrote it
    std::optional<TaskState> state; ///< nullopt: no task has this key yet
};

/// A task with its history, as the detail pane shows it.
struct TaskDetail {
    TaskSummary task;
    QString instructions;
    QString workspace;
    QString source;
    QStringList command;
    Mode stage = Mode::Proof; ///< what the next attempt may do
    std::optional<qint64> deadline;
    QStringList acceptance; ///< what a reviewer is to look for
    QStringList tags;
    QJsonObject spec;       ///< the work as the author wrote it
    std::optional<Error> error;
    std::vector<Approval> approvals; ///< oldest first
    std::vector<DependencyRow> dependencies;
    std::vector<CheckRow> checks;
    std::vector<AttemptRow> attempts;
    std::vector<ArtifactRow> artifacts;
};

/// Reads the answer of tasks.show: a task with attempt_list[{…, artifacts[{name, sha256, size, status}], checks[]}],
/// approvals[] and dependencies[].
[[nodiscard]] Result<TaskDetail> taskDetailFromJson(const QJsonObject &task);

} // namespace qd
