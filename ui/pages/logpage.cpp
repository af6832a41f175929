#include "ui/pages/logpage.h"

#include "ui/models/errortext.h"
#include "ui/models/filesaver.h"
#include "ui/models/timetext.h"
#include "ui/pages/logfilterbar.h"
#include "ui/pages/logrecord.h"
#include "ui/parts/actionbutton.h"
#include "ui/parts/actionrow.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/filechooser.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

constexpr int kWrappedLines = 3;
constexpr int kPastLines = 1'000;

} // namespace

struct LogPage::CommandRow {
    const char *name;
    const char *text;
    const char *shortcut;
    const char *icon;
    const char *tip;
    bool onTable; ///< the key works in the table only: elsewhere it means something else
    void (LogPage::*run)();
};

std::span<const LogPage::CommandRow> LogPage::commandRows()
{
    static constexpr CommandRow kRows[] = {
        {"findPrevious", QT_TR_NOOP("Find previous"), "Shift+F3", "action-previous", QT_TR_NOOP("Log: the match before"), false, &LogPage::findPrevious},
        {"findNext", QT_TR_NOOP("Find next"), "F3", "action-next", QT_TR_NOOP("Log: the next match"), false, &LogPage::findNext},
        {"previousError", QT_TR_NOOP("Previous error"), "Shift+F8", "level-error", QT_TR_NOOP("Log: the error before"), false, &LogPage::previousError},
        {"nextError", QT_TR_NOOP("Next error"), "F8", "level-error", QT_TR_NOOP("Log: the next error"), false, &LogPage::nextError},
        {"focusFind", QT_TR_NOOP("Find in log"), "Ctrl+F", "action-find", QT_TR_NOOP("Log: type what to look for"), false, &LogPage::focusFind},
        {"regex", QT_TR_NOOP("Regular expression"), "", "", QT_TR_NOOP("Log: what is typed is a regular expression"), false, &LogPage::search},
        {"mark", QT_TR_NOOP("Mark line"), "Ctrl+M", "action-mark", QT_TR_NOOP("Log: mark the line, or take the mark away"), false, &LogPage::toggleMark},
        {"wrap", QT_TR_NOOP("Wrap lines"), "", "action-wrap", QT_TR_NOOP("Log: up to three lines of text per entry"), false, &LogPage::wrap},
        {"copy", QT_TR_NOOP("Copy lines"), "Ctrl+C", "action-copy", QT_TR_NOOP("Log: copy the chosen lines as text"), true, &LogPage::copy},
        {"copyJson", QT_TR_NOOP("Copy as JSON"), "Ctrl+Shift+C", "", QT_TR_NOOP("Log: copy the chosen lines as JSON"), false, &LogPage::copyJson},
        {"save", QT_TR_NOOP("Save log…"), "Ctrl+S", "action-save", QT_TR_NOOP("Log: write the shown lines to a file, as text or NDJSON"), false, &LogPage::save},
        {"follow", QT_TR_NOOP("Follow the end"), "End", "action-follow", QT_TR_NOOP("Log: go to the newest line and stay there"), true, &LogPage::followEnd},
        {"freezeLog", QT_TR_NOOP("Freeze or continue"), "Space", "action-freeze", QT_TR_NOOP("Log: keep the lines still; what comes waits"), true, &LogPage::toggleFrozen},
    };
    return kRows;
}

LogPage::LogPage(CoreLink &link, QWidget *parent)
    : LivePage(parent), m_chooser(std::make_shared<DesktopFileChooser>()), m_table(new PlainTable(this)),
      m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)), m_filter(new LogFilterBar(this)),
      m_record(new LogRecord(this)), m_freeze(new QPushButton(this)), m_find(new QLineEdit(this)),
      m_found(new PlainLabel(this)), m_note(new PlainLabel(this))
{
    setObjectName(QStringLiteral("logPage"));
    dressFind();
    dressTable();
    makeCommands();
    layOut();
    connectModel();
    connect(&link, &CoreLink::logArrived, this, &LogPage::take);
    connect(&link, &CoreLink::statusChanged, this, [this, &link] { readPast(link); }, Qt::SingleShotConnection);
    connect(m_filter, &LogFilterBar::changed, this, &LogPage::narrow);
    connect(m_freeze, &QPushButton::clicked, this, &LogPage::toggleFrozen);
    connect(m_record, &LogRecord::taskRequested, this, &LogPage::taskRequested);
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        m_filter->showEverything();
        narrow();
    });
    showWaiting();
    showWhetherEmpty();
}

