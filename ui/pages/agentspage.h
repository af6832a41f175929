#pragma once

#include "ui/link/corelink.h"
#include "ui/models/agentmodel.h"
#include "ui/pages/livepage.h"

#include <QHash>

class QAction;
class QStackedWidget;

namespace qd {

class AgentCommands;
class AgentDetailPane;
class EmptyState;
class MessageBar;
class PlainTable;
struct UndoEntry;

/// The agents: who they are, what they do now and how well, and what can be done to them. GUI thread; owned by the window.
class AgentsPage : public LivePage
{
    Q_OBJECT

public:
    explicit AgentsPage(CoreLink &link, QWidget *parent = nullptr);

    /// For the menu of the window.
    [[nodiscard]] QList<QAction *> agentActions() const;
    /// Chooses an agent, if it is there.
    void pointAt(const QString &name);

Q_SIGNALS:
    void taskRequested(qd::TaskId id);
    /// A person has enabled or disabled it.
    void agentSwitched(const QString &agent, bool wasEnabled);
    /// A person has given tasks to an agent.
    void tasksAssigned(const qd::UndoEntry &undo);

protected:
    void appear() override;
    void secondPassed() override;

private:
    void layOut();
    [[nodiscard]] QWidget *makeList();
    void showAgents(const std::vector<AgentStatus> &agents);
    void showRows();
    void assign(const QList<TaskId> &tasks, int row);
    void showDetail();
    void readTasks();
    void readRecords();
    [[nodiscard]] QString workOf(const AgentStatus &status) const;
    [[nodiscard]] std::optional<AgentStatus> chosen() const;

    CoreLink &m_link;
    AgentModel m_model;
    std::vector<AgentStatus> m_agents;
    QHash<QString, AgentRecord> m_records; ///< by name
    QHash<qint64, TaskSummary> m_tasks;    ///< rows of what runs
    std::vector<TaskId> m_asked;           ///< whose rows are here or on their way
    qint64 m_measured = -1;                ///< how many attempts had ended when records were asked for
    MessageBar *m_messages;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    PlainTable *m_table;
    AgentDetailPane *m_detail;
    AgentCommands *m_commands;
};

} // namespace qd
