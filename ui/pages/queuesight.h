#pragma once

#include "core/domain/task.h"
#include "ui/models/savedviews.h"

#include <QObject>

class QHeaderView;

namespace qd {

class FilterLine;
class MessageBar;
class QueueSidebar;
class TaskTableModel;

/// Which tasks of the queue are in sight and in which order: the group or saved view of the sidebar, the filter line and
/// the header of the table, brought together for the model. GUI thread; owned by the queue page, as all that it joins.
class QueueSight : public QObject
{
    Q_OBJECT

public:
    QueueSight(TaskTableModel &model, QueueSidebar &sidebar, FilterLine &filter, QHeaderView &header, MessageBar &messages,
               QObject *parent);

    /// Only tasks in these states; empty = all.
    void showStates(const QList<TaskState> &states);
    /// Only tasks that wait for a person's yes or no.
    void showAsking();
    /// Keeps what is in sight under a name, which the person gives it in the sidebar.
    void saveView();

private:
    void chooseGroup(const QString &filter);
    void chooseView(const SavedView &view);
    void writeView(const QString &filter);
    void offerToPutBack(const SavedView &view, int place);
    void sortBy(int column, Qt::SortOrder order);
    void apply();

    TaskTableModel &m_model;
    QueueSidebar &m_sidebar;
    FilterLine &m_filter;
    QHeaderView &m_header;
    MessageBar &m_messages;
    QString m_group;    ///< filter of the group that is chosen in the sidebar
    QString m_viewText; ///< what a saved view has written into the filter line
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace qd
