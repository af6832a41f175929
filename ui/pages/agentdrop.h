#pragma once

#include "core/domain/task.h"

#include <QList>
#include <QObject>

#include <functional>

class QDropEvent;
class QRubberBand;
class QTableView;

namespace qd {

/// Makes the rows of the agents take tasks that are dropped on them, and shows which row would. GUI thread; owned by the
/// page.
class AgentDrop : public QObject
{
    Q_OBJECT

public:
    /// \param profile of this console: tasks of another one are not taken
    AgentDrop(QTableView &table, std::function<QString()> profile);

Q_SIGNALS:
    void tasksDropped(const QList<qd::TaskId> &tasks, int row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QList<TaskId> tasksIn(const QDropEvent &event) const;
    void move(QDropEvent &event);
    void drop(QDropEvent &event);

    QTableView &m_table;
    std::function<QString()> m_profile;
    QRubberBand *m_mark;
};

} // namespace qd
