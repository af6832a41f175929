#pragma once

#include "ui/models/statecountmodel.h"
#include "ui/models/tasktablemodel.h"
#include "ui/pages/livepage.h"
#include "ui/pages/taskcommands.h"

class QLineEdit;
class QListView;
class QMimeData;
class QRubberBand;
class QSplitter;
class QStackedWidget;

namespace qd {

class EmptyState;
class MessageBar;
class PlainLabel;
class PlainTable;
class TaskDetailPane;

/// The queue: states with their counts, the tasks, and all about the chosen one. Takes dropped files, folders and text.
/// GUI thread; owned by the window.
class QueuePage : public LivePage
{
    Q_OBJECT

public:
    explicit QueuePage(CoreLink &link, QWidget *parent = nullptr);

    /// Chooses a task, dropping a filter that hides it.
    void showTask(TaskId id);
    /// Shows only tasks in these states and chooses the first; empty = all.
    void showStates(const QList<TaskState> &states);
    /// What can be done to the chosen tasks.
    [[nodiscard]] QList<QAction *> taskActions() const { return m_commands->actions(); }
    [[nodiscard]] TaskCommands &commands() { return *m_commands; }

public Q_SLOTS:
    void focusFilter();

Q_SIGNALS:
    void importRequested(const QStringList &paths);
    /// Empty text asks for a new task to be written from nothing.
    void importTextRequested(const QString &text);

protected:
    void appear() override;
    void vanish() override;
    void secondPassed() override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void dressTable();
    void dressSidebar();
    void dressFilter();
    void layOut();
    [[nodiscard]] QWidget *makeList();
    void chooseGroup();
    void applyFilter();
    void clearFilter();
    void sortBy(int column, Qt::SortOrder order);
    void showList();
    void showCounts(const EngineStatus &status);
    void showCurrent();
    void setStates(const QList<TaskState> &states);
    void findWanted();
    void takeFirst();
    void turnPanes(Qt::Orientation orientation);
    [[nodiscard]] TaskCommands::Chosen chosen(int most) const;

    CoreLink &m_link;
    TaskTableModel m_model;
    StateCountModel m_groups;
    QList<TaskState> m_states; ///< chosen in the sidebar or asked for from outside
    TaskId m_wanted;           ///< to be chosen when the list is there
    bool m_wantsFirst = false; ///< the first of the list is to be chosen when it is there
    QTimer m_typing;
    MessageBar *m_messages;
    TaskCommands *m_commands;
    QListView *m_sidebar;
    QLineEdit *m_filter;
    PlainLabel *m_shown;
    QWidgetList m_buttons; ///< of the commands, as they follow the filter
    PlainTable *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    TaskDetailPane *m_detail;
    QSplitter *m_panes;
    QRubberBand *m_dropMark;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace qd
