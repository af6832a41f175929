#pragma once

#include "core/domain/task.h"

#include <QDialog>

class QLineEdit;

namespace qd {

class CoreLink;
class FactList;
class PlainLabel;

/// Asks before everything is stopped, and says what becomes of each running task. It can be answered at once: the
/// list fills when the core tells it, the buttons do not wait for it. Return in the field kills: this is the emergency
/// stop. Deletes itself when closed.
class KillDialog : public QDialog
{
    Q_OBJECT

public:
    explicit KillDialog(CoreLink &link, QWidget *parent = nullptr);

    /// What a kill makes of this task, in words.
    [[nodiscard]] static QString fateOf(const TaskSummary &task);

Q_SIGNALS:
    /// `now`: agents are not asked to end first.
    void killRequested(bool now, const QString &reason);
    void drainRequested(const QString &reason);

private:
    [[nodiscard]] static QString runningText(qint64 tasks);
    void askForRunning();
    void showRunning(const std::vector<TaskSummary> &tasks, size_t total);
    void kill(bool now);

    CoreLink &m_link;
    PlainLabel *m_count;
    FactList *m_tasks;
    QLineEdit *m_reason;
};

} // namespace qd
