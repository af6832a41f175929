#include "ui/pages/queuepage.h"

#include "ui/models/errortext.h"
#include "ui/pages/dropzone.h"
#include "ui/pages/filterline.h"
#include "ui/pages/queuesidebar.h"
#include "ui/pages/queuesight.h"
#include "ui/pages/taskdetailpane.h"
#include "ui/pages/tasktable.h"
#include "ui/pages/tasktransfer.h"
#include "ui/pages/taskverbs.h"
#include "ui/parts/actionrow.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kSideBySideWidth = 1'400; // from here on the columns of the list and the tabs of the detail both have room

} // namespace

QueuePage::QueuePage(CoreLink &link, QWidget *parent)
    : LivePage(parent), m_link(link), m_model(link), m_messages(new MessageBar(this)),
      m_commands(new TaskCommands(link, *m_messages, [this](int most) { return chosen(most); }, this)),
      m_sidebar(new QueueSidebar(this)), m_filter(new FilterLine(this)), m_shown(new PlainLabel(this)),
      m_newer(new QPushButton(this)), m_table(new TaskTable(m_model, this)),
      m_sight(new QueueSight(m_model, *m_sidebar, *m_filter, *m_table->horizontalHeader(), *m_messages, this)),
      m_transfer(new TaskTransfer(link, *m_messages, m_model, *m_table, [this](int most) { return chosen(most); }, this)),
      m_empty(new EmptyState(this)), m_stack(new QStackedWidget(this)),
      m_detail(new TaskDetailPane(link, this)), m_panes(new QSplitter(Qt::Vertical, this)),
      m_drops(new DropZone(this))
{
    setObjectName(QStringLiteral("queuePage"));
    makeListActions();
    dressTable();
    dressFilter();
    layOut();
    connect(&m_model, &TaskTableModel::listChanged, this, &QueuePage::showList);
    connect(&m_model, &QAbstractItemModel::dataChanged, m_commands, &TaskCommands::updateActions);
    connect(&m_model, &TaskTableModel::readFailed, this,
            [this](const Error &error) { m_messages->tell(MessageBar::Level::Error, errorTextWithDetail(error)); });
    connect(&m_model, &TaskTableModel::newerChanged, this, &QueuePage::showNewer);
    connect(&link, &CoreLink::statusChanged, this, &QueuePage::showCounts);
    connect(&link, &CoreLink::agentsChanged, this, &QueuePage::showAgents);
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        if (m_model.filter().isEmpty())
            Q_EMIT importTextRequested(QString());
        else
            m_sight->showStates({});
    });
    takeDrops();
    m_commands->updateActions();
    showList();
}

QueuePage::~QueuePage()
{
    m_table->saveColumns(m_stateFile);
}

void QueuePage::setFileChooser(const std::shared_ptr<FileChooser> &chooser)
{
    m_commands->setFileChooser(chooser);
    m_transfer->setFileChooser(chooser);
}

void QueuePage::takeDrops()
{
    m_drops->setOwnSource(m_table);
    connect(m_drops, &DropZone::pathsDropped, this, &QueuePage::importRequested);
    connect(m_drops, &DropZone::textDropped, this, &QueuePage::importTextRequested);
    connect(m_drops, &DropZone::unreadableDropped, this, [this] { // the program it came from has ended, or took it back
        m_messages->tell(MessageBar::Level::Warning, tr("What was dropped cannot be read."));
    });
}

void QueuePage::paste()
{
    const QMimeData *held = QGuiApplication::clipboard()->mimeData();
    if (!held || !m_drops->take(*held))
        m_messages->tell(MessageBar::Level::Information, tr("There is neither a file nor text on the clipboard."));
}

void QueuePage::dressTable()
{
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(taskActions());
    m_table->addActions(listActions());
    for (QAction *action : taskActions() + listActions()) {
        if (action->shortcutContext() == Qt::WidgetWithChildrenShortcut)
            addAction(action); // its key works wherever the focus is on the page
    }
    const auto *selection = m_table->selectionModel();
    connect(selection, &QItemSelectionModel::selectionChanged, m_commands, &TaskCommands::updateActions);
    connect(selection, &QItemSelectionModel::currentRowChanged, this, &QueuePage::showCurrent);
    connect(selection, &QItemSelectionModel::selectionChanged, this, &QueuePage::showCurrent);
}

void QueuePage::dressFilter()
{
    m_shown->setObjectName(QStringLiteral("shown"));
    m_shown->setAccessibleDescription(tr("Tasks shown"));
    m_newer->setObjectName(QStringLiteral("newer"));
    m_newer->hide();
    connect(m_newer, &QPushButton::clicked, &m_model, &TaskTableModel::showNewer);
    connect(m_filter, &FilterLine::accepted, this, [this] { m_table->setFocus(); });
}