// As they go, the table's parts still tell of their range, when this is no log page any more.
LogPage::~LogPage()
{
    m_table->verticalScrollBar()->disconnect(this);
}

void LogPage::setFileChooser(std::shared_ptr<FileChooser> chooser)
{
    m_chooser = std::move(chooser);
}

// The log of a program that has ended is gone; what happened stands in the journal.
void LogPage::readPast(CoreLink &link)
{
    m_waitsForPast = true;
    link.request(Operation::JournalList, {{QStringLiteral("limit"), kPastLines}}, this, [this](const Result<Payload> &answer) {
        const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
        const QJsonArray entries = object ? object->value(QLatin1String("entries")).toArray() : QJsonArray();
        std::vector<LogLine> lines;
        for (const QJsonValue &entry : entries)
            lines.push_back(lineOfJournal(entry.toObject()));
        const auto isNews = [this](const LogLine &line) { return !m_early.empty() && line.at >= m_early.front().at; };
        lines.erase(std::remove_if(lines.begin(), lines.end(), isNews), lines.end());
        if (!lines.empty())
            lines.push_back({lines.back().at, LogLevel::Info, QStringLiteral("console"), {}, 0,
                             UntrustedText(tr("Above: the newest of the journal. From here on: everything that is said."))});
        m_waitsForPast = false;
        m_model.append(lines, 0);
        m_model.append(std::exchange(m_early, {}), 0);
    });
}

void LogPage::take(const std::vector<LogLine> &lines, qint64 dropped)
{
    if (m_waitsForPast)
        m_early.insert(m_early.end(), lines.begin(), lines.end());
    m_model.append(m_waitsForPast ? std::vector<LogLine>() : lines, dropped);
    if (isVisible())
        return;
    const auto errors = std::count_if(lines.begin(), lines.end(), [](const LogLine &line) { return line.level == LogLevel::Error; });
    m_unseenErrors += errors;
    if (errors > 0)
        Q_EMIT unseenErrorsCounted(m_unseenErrors);
}

void LogPage::dressFind()
{
    m_freeze->setObjectName(QStringLiteral("freeze"));
    m_find->setObjectName(QStringLiteral("find"));
    m_find->setAccessibleName(tr("Find in log"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaxLength(1'000);
    m_find->setMinimumWidth(20 * fontMetrics().averageCharWidth());
    m_found->setObjectName(QStringLiteral("found"));
    m_found->setAccessibleDescription(tr("Matches"));
    m_found->setMinimumWidth(14 * fontMetrics().averageCharWidth());
    m_note->setObjectName(QStringLiteral("note"));
    m_note->hide();
    connect(m_find, &QLineEdit::textChanged, this, &LogPage::search);
    connect(m_find, &QLineEdit::returnPressed, this, &LogPage::findNext);
}

void LogPage::dressTable()
{
    m_table->setObjectName(QStringLiteral("log"));
    m_table->setAccessibleName(tr("Log entries"));
    // Connected before the view is: when its current row leaves the ring, the view would go to the next one there.
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int, int last) {
        if (m_table->currentIndex().isValid() && m_table->currentIndex().row() <= last)
            m_table->selectionModel()->clearCurrentIndex();
    });
    m_table->setModel(&m_model);
    m_table->setColumnChars({12, 12, 18, 8, 40});
    QScrollBar *bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, this, &LogPage::follow);
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) { m_following = value == bar->maximum(); });
}

void LogPage::makeCommands()
{
    for (const CommandRow &row : commandRows()) {
        auto *action = new QAction(themedIcon(QLatin1String(row.icon)), tr(row.text), this);
        action->setObjectName(QLatin1String(row.name));
        action->setShortcut(QKeySequence(QLatin1String(row.shortcut)));
        action->setStatusTip(tr(row.tip));
        action->setShortcutContext(row.onTable ? Qt::WidgetShortcut : Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, run = row.run] { (this->*run)(); });
        (row.onTable ? static_cast<QWidget *>(m_table) : this)->addAction(action);
        m_commands += action;
    }
    command("regex")->setCheckable(true);
    command("wrap")->setCheckable(true);
}

