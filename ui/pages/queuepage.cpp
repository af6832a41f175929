#include "ui/pages/queuepage.h"

#include "ui/models/errortext.h"
#include "ui/pages/taskdetailpane.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/statedelegate.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMimeData>
#include <QRubberBand>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kTypingMs = 150;         // a filter is the core's work: one request per pause, not per key
constexpr int kSideBySideWidth = 1200; // from here on the detail pane has room beside the list

QStringList localPaths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

bool isWelcome(const QMimeData &data)
{
    return !localPaths(data).isEmpty() || (data.hasText() && !data.hasUrls());
}

} // namespace

QueuePage::QueuePage(CoreLink &link, QWidget *parent)
    : LivePage(parent), m_link(link), m_model(link), m_messages(new MessageBar(this)),
      m_commands(new TaskCommands(link, *m_messages, [this](int most) { return chosen(most); }, this)),
      m_sidebar(new QListView(this)), m_filter(new QLineEdit(this)), m_shown(new PlainLabel(this)),
      m_table(new PlainTable(this)), m_empty(new EmptyState(this)), m_stack(new QStackedWidget(this)),
      m_detail(new TaskDetailPane(link, this)), m_panes(new QSplitter(Qt::Vertical, this)),
      m_dropMark(new QRubberBand(QRubberBand::Rectangle, this))
{
    setObjectName(QStringLiteral("queuePage"));
    setAcceptDrops(true);
    dressTable();
    dressSidebar();
    dressFilter();
    layOut();
    connect(&m_model, &TaskTableModel::listChanged, this, &QueuePage::showList);
    connect(&m_model, &QAbstractItemModel::dataChanged, m_commands, &TaskCommands::updateActions);
    connect(&m_model, &TaskTableModel::readFailed, this,
            [this](const Error &error) { m_messages->tell(MessageBar::Level::Error, errorTextWithDetail(error)); });
    connect(&link, &CoreLink::statusChanged, this, &QueuePage::showCounts);
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        if (m_model.filter() == TaskTableModel::Filter())
            Q_EMIT importTextRequested(QString());
        else
            clearFilter();
    });
    m_commands->updateActions();
    showList();
}

void QueuePage::dressTable()
{
    m_table->setObjectName(QStringLiteral("tasks"));
    m_table->setAccessibleName(tr("Tasks"));
    m_table->setModel(&m_model);
    m_table->setColumnChars({13, 7, 30, 12, 9, 12, 8, 9, 10, 12, 30});
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &QueuePage::sortBy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(taskActions());
    for (QAction *action : taskActions()) {
        if (action->shortcutContext() == Qt::WidgetWithChildrenShortcut)
            addAction(action); // its key works wherever the focus is on the page
    }
    const auto *selection = m_table->selectionModel();
    connect(selection, &QItemSelectionModel::selectionChanged, m_commands, &TaskCommands::updateActions);
    connect(selection, &QItemSelectionModel::currentRowChanged, this, &QueuePage::showCurrent);
    connect(selection, &QItemSelectionModel::selectionChanged, this, &QueuePage::showCurrent);
}

void QueuePage::dressSidebar()
{
    m_sidebar->setObjectName(QStringLiteral("states"));
    m_sidebar->setAccessibleName(tr("States"));
    m_sidebar->setModel(&m_groups);
    m_sidebar->setItemDelegate(new StateDelegate(m_sidebar));
    m_sidebar->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_sidebar->setUniformItemSizes(true);
    m_sidebar->setSpacing(fontMetrics().height() / 8);
    m_sidebar->setCurrentIndex(m_groups.index(0));
    connect(m_sidebar->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueuePage::chooseGroup);
}

void QueuePage::dressFilter()
{
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setAccessibleName(tr("Filter tasks"));
    m_filter->setPlaceholderText(tr("Filter by title or key"));
    m_filter->setClearButtonEnabled(true);
    m_shown->setObjectName(QStringLiteral("shown"));
    m_shown->setAccessibleDescription(tr("Tasks shown"));
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &QueuePage::applyFilter);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        applyFilter();
        m_table->setFocus();
    });
}

QWidget *QueuePage::makeList()
{
    auto *list = new QWidget(this);
    auto *seek = new QHBoxLayout;
    seek->addWidget(m_filter, 1);
    seek->addWidget(m_shown);
    auto *bar = new QHBoxLayout;
    for (QAction *action : m_commands->barActions()) {
        auto *button = new QToolButton(list);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        bar->addWidget(button);
        m_buttons += button;
    }
    bar->addStretch();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(seek);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    return list;
}