QAction *QueuePage::addListAction(const char *id, const char *icon, const QString &text, const QString &word, const QString &tip)
{
    auto *action = new QAction(themedIcon(QLatin1String(icon)), text, this);
    action->setObjectName(QLatin1String(id));
    action->setIconText(word);
    action->setStatusTip(tip);
    return action;
}

void QueuePage::makeListActions()
{
    m_saveView = addListAction("saveView", "action-new", tr("Save &view…"), tr("Save view…"), tr("Keep filter and order under a name, in the sidebar"));
    m_saveView->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    m_saveView->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_saveView, &QAction::triggered, m_sight, &QueueSight::saveView);
    m_follow = addListAction("followQueue", "action-follow", tr("&Follow the queue"), tr("Follow"),
                             tr("Off: rows that would move or appear wait until you ask for them"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setShortcut(QKeySequence(Qt::Key_Space));
    m_follow->setShortcutContext(Qt::WidgetShortcut); // elsewhere the key types a space or presses a button
    connect(m_follow, &QAction::toggled, &m_model, &TaskTableModel::setFollowing);
    m_paste = addListAction("pasteTasks", "action-import", tr("Paste"), tr("Paste"),
                            tr("Take files or text from the clipboard, as if they were dropped here"));
    m_paste->setShortcut(QKeySequence(QKeySequence::Paste));
    m_paste->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_paste, &QAction::triggered, this, &QueuePage::paste);
}

QList<QAction *> QueuePage::listActions() const
{
    return QList<QAction *>{m_saveView, m_follow, m_paste} + m_transfer->actions();
}

const QList<SavedView> &QueuePage::savedViews() const
{
    return m_sidebar->views();
}

void QueuePage::showView(int view)
{
    m_sidebar->chooseView(view);
}

void QueuePage::setStateFile(const QString &file)
{
    m_stateFile = file;
    m_sidebar->setFile(file);
    m_table->restoreColumns(file);
}

void QueuePage::addButtons(const QList<QAction *> &actions, QBoxLayout &layout)
{
    layout.addWidget(new ActionRow(actions, this), 0, Qt::AlignTop);
}

QLayout *QueuePage::makeSeekRow()
{
    auto *row = new QHBoxLayout;
    row->addWidget(m_filter, 1);
    row->addWidget(m_newer, 0, Qt::AlignTop);
    addButtons({m_saveView, m_follow}, *row);
    row->addWidget(m_table->makeColumnButton(this), 0, Qt::AlignTop);
    return row;
}

QLayout *QueuePage::makeFoundRow()
{
    auto *row = new QHBoxLayout;
    m_shown->setMinimumHeight(m_shown->fontMetrics().height());
    row->addWidget(m_shown);
    row->addWidget(m_filter->fault(), 1);
    return row;
}

QWidget *QueuePage::makeDeeds()
{
    auto *row = new ActionRow(m_commands->barActions(), this);
    for (const TaskStandIn &one : taskStandIns())
        row->addStandIn(m_commands->actionFor(one.verb), m_commands->actionFor(one.usual));
    return row;
}

QWidget *QueuePage::makeList()
{
    auto *list = new QWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(makeSeekRow());
    column->addLayout(makeFoundRow());
    column->addWidget(makeDeeds());
    column->addWidget(m_stack, 1);
    return list;
}

void QueuePage::layOut()
{
    m_panes->setObjectName(QStringLiteral("queuePanes"));
    m_panes->addWidget(makeList());
    m_panes->addWidget(m_detail);
    m_panes->setStretchFactor(0, 1);
    m_panes->setStretchFactor(1, 1);
    m_panes->setSizes({1'000, 1'000}); // a ratio: what the two would like by themselves leaves no room for the detail
    m_panes->setChildrenCollapsible(false);
    auto *sides = new QSplitter(Qt::Horizontal, this);
    sides->setObjectName(QStringLiteral("queueSplitter"));
    sides->addWidget(m_sidebar);
    sides->addWidget(m_panes);
    sides->setStretchFactor(0, 0);
    sides->setStretchFactor(1, 1);
    const int sidebarWidth = 24 * fontMetrics().averageCharWidth();
    sides->setSizes({sidebarWidth, 6 * sidebarWidth});
    auto *column = new QVBoxLayout(this);
    column->addWidget(sides, 1);
    setFirstFocus(m_table);
}

void QueuePage::focusFilter()
{
    m_filter->takeFocus();
}

void QueuePage::appear()
{
    m_model.setActive(true);
    if (m_link.hasStatus())
        showCounts(m_link.status());
    showAgents(m_link.agents());
}

void QueuePage::vanish()
{
    m_model.setActive(false);
    m_drops->hideMark();
    m_table->saveColumns(m_stateFile);
}

void QueuePage::secondPassed()
{
    m_table->repaintColumn(TaskTableModel::Age);
    m_table->repaintColumn(TaskTableModel::NextTry);
    m_detail->refreshWhy();
}

