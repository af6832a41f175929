#include "ui/pages/logpage.h"

#include "ui/models/words.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

LogPage::LogPage(CoreLink &link, QWidget *parent)
    : LivePage(parent), m_table(new PlainTable(this)), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)),
      m_level(new QComboBox(this)), m_freeze(new QPushButton(this)), m_find(new QLineEdit(this)),
      m_found(new PlainLabel(this))
{
    setObjectName(QStringLiteral("logPage"));
    m_level->setObjectName(QStringLiteral("level"));
    m_level->setAccessibleName(tr("Least level"));
    for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error})
        m_level->addItem(level == LogLevel::Debug ? tr("All levels") : tr("%1 and above").arg(wordFor(level)),
                         int(level));
    m_freeze->setObjectName(QStringLiteral("freeze"));
    m_find->setObjectName(QStringLiteral("find"));
    m_find->setAccessibleName(tr("Find in log"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_found->setObjectName(QStringLiteral("found"));
    m_found->setAccessibleDescription(tr("Matches"));
    dressTable();
    makeActions();
    layOut();
    showWaiting();

    connect(&link, &CoreLink::logArrived, this,
            [this](const std::vector<LogLine> &lines, qint64 dropped) { m_model.append(lines, dropped); });
    connect(&m_model, &LogModel::waitingChanged, this, &LogPage::showWaiting);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &LogPage::showWhetherEmpty);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LogPage::showWhetherEmpty);
    connect(m_level, &QComboBox::currentIndexChanged, this, &LogPage::chooseLevel);
    connect(m_freeze, &QPushButton::clicked, this, &LogPage::toggleFrozen);
    connect(m_find, &QLineEdit::textChanged, this, [this] { find(0); });
    connect(m_find, &QLineEdit::returnPressed, this, &LogPage::findNext);
    connect(m_empty, &EmptyState::actionRequested, this, [this] { m_level->setCurrentIndex(0); });
    showWhetherEmpty();
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
    m_table->setColumnChars({10, 12, 18, 8, 40});
    QScrollBar *bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, this, &LogPage::follow);
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) { m_following = value == bar->maximum(); });
}

void LogPage::makeActions()
{
    m_buttons = {makeAction(QStringLiteral("findPrevious"), tr("Find previous"), QStringLiteral("action-previous"),
                           QKeySequence::FindPrevious, &LogPage::findPrevious),
                 makeAction(QStringLiteral("findNext"), tr("Find next"), QStringLiteral("action-next"),
                           QKeySequence::FindNext, &LogPage::findNext),
                 makeAction(QStringLiteral("previousError"), tr("Previous error"), QStringLiteral("level-error"),
                           QKeySequence(Qt::SHIFT | Qt::Key_F8), &LogPage::previousError),
                 makeAction(QStringLiteral("nextError"), tr("Next error"), QStringLiteral("level-error"),
                           QKeySequence(Qt::Key_F8), &LogPage::nextError),
                 makeAction(QStringLiteral("copy"), tr("Copy lines"), QStringLiteral("action-copy"), {},
                            &LogPage::copy)};
    makeAction(QStringLiteral("focusFind"), tr("Find"), QStringLiteral("action-find"), QKeySequence::Find,
              &LogPage::focusFind);
    auto *freeze = new QShortcut(QKeySequence(Qt::Key_Space), m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(freeze, &QShortcut::activated, this, &LogPage::toggleFrozen);
    auto *copyKey = new QShortcut(QKeySequence(QKeySequence::Copy), m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &LogPage::copy);
}

QAction *LogPage::makeAction(const QString &name, const QString &text, const QString &icon, const QKeySequence &key,
                             void (LogPage::*run)())
{
    auto *action = new QAction(themedIcon(icon), text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    return action;
}

void LogPage::layOut()
{
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_level);
    bar->addWidget(m_freeze);
    bar->addStretch();
    bar->addWidget(m_find);
    bar->addWidget(m_found);
    m_find->setMinimumWidth(24 * fontMetrics().averageCharWidth());
    m_found->setMinimumWidth(12 * fontMetrics().averageCharWidth());
    QWidget *before = m_find;
    setTabOrder(m_level, m_freeze);
    setTabOrder(m_freeze, m_find);
    for (QAction *action : m_buttons) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setFocusPolicy(Qt::StrongFocus);
        const bool needsWord = action->objectName().endsWith(QLatin1String("Error"));
        button->setToolButtonStyle(needsWord ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        bar->addWidget(button);
        setTabOrder(before, button);
        before = button;
    }
    setTabOrder(before, m_table);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    setFirstFocus(m_table);
}

void LogPage::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void LogPage::appear()
{
    showWhetherEmpty();
    follow();
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

void LogPage::chooseLevel()
{
    m_following = true;
    m_model.setLeastLevel(LogLevel(m_level->currentData().toInt()));
    find(0);
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
    m_freeze->setIcon(themedIcon(frozen ? QStringLiteral("action-follow") : QStringLiteral("action-freeze")));
    m_freeze->setText(frozen ? tr("Continue (%n new)", nullptr, waiting) : tr("Freeze"));
}

void LogPage::showWhetherEmpty()
{
    const bool empty = m_model.rowCount() == 0;
    m_stack->setCurrentIndex(empty ? 0 : 1);
    if (!empty)
        return;
    const bool filtered = m_level->currentIndex() > 0;
    m_empty->setContents(QStringLiteral("nav-log"), filtered ? tr("No line at this level.") : tr("No log line yet."),
                         filtered ? tr("Show all levels") : QString());
}

/// Direction 0 stays at the current row if it matches.
void LogPage::find(int direction)
{
    const std::vector<int> rows = m_model.rowsWith(m_find->text());
    if (rows.empty()) {
        m_found->setText(m_find->text().isEmpty() ? QString() : tr("no match"));
        return;
    }
    const int from = m_table->currentIndex().row();
    auto hit = direction > 0 ? std::upper_bound(rows.begin(), rows.end(), from)
                             : std::lower_bound(rows.begin(), rows.end(), std::max(from, 0));
    if (direction < 0)
        hit = hit == rows.begin() ? std::prev(rows.end()) : std::prev(hit);
    if (hit == rows.end())
        hit = rows.begin();
    m_found->setText(tr("%1 of %2", "match").arg(hit - rows.begin() + 1).arg(rows.size()));
    m_table->goTo(*hit);
}

void LogPage::jumpToError(int direction)
{
    const QModelIndex current = m_table->currentIndex();
    const int from = current.isValid() || direction > 0 ? current.row() : m_model.rowCount();
    const int row = m_model.nextOfLevel(from, LogLevel::Error, direction);
    if (row >= 0)
        m_table->goTo(row);
}

void LogPage::copy()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : rows)
        lines += m_model.lineText(row);
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace qd
