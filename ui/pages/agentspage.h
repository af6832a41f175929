#pragma once

#include "core/domain/agent.h"
#include "ui/link/corelink.h"
#include "ui/models/agentmodel.h"
#include "ui/models/runningtaskmodel.h"
#include "ui/pages/livepage.h"

class QStackedWidget;

namespace qd {

class EmptyState;
class PlainLabel;
class PlainTable;

/// The agents: who they are, what they can do, what they do now. GUI thread; owned by the window.
class AgentsPage : public LivePage
{
    Q_OBJECT

public:
    explicit AgentsPage(CoreLink &link, QWidget *parent = nullptr);

Q_SIGNALS:
    void taskRequested(qd::TaskId id);

protected:
    void appear() override;
    void secondPassed() override;

private:
    void layOut();
    [[nodiscard]] QWidget *makeDetail();
    void showAgents(const std::vector<AgentStatus> &agents);
    void showDetail();
    void readTasks(const AgentStatus &status);

    CoreLink &m_link;
    AgentModel m_model;
    RunningTaskModel m_tasks;
    std::vector<TaskId> m_asked; ///< the tasks whose rows are shown or on their way
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    PlainTable *m_table;
    PlainTable *m_taskTable;
    PlainLabel *m_name;
    PlainLabel *m_facts;
};

} // namespace qd
