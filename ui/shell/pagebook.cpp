#include "ui/shell/pagebook.h"

#include "core/api/enginestatus.h"
#include "ui/actions/actions.h"
#include "ui/models/words.h"
#include "ui/pages/agentspage.h"
#include "ui/pages/autonomypage.h"
#include "ui/pages/logpage.h"
#include "ui/pages/queuepage.h"
#include "ui/parts/actionbutton.h"
#include "ui/parts/badgedicon.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>

namespace qd {

PageBook::PageBook(CoreLink &link, const Actions &actions, QWidget *parent)
    : QTabWidget(parent), m_autonomy(new AutonomyPage(link, this)), m_queue(new QueuePage(link, this)),
      m_agents(new AgentsPage(link, this)), m_log(new LogPage(link, this))
{
    m_autonomy->setWaysToBegin({actions.action(Command::StartDemo), actions.action(Command::NewWorkspace),
                                actions.action(Command::OpenWorkspace)});
    setDocumentMode(true);
    tabBar()->setChangeCurrentOnDrag(true); // tasks are dragged from the queue onto an agent
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    setIconSize({3 * side, side}); // room for a number beside the symbol
    setAccessibleName(tr("Pages"));
    addPage(m_autonomy, QStringLiteral("nav-autonomy"), tr("Autonomy"));
    addPage(m_queue, QStringLiteral("nav-queue"), tr("Queue"));
    addPage(m_agents, QStringLiteral("nav-agents"), tr("Agents"));
    addPage(m_log, QStringLiteral("nav-log"), tr("Log"));
    addCorner(actions);
    connectPages();
    connect(this, &QTabWidget::currentChanged, this, &PageBook::followCurrent);
    for (const auto &[command, page] : {std::pair<Command, QWidget *>(Command::ShowAutonomy, m_autonomy),
                                        std::pair<Command, QWidget *>(Command::ShowQueue, m_queue),
                                        std::pair<Command, QWidget *>(Command::ShowAgents, m_agents),
                                        std::pair<Command, QWidget *>(Command::ShowLog, m_log)})
        connect(actions.action(command), &QAction::triggered, this, [this, wanted = page] { turnTo(wanted); });
}

void PageBook::showCounts(const EngineStatus &status)
{
    const QueueCounts &queue = status.queue;
    const qint64 people = queue.of(TaskState::Review) + queue.of(TaskState::Unknown) + queue.of(TaskState::Dead);
    setTabToolTip(indexOf(m_autonomy), tr("%n task(s) for a person to decide", nullptr, int(people)));
    setTabToolTip(indexOf(m_queue), tr("%Ln task(s), %1, %2", "in all, so many queued, so many running", int(queue.total()))
                                        .arg(countedText(TaskState::Queued, queue.of(TaskState::Queued)),
                                             countedText(TaskState::Running, queue.of(TaskState::Running))));
    showBadge(m_agents, QStringLiteral("nav-agents"), status.agentsEnabled - status.agentsHealthy);
    setTabToolTip(indexOf(m_agents), tr("%L1 of %L2 agents enabled").arg(status.agentsEnabled).arg(status.agentsTotal));
}

QList<QAction *> PageBook::taskActions() const
{
    return m_queue->taskActions() + m_queue->listActions();
}

void PageBook::setStateFile(const QString &file)
{
    m_queue->setStateFile(file);
}

QList<QAction *> PageBook::agentActions() const
{
    return m_agents->agentActions();
}

UndoHistory &PageBook::undoHistory() const
{
    return m_queue->commands().history();
}

QString PageBook::currentTopic() const
{
    const QWidget *page = currentWidget();
    return page == m_queue ? QStringLiteral("queue") : page == m_agents ? QStringLiteral("agents")
         : page == m_log   ? QStringLiteral("log")
                           : QStringLiteral("autonomy");
}

QList<QAction *> PageBook::logActions() const
{
    return m_log->commands();
}

QList<QAction *> PageBook::pageActions() const
{
    return logActions() + agentActions();
}

void PageBook::setFileChooser(std::shared_ptr<FileChooser> chooser)
{
    m_queue->setFileChooser(chooser);
    m_log->setFileChooser(std::move(chooser));
}

void PageBook::setCompactRows(bool compact)
{
    for (PlainTable *table : findChildren<PlainTable *>())
        table->setCompact(compact);
}

/// Only for what needs a person. The name of the tab stays, so that it can be found by it.
void PageBook::showBadge(QWidget *page, const QString &iconName, qint64 count)
{
    const int tab = indexOf(page);
    if (tabBar()->tabData(tab).toLongLong() == count)
        return;
    tabBar()->setTabData(tab, count);
    setTabIcon(tab, badgedIcon(iconName, count));
}

void PageBook::addPage(QWidget *page, const QString &iconName, const QString &name)
{
    addTab(page, themedIcon(iconName), name);
}

void PageBook::addCorner(const Actions &actions)
{
    auto *corner = new QWidget(this);
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 2, 8, 2);
    for (const Command command : {Command::NewTask, Command::Import})
        row->addWidget(actionButton(actions.action(command), corner));
    setCornerWidget(corner);
}