void QueuePage::resizeEvent(QResizeEvent *event)
{
    LivePage::resizeEvent(event);
    const Qt::Orientation wanted = width() >= kSideBySideWidth ? Qt::Horizontal : Qt::Vertical;
    if (m_panes->orientation() != wanted)
        turnPanes(wanted);
}

// Beside each other three parts for the list and two for the task, below each other the same: what a person has set by
// hand holds until the window turns again.
void QueuePage::turnPanes(Qt::Orientation orientation)
{
    m_panes->setOrientation(orientation);
    const int part = std::max(1, (orientation == Qt::Horizontal ? width() : height()) / 5);
    m_panes->setSizes(orientation == Qt::Horizontal ? QList<int>{3 * part, 2 * part} : QList<int>{part, part});
}

void QueuePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !(m_model.filter().isEmpty() && m_filter->text().isEmpty()))
        m_sight->showStates({});
    else
        LivePage::keyPressEvent(event);
}

void QueuePage::showStates(const QList<TaskState> &states)
{
    const QString before = m_model.filter();
    m_wantsFirst = true;
    m_sight->showStates(states);
    if (m_model.isLoaded() && m_model.filter() == before)
        takeFirst();
}

void QueuePage::showAsking()
{
    const QString before = m_model.filter();
    m_wantsFirst = true;
    m_sight->showAsking();
    if (m_model.isLoaded() && m_model.filter() == before)
        takeFirst();
}

void QueuePage::showList()
{
    const bool filtered = !m_model.filter().isEmpty();
    const int rows = m_model.rowCount();
    m_stack->setCurrentIndex(rows == 0 ? 1 : 0);
    showFound();
    if (!m_model.isLoaded())
        m_empty->setContents(QStringLiteral("nav-queue"), tr("The queue is being read…"));
    else if (filtered)
        m_empty->setContents(QStringLiteral("action-find"), tr("No task matches."), tr("Clear filter"));
    else
        m_empty->setContents(QStringLiteral("action-import"), tr("Drop task files here, or write one."),
                             tr("New task…"));
    findWanted();
    takeFirst();
    showCurrent();
    m_commands->updateActions();
}

void QueuePage::showFound()
{
    const int rows = m_model.rowCount();
    const qint64 all = m_link.hasStatus() ? m_link.status().queue.total() : rows;
    if (!m_model.isLoaded())
        m_shown->clear();
    else if (m_model.filter().isEmpty() || all < rows)
        m_shown->setText(tr("%n task(s)", nullptr, rows));
    else
        m_shown->setText(tr("%1 of %n task(s)", "those that a filter leaves", int(all)).arg(QLocale().toString(rows)));
}

void QueuePage::showNewer()
{
    const int count = m_model.newerCount();
    m_newer->setText(count > 0 ? tr("%n newer – show", nullptr, count) : tr("New order – show"));
    m_newer->setVisible(m_model.hasNewer());
}

void QueuePage::showCounts(const EngineStatus &status)
{
    if (!isVisible())
        return;
    m_sidebar->setCounts(status.queue);
    showFound();
}

void QueuePage::showAgents(const std::vector<AgentStatus> &agents)
{
    QStringList names;
    for (const AgentStatus &status : agents)
        names += status.agent.name;
    if (isVisible())
        m_filter->setAgents(names);
}

void QueuePage::showCurrent()
{
    // A screen reader chooses a row without making it the current one.
    const QItemSelection selection = m_table->selectionModel()->selection();
    const QModelIndex current = m_table->currentIndex();
    const bool elsewhere = !selection.isEmpty() && !selection.contains(current);
    m_detail->showTask(m_model.idAt(elsewhere ? selection.first().top() : current.row()));
}

void QueuePage::showTask(TaskId id)
{
    m_wanted = id;
    if (m_model.rowOf(id) < 0 && !m_model.filter().isEmpty())
        m_sight->showStates({});
    else if (m_model.isLoaded())
        findWanted();
}

void QueuePage::findWanted()
{
    if (!m_wanted.isValid() || !m_model.isLoaded())
        return;
    const TaskId id = std::exchange(m_wanted, TaskId{});
    const int row = m_model.rowOf(id);
    if (row < 0) {
        m_messages->tell(MessageBar::Level::Information, tr("%1 is not in the queue.").arg(displayId(id)));
        return;
    }
    m_table->goTo(row);
}

void QueuePage::takeFirst()
{
    if (m_model.isLoaded() && std::exchange(m_wantsFirst, false) && m_model.rowCount() > 0)
        m_table->goTo(0);
}

// By ranges: a list of a million chosen rows is never made.
TaskCommands::Chosen QueuePage::chosen(int most) const
{
    TaskCommands::Chosen found;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && found.ids.size() < most; ++row) {
            found.ids += m_model.idAt(row);
            if (const auto task = m_model.taskAt(row))
                found.loaded.push_back(*task);
        }
    }
    found.isAll = found.ids.size() > 1 && found.ids.size() == m_model.rowCount();
    return found;
}

} // namespace qd
