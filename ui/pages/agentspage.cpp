#include "ui/pages/agentspage.h"

#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"

#include <QGroupBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace qd {

AgentsPage::AgentsPage(CoreLink &link, QWidget *parent)
    : LivePage(parent), m_link(link), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)),
      m_table(new PlainTable(this)), m_taskTable(new PlainTable(this)), m_name(new PlainLabel(this)),
      m_facts(new PlainLabel(this))
{
    setObjectName(QStringLiteral("agentsPage"));
    m_table->setObjectName(QStringLiteral("agents"));
    m_table->setAccessibleName(tr("Agents list"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(&m_model);
    m_table->setColumnChars({20, 12, 10, 30, 7, 9, 22, 19, 16});
    m_taskTable->setObjectName(QStringLiteral("agentTasks"));
    m_taskTable->setAccessibleName(tr("Current tasks"));
    m_taskTable->setModel(&m_tasks);
    m_taskTable->setColumnChars({9, 14, 50, 11, 10});
    m_empty->setContents(QStringLiteral("nav-agents"), tr("The daemon has told of no agents yet."));
    layOut();

    connect(&link, &CoreLink::agentsChanged, this, &AgentsPage::showAgents);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AgentsPage::showDetail);
    connect(m_taskTable, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT taskRequested(TaskId{index.data(kTaskIdRole).toLongLong()}); });
}

void AgentsPage::layOut()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("agentsSplitter"));
    splitter->addWidget(m_table);
    splitter->addWidget(makeDetail());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(splitter);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_stack);
    setTabOrder(m_table, m_taskTable);
    setFirstFocus(m_table);
}

QWidget *AgentsPage::makeDetail()
{
    auto *detail = new QWidget(this);
    m_name->setObjectName(QStringLiteral("agentName"));
    m_facts->setObjectName(QStringLiteral("agentFacts"));
    m_facts->setWordWrap(true);
    QFont strong = m_name->font();
    strong.setBold(true);
    m_name->setFont(strong);
    auto *column = new QVBoxLayout(detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_name);
    column->addWidget(m_facts);
    column->addWidget(m_taskTable, 1);
    return detail;
}

void AgentsPage::appear()
{
    showAgents(m_link.agents());
}

void AgentsPage::secondPassed()
{
    m_table->repaintColumn(AgentModel::LastSign);
}

void AgentsPage::showAgents(const std::vector<AgentStatus> &agents)
{
    if (!isVisible())
        return;
    m_model.setAgents(agents);
    m_stack->setCurrentIndex(agents.empty() ? 0 : 1);
    if (!agents.empty() && !m_table->currentIndex().isValid())
        m_table->goTo(0);
    showDetail();
}

void AgentsPage::showDetail()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid()) {
        m_name->setText(tr("No agent chosen"));
        m_facts->setText(QString());
        m_asked.clear();
        m_tasks.setTasks({});
        return;
    }
    const AgentStatus &status = m_model.at(current.row());
    m_name->setText(UntrustedText(status.agent.name));
    const QString work = status.running.empty()
        ? tr("Works on nothing now.")
        : tr("Works on %n task(s) now.", nullptr, int(status.running.size()));
    m_facts->setText(tr("Transport: %1. Kinds: %2. %3", "what it works on")
                         .arg(wordFor(status.agent.transport), kindsText(status.agent.kinds), work));
    readTasks(status);
}

void AgentsPage::readTasks(const AgentStatus &status)
{
    if (status.running == m_asked)
        return; // a sign of life alone changes nothing here
    m_asked = status.running;
    if (m_asked.empty()) {
        m_tasks.setTasks({});
        return;
    }
    QJsonArray numbers;
    for (const TaskId id : status.running)
        numbers += id.value;
    m_link.request(Operation::TasksPage, {{QStringLiteral("ids"), numbers}}, this,
                   [this, asked = m_asked](const Result<Payload> &result) {
                       const auto *page = result ? std::get_if<TaskPage>(&*result) : nullptr;
                       if (page && asked == m_asked)
                           m_tasks.setTasks(page->rows);
                   });
}

} // namespace qd
