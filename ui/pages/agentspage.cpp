#include "ui/pages/agentspage.h"

#include "ui/models/words.h"
#include "ui/pages/agentcommands.h"
#include "ui/pages/agentdetailpane.h"
#include "ui/pages/agentdrop.h"
#include "ui/pages/taskassignment.h"
#include "ui/parts/actionbutton.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/loaddelegate.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/plaintable.h"

#include <QAction>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

constexpr size_t kMostTasks = 1'000; // of one tasks.page

} // namespace

AgentsPage::AgentsPage(CoreLink &link, QWidget *parent)
    : LivePage(parent), m_link(link), m_messages(new MessageBar(this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_table(new PlainTable(this)), m_detail(new AgentDetailPane(link, this)), m_commands(nullptr)
{
    setObjectName(QStringLiteral("agentsPage"));
    m_table->setObjectName(QStringLiteral("agents"));
    m_table->setAccessibleName(tr("Agents list"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(&m_model);
    m_table->setItemDelegateForColumn(AgentModel::Load, new LoadDelegate(m_table));
    m_table->setColumnChars({12, 17, 11, 16, 8, 22, 11, 13, 14, 20});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_empty->setContents(QStringLiteral("nav-agents"), tr("There is no agent yet. One can be any program that takes a prompt."),
                         tr("Add agent…"));
    m_commands = new AgentCommands(link, *m_messages, [this] { return chosen(); }, this);
    m_table->addActions(m_commands->actions());
    connect(m_commands, &AgentCommands::switched, this, &AgentsPage::agentSwitched);
    layOut();

    connect(&link, &CoreLink::agentsChanged, this, &AgentsPage::showAgents);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AgentsPage::showDetail);
    connect(m_table, &QAbstractItemView::activated, m_commands->actions().at(1), &QAction::trigger);
    connect(m_detail, &AgentDetailPane::taskRequested, this, &AgentsPage::taskRequested);
    auto *drop = new AgentDrop(*m_table, [&link] { return link.status().profile; });
    connect(drop, &AgentDrop::tasksDropped, this, &AgentsPage::assign);
    connect(m_empty, &EmptyState::actionRequested, m_commands, &AgentCommands::add);
}

QList<QAction *> AgentsPage::agentActions() const
{
    return m_commands->actions();
}

void AgentsPage::layOut()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("agentsSplitter"));
    splitter->addWidget(makeList());
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({1'000, 1'200}); // shares
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(splitter);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_stack, 1);
    setFirstFocus(m_table);
}

QWidget *AgentsPage::makeList()
{
    auto *list = new QWidget(this);
    auto *buttons = new QHBoxLayout;
    for (QAction *action : m_commands->actions())
        buttons->addWidget(actionButton(action, list));
    buttons->addStretch();
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(buttons);
    column->addWidget(m_table, 1);
    return list;
}

void AgentsPage::appear()
{
    showAgents(m_link.agents());
    readRecords();
    m_detail->refresh();
}

void AgentsPage::secondPassed()
{
    m_table->repaintColumn(AgentModel::LastSign);
    readRecords();
    m_detail->refresh();
}

void AgentsPage::showAgents(const std::vector<AgentStatus> &agents)
{
    if (!isVisible())
        return;
    m_agents = agents;
    m_stack->setCurrentIndex(agents.empty() ? 0 : 1);
    showRows();
    if (!agents.empty() && !m_table->currentIndex().isValid())
        m_table->goTo(0);
    readTasks();
}

void AgentsPage::pointAt(const QString &name)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.at(row).status.agent.name == name)
            m_table->goTo(row);
    }
}

void AgentsPage::assign(const QList<TaskId> &tasks, int row)
{
    if (tasks.size() > TaskAssignment::kMostTasks) {
        m_messages->tell(MessageBar::Level::Warning, tr("At most %n task(s) are given at once.", nullptr, TaskAssignment::kMostTasks));
        return;
    }
    auto *assignment = new TaskAssignment(m_link, tasks, m_model.at(row).status.agent.name, this);
    connect(assignment, &TaskAssignment::finished, this, [this](const QString &sentence, bool complete, const UndoEntry &undo) {
        m_messages->tell(complete ? MessageBar::Level::Success : MessageBar::Level::Warning, sentence);
        Q_EMIT tasksAssigned(undo);
    });
}

void AgentsPage::showRows()
{
    std::vector<AgentRow> rows;
    for (const AgentStatus &status : m_agents)
        rows.push_back({status, m_records.value(status.agent.name), workOf(status)});
    m_model.setAgents(std::move(rows));
    showDetail();
}

void AgentsPage::showDetail()
{
    m_commands->updateActions();
    const auto status = chosen();
    if (!status)
        return m_detail->clear();
    std::vector<TaskSummary> tasks;
    for (const TaskId id : status->running) {
        if (const auto found = m_tasks.constFind(id.value); found != m_tasks.constEnd())
            tasks.push_back(*found);
    }
    m_detail->showAgent(*status, std::move(tasks));
}

QString AgentsPage::workOf(const AgentStatus &status) const
{
    if (status.running.empty())
        return {};
    const TaskId first = status.running.front();
    const QString title = m_tasks.value(first.value).title;
    const QString name = title.isEmpty() ? displayId(first) : tr("%1: %2", "id and title of a task").arg(displayId(first), title);
    return status.running.size() == 1 ? name : tr("%1 and %n more", nullptr, int(status.running.size()) - 1).arg(name);
}

std::optional<AgentStatus> AgentsPage::chosen() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? std::optional(m_model.at(current.row()).status) : std::nullopt;
}

void AgentsPage::readTasks()
{
    std::vector<TaskId> running;
    for (const AgentStatus &status : m_agents)
        running.insert(running.end(), status.running.begin(), status.running.end());
    running.resize(std::min(running.size(), kMostTasks));
    if (running == m_asked)
        return; // a sign of life alone changes nothing here
    m_asked = running;
    if (m_asked.empty())
        return;
    QJsonArray numbers;
    for (const TaskId id : m_asked)
        numbers += id.value;
    m_link.request(Operation::TasksPage, {{QStringLiteral("ids"), numbers}}, this,
                   [this, asked = m_asked](const Result<Payload> &result) {
                       const auto *page = result ? std::get_if<TaskPage>(&*result) : nullptr;
                       if (!page || asked != m_asked)
                           return;
                       m_tasks.clear();
                       for (const TaskSummary &task : page->rows)
                           m_tasks.insert(task.id.value, task);
                       showRows();
                   });
}

// At most once a second, and only if an attempt has ended since.
void AgentsPage::readRecords()
{
    qint64 ended = 0;
    for (const AgentStatus &status : m_agents)
        ended += status.succeeded + status.failed;
    if (ended == m_measured || m_agents.empty())
        return;
    m_measured = ended;
    m_link.request(Operation::AgentsList, {}, this, [this](const Result<Payload> &result) {
        const auto *answer = result ? std::get_if<QJsonObject>(&*result) : nullptr;
        if (!answer)
            return;
        m_records.clear();
        const QJsonArray agents = answer->value(QLatin1String("agents")).toArray();
        for (const QJsonValue &agent : agents)
            m_records.insert(agent[QLatin1String("name")].toString(), agentRecordFromJson(agent[QLatin1String("record")].toObject()));
        showRows();
    });
}

} // namespace qd
