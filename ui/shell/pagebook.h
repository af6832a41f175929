#pragma once

#include "core/domain/task.h"

#include <QStringList>
#include <QTabWidget>

#include <memory>

namespace qd {

class Actions;
class AgentsPage;
class AutonomyPage;
class CoreLink;
class FileChooser;
class LogPage;
class QueuePage;
struct SavedView;
class UndoHistory;
struct EngineStatus;

/// The four pages, and the ways between them: a page says where it wants to go, this turns to it. Their wishes for
/// commands are handed on. The names of the tabs never change, so that they can be found by them. GUI thread.
class PageBook : public QTabWidget
{
    Q_OBJECT

public:
    PageBook(CoreLink &link, const Actions &actions, QWidget *parent = nullptr);

    void showCounts(const EngineStatus &status);
    /// The INI file in which pages keep how they were left.
    void setStateFile(const QString &file);
    /// What can be done to the chosen tasks of the queue, and to their list.
    [[nodiscard]] QList<QAction *> taskActions() const;
    /// What can be done to the chosen agent.
    [[nodiscard]] QList<QAction *> agentActions() const;
    [[nodiscard]] UndoHistory &undoHistory() const;
    /// What can be done with the log.
    [[nodiscard]] QList<QAction *> logActions() const;
    /// What else pages can do: for the list of keys and for Go to.
    [[nodiscard]] QList<QAction *> pageActions() const;
    void showTask(TaskId id);
    void showStates(const QList<TaskState> &states);
    void showAutonomy();
    /// The card of the mode, on the page Autonomy.
    void showMode();
    void showAgents();
    /// The page of agents, pointing at this one.
    void showAgent(const QString &name);
    [[nodiscard]] const QList<SavedView> &savedViews() const;
    void showView(int view);
    /// The HelpTopic on the page that is seen.
    [[nodiscard]] QString currentTopic() const;
    void setFileChooser(std::shared_ptr<FileChooser> chooser);
    /// Gives the keyboard to the page that is seen.
    void focusPage();
    void setCompactRows(bool compact);

Q_SIGNALS:
    void resumeRequested();
    void armRequested();
    void disarmRequested();
    void importRequested(const QStringList &paths);
    void importTextRequested(const QString &text);

private:
    void addPage(QWidget *page, const QString &iconName, const QString &name);
    void showBadge(QWidget *page, const QString &iconName, qint64 count);
    void addCorner(const Actions &actions);
    void connectPages();
    void turnTo(QWidget *page);
    void followCurrent();

    AutonomyPage *m_autonomy;
    QueuePage *m_queue;
    AgentsPage *m_agents;
    LogPage *m_log;
};

} // namespace qd
