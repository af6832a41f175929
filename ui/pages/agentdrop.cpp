#include "ui/pages/agentdrop.h"

#include "ui/models/taskdrag.h"

#include <QDropEvent>
#include <QRubberBand>
#include <QTableView>

namespace qd {

AgentDrop::AgentDrop(QTableView &table, std::function<QString()> profile)
    : QObject(&table), m_table(table), m_profile(std::move(profile)), m_mark(new QRubberBand(QRubberBand::Rectangle, table.viewport()))
{
    table.viewport()->setAcceptDrops(true);
    table.viewport()->installEventFilter(this);
}

bool AgentDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (int(event->type())) {
    case QEvent::DragEnter:
    case QEvent::DragMove: move(*static_cast<QDropEvent *>(event)); return true;
    case QEvent::DragLeave: m_mark->hide(); return true;
    case QEvent::Drop: drop(*static_cast<QDropEvent *>(event)); return true;
    default: return QObject::eventFilter(watched, event);
    }
}

QList<TaskId> AgentDrop::tasksIn(const QDropEvent &event) const
{
    const auto dragged = draggedTasks(*event.mimeData());
    return dragged && dragged->profile == m_profile() ? dragged->tasks : QList<TaskId>();
}

void AgentDrop::move(QDropEvent &event)
{
    const QModelIndex under = m_table.indexAt(event.position().toPoint());
    const bool isWelcome = under.isValid() && !tasksIn(event).isEmpty();
    m_mark->setVisible(isWelcome);
    if (isWelcome)
        m_mark->setGeometry(QRect(0, m_table.rowViewportPosition(under.row()), m_table.viewport()->width(), m_table.rowHeight(under.row())));
    event.setDropAction(Qt::CopyAction);
    // Entering is allowed anywhere, or no further movement would be told.
    event.setAccepted(isWelcome || (event.type() == QEvent::DragEnter && !tasksIn(event).isEmpty()));
}

void AgentDrop::drop(QDropEvent &event)
{
    m_mark->hide();
    const QModelIndex under = m_table.indexAt(event.position().toPoint());
    const QList<TaskId> tasks = tasksIn(event);
    event.setDropAction(Qt::CopyAction);
    event.setAccepted(under.isValid() && !tasks.isEmpty());
    if (event.isAccepted())
        Q_EMIT tasksDropped(tasks, under.row());
}

} // namespace qd
