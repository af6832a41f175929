#pragma once

#include "core/domain/task.h"
#include "ui/models/undohistory.h"

namespace qd {

/// Gives tasks to one agent by name: reads each with its revision, changes the one field, and says what came of it. What
/// runs or has ended is left alone. Deletes itself when it has told. GUI thread.
class TaskAssignment : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMostTasks = 100;

    /// \param tasks at most kMostTasks
    TaskAssignment(CoreLink &link, const QList<TaskId> &tasks, const QString &agent, QObject *parent);

Q_SIGNALS:
    /// \param complete false: some were left alone  \param undo what takes it back
    void finished(const QString &sentence, bool complete, const qd::UndoEntry &undo);

private:
    void take(TaskId id, const Result<Payload> &fields);
    void note(const Result<Payload> &edited, const QJsonObject &before);
    void settle();

    CoreLink &m_link;
    QString m_agent;
    qsizetype m_open;
    int m_given = 0;
    int m_refused = 0;
    QString m_reason; ///< of the first that was refused
    UndoEntry m_undo;
};

} // namespace qd
