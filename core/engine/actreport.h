#pragma once

#include "core/domain/task.h"

#include <QJsonArray>
#include <QJsonObject>

namespace qd {

/// How an act on tasks is meant.
struct ActOptions {
    bool dryRun = false; ///< everything is decided as it would be, and taken back
    /// One per task: the act counts only for a task that is still at it (Task::revision). Empty = whatever they are at.
    std::vector<qint64> revisions = {};
};

/// What became of one task.
struct ActOutcome {
    bool later = false; ///< its agent is asked to end; the state follows when it has
    QJsonObject facts = {}; ///< goes into the answer's item
};

/// Puts together what an act did to each of its tasks. Lives for one act.
class ActReport
{
public:
    /// \param task as it is now; nullptr if there is none with this id
    void add(TaskId id, const Result<ActOutcome> &outcome, const Task *task);

    /// {changed:[numbers], stopping:[numbers], refused:[{id, number, code, category, detail}], dry_run,
    /// items:[{id, number, ok, code, state_after, revision, …}]}; `items` in the order in which they were asked for.
    [[nodiscard]] QJsonObject toJson(bool dryRun) const;

private:
    QJsonArray m_changed;
    QJsonArray m_stopping;
    QJsonArray m_refused;
    QJsonArray m_items;
};

} // namespace qd