QAction *LogPage::command(const char *name) const
{
    return *std::find_if(m_commands.begin(), m_commands.end(),
                         [name](const QAction *action) { return action->objectName() == QLatin1String(name); });
}

void LogPage::connectModel()
{
    connect(&m_model, &LogModel::waitingChanged, this, &LogPage::showWaiting);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, change, this, &LogPage::showWhetherEmpty);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LogPage::showWhetherEmpty);
    connect(&m_finder, &LogFinder::changed, this, &LogPage::showFound);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LogPage::showRecord);
}

void LogPage::layOut()
{
    auto *bar = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_filter, m_freeze, iconButton(command("follow"), this)})
        bar->addWidget(widget);
    bar->addWidget(m_note, 1);
    bar->addStretch();
    QList<QAction *> deeds;
    for (const char *name : {"previousError", "nextError", "mark", "wrap", "copy", "copyJson", "save"})
        deeds += command(name);
    auto *tools = new QHBoxLayout;
    tools->addWidget(new ActionRow(deeds, this), 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_find, actionButton(command("regex"), this), m_found,
                                                            iconButton(command("findPrevious"), this), iconButton(command("findNext"), this)})
        tools->addWidget(widget);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_stack);
    split->addWidget(m_record);
    split->setStretchFactor(0, 5);
    split->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addLayout(tools);
    column->addWidget(split, 1);
    setFirstFocus(m_table);
}

void LogPage::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void LogPage::appear()
{
    m_unseenErrors = 0;
    Q_EMIT unseenErrorsCounted(0);
    secondPassed();
    showWhetherEmpty();
    follow();
}

void LogPage::secondPassed()
{
    m_filter->showCounts(m_model);
    if (m_model.filter().since > 0 && !m_model.isFrozen())
        m_model.setFilter(m_filter->filter(displayNow()));
}

void LogPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        LivePage::keyPressEvent(event);
        return;
    }
    m_find->clear();
    m_table->setFocus();
}

void LogPage::follow()
{
    if (m_following)
        m_table->scrollToBottom();
}

void LogPage::followEnd()
{
    m_following = true;
    m_table->clearSelection();
    m_table->selectionModel()->clearCurrentIndex();
    follow();
}

void LogPage::narrow()
{
    m_following = true;
    m_model.setFilter(m_filter->filter(displayNow()));
    follow();
}

void LogPage::toggleFrozen()
{
    m_model.setFrozen(!m_model.isFrozen());
    showWaiting();
}

void LogPage::showWaiting()
{
    const bool frozen = m_model.isFrozen();
    const int waiting = int(std::min<qint64>(m_model.waiting(), std::numeric_limits<int>::max()));
    m_freeze->setIcon(themedIcon(frozen ? QStringLiteral("action-resume") : QStringLiteral("action-freeze")));
    m_freeze->setText(frozen ? tr("Continue (%n new)", nullptr, waiting) : tr("Freeze"));
}

void LogPage::showWhetherEmpty()
{
    const bool empty = m_model.rowCount() == 0;
    m_stack->setCurrentIndex(empty ? 0 : 1);
    if (!empty)
        return;
    const bool narrow = m_filter->isNarrow();
    m_empty->setContents(QStringLiteral("nav-log"),
                         narrow ? tr("No such line. Lower the level or widen the time.") : tr("No log line yet."),
                         narrow ? tr("Show everything") : QString());
}

void LogPage::showRecord()
{
    m_note->hide(); // it was about where one was
    const QModelIndex current = m_table->currentIndex();
    m_record->showLine(current.isValid() ? &m_model.at(current.row()) : nullptr);
}

void LogPage::search()
{
    m_goesToFirst = true;
    m_isRegexBroken = !m_finder.search(m_find->text(), command("regex")->isChecked());
    showFound();
}

