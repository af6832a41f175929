#pragma once

#include "ui/link/corelink.h"

#include <map>

namespace qd {

/// Something that a person who looks elsewhere should be told.
struct Alert {
    enum class Kind {
        DaemonKilled,
        DaemonStopped, ///< drained, or it ended by itself
        DaemonLost,    ///< the line to it is gone
        DeadLetter,
        Approval,      ///< an effect that was proved, or a question of an agent
        Unknown,       ///< nobody knows whether it happened
    };

    Kind kind = Kind::DaemonStopped;
    TaskId task;   ///< none if it is the daemon
    QString title; ///< of the task, as its file has it
};

/// Finds in what the core tells what is new and needs a person. What was so when the console began to look is not new.
/// GUI thread; owned by the window.
class AlertWatch : public QObject
{
    Q_OBJECT

public:
    explicit AlertWatch(CoreLink &link, QObject *parent = nullptr);

Q_SIGNALS:
    void raised(const qd::Alert &alert);

private:
    void followStatus(const EngineStatus &status);
    void followTasks(const std::vector<TaskSummary> &tasks);
    void follow(const TaskSummary &task);
    [[nodiscard]] bool isNew(const TaskSummary &task, Alert::Kind kind) const;

    EngineState m_state = EngineState::Stopped;
    qint64 m_since = 0; ///< wall ms UTC of the first status; 0 = none yet
    struct Told {
        Alert::Kind kind;
        qint64 at; ///< when the task came into its state
    };
    std::map<TaskId, Told> m_told; ///< those that still wait
};

} // namespace qd
