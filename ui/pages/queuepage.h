#pragma once

#include "ui/models/savedviews.h"
#include "ui/models/tasktablemodel.h"
#include "ui/pages/livepage.h"
#include "ui/pages/taskcommands.h"

class QBoxLayout;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace qd {

class DropZone;
class EmptyState;
class FileChooser;
class FilterLine;
class MessageBar;
class PlainLabel;
class QueueSidebar;
class QueueSight;
class TaskDetailPane;
class TaskTable;
class TaskTransfer;

/// The queue: groups and saved views, the tasks, and all about the chosen one. Takes dropped files, folders and text.
/// GUI thread; owned by the window.
class QueuePage : public LivePage
{
    Q_OBJECT

public:
    explicit QueuePage(CoreLink &link, QWidget *parent = nullptr);
    ~QueuePage() override;

    /// Chooses a task, dropping a filter that hides it.
    void showTask(TaskId id);
    /// Shows only tasks in these states and chooses the first; empty = all.
    void showStates(const QList<TaskState> &states);
    /// Shows only tasks that ask something and chooses the first.
    void showAsking();
    /// In the order of the sidebar.
    [[nodiscard]] const QList<SavedView> &savedViews() const;
    /// Shows what the view shows; `view` counts from 0.
    void showView(int view);
    /// What can be done to the chosen tasks.
    [[nodiscard]] QList<QAction *> taskActions() const { return m_commands->actions(); }
    [[nodiscard]] TaskCommands &commands() { return *m_commands; }
    /// What can be done to the list.
    [[nodiscard]] QList<QAction *> listActions() const;
    [[nodiscard]] TaskTransfer &transfer() { return *m_transfer; }
    void setFileChooser(const std::shared_ptr<FileChooser> &chooser);
    /// The INI file that keeps saved views, order and columns; what stands there is shown.
    void setStateFile(const QString &file);

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

private:
    void takeDrops();
    void paste();
    void dressTable();
    void dressFilter();
    void makeListActions();
    QAction *addListAction(const char *id, const char *icon, const QString &text, const QString &word, const QString &tip);
    void layOut();
    [[nodiscard]] QWidget *makeDeeds();
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QLayout *makeSeekRow();
    [[nodiscard]] QLayout *makeFoundRow();
    void addButtons(const QList<QAction *> &actions, QBoxLayout &layout);
    void showList();
    void showFound();
    void showNewer();
    void showCounts(const EngineStatus &status);
    void showAgents(const std::vector<AgentStatus> &agents);
    void showCurrent();
    void findWanted();
    void takeFirst();
    void turnPanes(Qt::Orientation orientation);
    [[nodiscard]] TaskCommands::Chosen chosen(int most) const;

    CoreLink &m_link;
    TaskTableModel m_model;
    QString m_stateFile;
    TaskId m_wanted;           ///< to be chosen when the list is there
    bool m_wantsFirst = false; ///< the first of the list is to be chosen when it is there
    MessageBar *m_messages;
    TaskCommands *m_commands;
    QueueSidebar *m_sidebar;
    FilterLine *m_filter;
    PlainLabel *m_shown;
    QPushButton *m_newer;
    QAction *m_saveView = nullptr;
    QAction *m_follow = nullptr;
    QAction *m_paste = nullptr;
    TaskTable *m_table;
    QueueSight *m_sight;
    TaskTransfer *m_transfer;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    TaskDetailPane *m_detail;
    QSplitter *m_panes;
    DropZone *m_drops;
};

} // namespace qd