void LogPage::showFound()
{
    if (m_isRegexBroken) {
        m_found->setText(tr("not an expression"));
        return;
    }
    if (!m_finder.hasPattern()) {
        m_found->clear();
        return;
    }
    if (m_goesToFirst && m_finder.count() > 0) {
        const int from = std::max(0, m_table->currentIndex().row());
        const int hit = m_finder.firstHitFrom(from);
        if (hit < m_finder.count() || !m_finder.isSearching()) {
            m_goesToFirst = false;
            m_table->goTo(m_finder.rowOfHit(hit < m_finder.count() ? hit : 0));
        }
    }
    const int current = m_finder.hitAt(m_table->currentIndex().row());
    if (m_finder.count() == 0)
        m_found->setText(m_finder.isSearching() ? tr("searching…") : tr("no match"));
    else
        m_found->setText(tr("%1 of %L2", "match").arg(current < 0 ? QStringLiteral("–") : QLocale().toString(current + 1)).arg(m_finder.count()));
}

void LogPage::find(int direction)
{
    const int count = m_finder.count();
    if (count == 0)
        return;
    const int row = m_table->currentIndex().row();
    const int hit = direction > 0 ? m_finder.firstHitFrom(row + 1) : m_finder.firstHitFrom(std::max(0, row)) - 1;
    m_table->goTo(m_finder.rowOfHit((hit + count) % count));
    showFound();
}

void LogPage::jumpToError(int direction)
{
    const int row = m_model.nextOfLevel(seekFrom(direction), LogLevel::Error, direction);
    if (row >= 0)
        m_table->goTo(row);
    else
        m_note->setText(direction > 0 ? tr("No error after this so far.") : tr("No error before this."));
    m_note->setVisible(row < 0);
}

/// A person means what is in sight: the current line if it is, else the edge of the view.
int LogPage::seekFrom(int direction) const
{
    const int top = m_table->rowAt(0);
    const int lowest = m_table->rowAt(m_table->viewport()->height() - 1);
    const int bottom = lowest < 0 ? m_model.rowCount() - 1 : lowest;
    const int current = m_table->currentIndex().row();
    if (current >= top && current <= bottom)
        return current;
    return direction > 0 ? top - 1 : bottom + 1;
}

void LogPage::toggleMark()
{
    if (m_table->currentIndex().isValid())
        m_model.toggleMark(m_table->currentIndex().row());
}

void LogPage::wrap()
{
    const bool wrapped = command("wrap")->isChecked();
    m_table->setWordWrap(wrapped);
    m_table->setLinesPerRow(wrapped ? kWrappedLines : 1);
    follow();
}

std::vector<LogLine> LogPage::chosenLines() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    std::vector<LogLine> lines;
    for (const int row : rows)
        lines.push_back(m_model.at(row));
    return lines;
}

void LogPage::copy()
{
    if (const auto lines = chosenLines(); !lines.empty())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(logFile(lines, LogFormat::Text).chopped(1)));
}

void LogPage::copyJson()
{
    if (const auto lines = chosenLines(); !lines.empty())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(logFile(lines, LogFormat::Ndjson).chopped(1)));
}

void LogPage::save()
{
    m_chooser->chooseNewFile(this,
                             {tr("Save log"), tr("quarterdeck-log.txt"), {tr("Text (*.txt)"), tr("NDJSON, one object per line (*.ndjson)")}},
                             [this](const QString &path) { saveTo(path); });
}

void LogPage::saveTo(const QString &path)
{
    std::vector<LogLine> lines;
    for (int row = 0; row < m_model.rowCount(); ++row)
        lines.push_back(m_model.at(row));
    const auto format = path.endsWith(QLatin1String(".ndjson"), Qt::CaseInsensitive) ? LogFormat::Ndjson : LogFormat::Text;
    const int count = int(lines.size());
    saveFile(path, [lines = std::move(lines), format] { return logFile(lines, format); }, this,
             [this, path, count](const Result<void> &result) {
                 const QString name = UntrustedText(QFileInfo(path).fileName()).displayLine();
                 m_note->setText(result ? tr("%n line(s) saved as %1", nullptr, count).arg(name) : errorTextWithDetail(result.error()));
                 m_note->show();
             });
}

} // namespace qd