void QueuePage::layOut()
{
    m_panes->setObjectName(QStringLiteral("queuePanes"));
    m_panes->addWidget(makeList());
    m_panes->addWidget(m_detail);
    m_panes->setStretchFactor(0, 3);
    m_panes->setStretchFactor(1, 2);
    m_panes->setSizes({2'000, 1'000}); // a ratio: what the two would like by themselves leaves no room for the detail
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
    column->addWidget(m_messages);
    column->addWidget(sides, 1);
    QWidget *before = m_sidebar;
    for (QWidget *next : QWidgetList{m_filter} + m_buttons + QWidgetList{m_table}) {
        setTabOrder(before, next);
        before = next;
    }
    setFirstFocus(m_table);
}

void QueuePage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void QueuePage::appear()
{
    m_model.setActive(true);
    if (m_link.hasStatus())
        showCounts(m_link.status());
}

void QueuePage::vanish()
{
    m_model.setActive(false);
    m_dropMark->hide();
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

// Three parts for the list, two for the task: what a person has set by hand holds until the window turns again.
void QueuePage::turnPanes(Qt::Orientation orientation)
{
    m_panes->setOrientation(orientation);
    const int part = std::max(1, (orientation == Qt::Horizontal ? width() : height()) / 5);
    m_panes->setSizes({3 * part, 2 * part});
}

void QueuePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_model.filter() != TaskTableModel::Filter())
        clearFilter();
    else
        LivePage::keyPressEvent(event);
}

void QueuePage::chooseGroup()
{
    if (!m_sidebar->currentIndex().isValid())
        return;
    m_states = m_groups.statesAt(m_sidebar->currentIndex().row());
    applyFilter();
}

void QueuePage::showStates(const QList<TaskState> &states)
{
    const bool isThere = m_model.isLoaded() && m_model.filter() == TaskTableModel::Filter{states, {}};
    m_wantsFirst = true;
    setStates(states);
    if (isThere)
        takeFirst();
}

void QueuePage::setStates(const QList<TaskState> &states)
{
    const int row = m_groups.rowOf(states);
    m_sidebar->setCurrentIndex(row < 0 ? QModelIndex() : m_groups.index(row));
    m_states = states;
    m_filter->clear();
    applyFilter();
}

void QueuePage::applyFilter()
{
    m_typing.stop();
    m_model.setFilter({m_states, m_filter->text().trimmed()});
}

void QueuePage::clearFilter()
{
    setStates({});
}

void QueuePage::sortBy(int column, Qt::SortOrder order)
{
    if (column >= 0 && !TaskTableModel::isSortable(column)) {
        // The header has already drawn its arrow; an arrow over an order that is not kept would be a lie.
        m_table->horizontalHeader()->setSortIndicator(m_sortColumn, m_sortOrder);
        return;
    }
    m_sortColumn = column;
    m_sortOrder = order;
    m_model.sort(column, order);
}

void QueuePage::showList()
{
    const bool filtered = m_model.filter() != TaskTableModel::Filter();
    const int rows = m_model.rowCount();
    m_stack->setCurrentIndex(rows == 0 ? 1 : 0);
    m_shown->setText(m_model.isLoaded() ? tr("%n task(s)", nullptr, rows) : QString());
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

void QueuePage::showCounts(const EngineStatus &status)
{
    if (isVisible())
        m_groups.setCounts(status.queue);
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
    if (m_model.rowOf(id) < 0 && m_model.filter() != TaskTableModel::Filter())
        clearFilter();
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

void QueuePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!isWelcome(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_dropMark->setGeometry(rect());
    m_dropMark->show();
}

void QueuePage::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropMark->hide();
}

void QueuePage::dropEvent(QDropEvent *event)
{
    m_dropMark->hide();
    event->setDropAction(Qt::CopyAction); // never a move: the source keeps its files
    event->accept();
    const QStringList paths = localPaths(*event->mimeData());
    const QString text = event->mimeData()->text();
    if (!paths.isEmpty())
        Q_EMIT importRequested(paths);
    else if (!text.isEmpty())
        Q_EMIT importTextRequested(text);
    else // the program it came from has ended, or took it back
        m_messages->tell(MessageBar::Level::Warning, tr("What was dropped cannot be read."));
}

} // namespace qd