void PageBook::connectPages()
{
    connect(m_autonomy, &AutonomyPage::resumeRequested, this, &PageBook::resumeRequested);
    connect(m_autonomy, &AutonomyPage::armRequested, this, &PageBook::armRequested);
    connect(m_autonomy, &AutonomyPage::disarmRequested, this, &PageBook::disarmRequested);
    connect(m_autonomy, &AutonomyPage::agentsRequested, this, &PageBook::showAgents);
    connect(m_autonomy, &AutonomyPage::needsCounted, this,
            [this](qint64 count) { showBadge(m_autonomy, QStringLiteral("nav-autonomy"), count); });
    connect(m_log, &LogPage::taskRequested, this, &PageBook::showTask);
    connect(m_log, &LogPage::unseenErrorsCounted, this,
            [this](qint64 count) { showBadge(m_log, QStringLiteral("nav-log"), count); });
    connect(m_queue, &QueuePage::importRequested, this, &PageBook::importRequested);
    connect(m_queue, &QueuePage::importTextRequested, this, &PageBook::importTextRequested);
    connect(m_autonomy, &AutonomyPage::taskRequested, this, &PageBook::showTask);
    connect(m_autonomy, &AutonomyPage::answerRequested, this, [this](TaskId id) {
        showTask(id);
        m_queue->commands().answer(id);
    });
    connect(m_autonomy, &AutonomyPage::askingRequested, this, [this] {
        m_queue->showAsking();
        turnTo(m_queue);
    });
    connect(m_agents, &AgentsPage::taskRequested, this, &PageBook::showTask);
    connect(m_agents, &AgentsPage::agentSwitched, this, [this](const QString &agent, bool wasEnabled) {
        undoHistory().add(undoOfAgentSwitch(agent, wasEnabled));
    });
    connect(m_agents, &AgentsPage::tasksAssigned, this, [this](const UndoEntry &undo) { undoHistory().add(undo); });
    connect(m_autonomy, &AutonomyPage::filterRequested, this, &PageBook::showStates);
}

void PageBook::showTask(TaskId id)
{
    m_queue->showTask(id);
    turnTo(m_queue);
}

void PageBook::showStates(const QList<TaskState> &states)
{
    m_queue->showStates(states);
    turnTo(m_queue);
}

void PageBook::showAutonomy()
{
    turnTo(m_autonomy);
}

void PageBook::showMode()
{
    turnTo(m_autonomy);
    m_autonomy->focusMode();
}

void PageBook::showAgents()
{
    turnTo(m_agents);
}

void PageBook::showAgent(const QString &name)
{
    turnTo(m_agents);
    m_agents->pointAt(name);
}

const QList<SavedView> &PageBook::savedViews() const
{
    return m_queue->savedViews();
}

void PageBook::showView(int view)
{
    turnTo(m_queue);
    m_queue->showView(view);
}

void PageBook::turnTo(QWidget *page)
{
    setCurrentWidget(page);
    page->setFocus();
}

void PageBook::focusPage()
{
    currentWidget()->setFocus();
}

// Else it stays where it was before, and that may be a button that stops everything. Who goes along the tabs with the
// arrow keys goes on doing so.
void PageBook::followCurrent()
{
    if (!tabBar()->hasFocus())
        focusPage();
}

} // namespace qd
