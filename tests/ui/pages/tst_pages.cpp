#include "core/api/taskcodec.h"
#include "tests/support/fakescene.h"
#include "ui/models/timetext.h"
#include "ui/pages/agentspage.h"
#include "ui/pages/autonomypage.h"
#include "ui/pages/logpage.h"
#include "ui/pages/queuepage.h"
#include "ui/parts/plaintable.h"
#include "ui/shell/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace qd;

namespace {

/// A night's work: every state, a lease, ticks, agents and a hostile title.
void furnish(FakeCore &core)
{
    const qint64 now = displayNow();
    std::vector<TaskSummary> tasks;
    for (qint64 number = 1; number <= 60; ++number) {
        TaskSummary row = fakeTask(number, TaskState(number % QueueCounts::kStates));
        row.title = number == 3 ? QStringLiteral("<b>Not bold</b> \u202Eexe.txt")
                                : QStringLiteral("Summarise chapter %1").arg(number);
        row.kind = TaskKind(number % 8);
        row.mode = number % 7 == 0 ? Mode::Real : Mode::Proof;
        row.agent = QStringLiteral("rehearsal");
        row.attempts = int(number % 4);
        row.createdAt = row.updatedAt = now - number * 977'000;
        if (row.state == TaskState::Queued)
            row.notBefore = now + 90'000;
        tasks.push_back(row);
    }
    core.setTasks(tasks);
    Attempt attempt;
    attempt.number = 1;
    attempt.agent = QStringLiteral("rehearsal");
    attempt.state = AttemptState::Timeout;
    attempt.startedAt = now - 60'000;
    attempt.endedAt = now - 30'000;
    core.setDetail(TaskId{3}, {QStringLiteral("# Chapter\nSummarise it in <b>ten</b> lines."),
                               Error{QStringLiteral("agent_silent"), ErrorCategory::Transient, {}}, {toJson(attempt)}});
    EngineStatus status = core.status();
    status.state = EngineState::Running;
    status.tickNumber = 10'482;
    status.lastTick = {.number = 311, .epoch = 4, .startedAt = now - 4'000, .durationMs = 12,
                       .outcome = TickOutcome::Partial, .claimed = 2, .started = 2, .succeeded = 1, .failed = 1,
                       .idleBefore = 17, .note = {}};
    status.obeyedAtTick = 10'400;
    status.obeyedAt = now - 100'000;
    status.controls.setAt = now - 101'000;
    status.controls.setBy = QStringLiteral("console");
    status.leaseOwner = QStringLiteral("f3a9c1");
    status.leaseEpoch = 4;
    status.leaseExpiresInMs = 21'000;
    status.agentsTotal = 2;
    status.agentsEnabled = 2;
    status.at = now;
    Tick before = status.lastTick;
    before.number = 310;
    before.startedAt -= 60'000;
    before.outcome = TickOutcome::Success;
    core.setTicks({status.lastTick, before});
    AgentStatus agent;
    agent.agent.id = AgentId{1};
    agent.agent.name = QStringLiteral("rehearsal");
    agent.agent.transport = Transport::Rehearsal;
    agent.agent.kinds = {TaskKind::Rehearsal, TaskKind::Code};
    agent.running = {TaskId{3}, TaskId{13}};
    agent.lastSignAt = now - 2'000;
    AgentStatus idle = agent;
    idle.agent.id = AgentId{2};
    idle.agent.name = QStringLiteral("command");
    idle.agent.transport = Transport::Command;
    idle.running = {};
    idle.lastSignAt = 0;
    core.publishAgents({agent, idle});
    core.publishStatus(status);
    std::vector<LogLine> log;
    for (int i = 0; i < 200; ++i) {
        LogLine line;
        line.at = now - (200 - i) * 500;
        line.level = i % 19 == 0 ? LogLevel::Error : (i % 7 == 0 ? LogLevel::Warning : LogLevel::Info);
        line.source = QStringLiteral("engine");
        line.task = TaskId{i % 5};
        line.text = UntrustedText(QStringLiteral("tick %1 settled <b>T-%2</b>").arg(i).arg(i % 5));
        log.push_back(line);
    }
    core.publishLog(log);
}

struct Book : FakeLine {
    QWidget windows[4]; ///< a page is never a window itself
    AutonomyPage &autonomy = *new AutonomyPage(link, &windows[0]);
    QueuePage &queue = *new QueuePage(link, &windows[1]);
    AgentsPage &agents = *new AgentsPage(link, &windows[2]);
    LogPage &log = *new LogPage(link, &windows[3]);
    QList<QWidget *> pages{&autonomy, &queue, &agents, &log};

    Book()
    {
        furnish(*core);
        for (QWidget *page : pages) {
            auto *filled = new QVBoxLayout(page->window());
            filled->setContentsMargins(0, 0, 0, 0);
            filled->addWidget(page);
            page->window()->resize(1'280, 760);
            page->window()->show();
        }
    }
    [[nodiscard]] bool ready() const
    {
        return queue.findChild<QLabel *>(QStringLiteral("taskTitle"))->text().startsWith(QStringLiteral("T-3:"))
            && agents.findChild<PlainTable *>(QStringLiteral("agentTasks"))->model()->rowCount() == 2
            && autonomy.findChild<PlainTable *>(QStringLiteral("ticks"))->model()->rowCount() == 2;
    }
};

QString labelOf(const QWidget *widget)
{
    const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
    return face ? face->text(QAccessible::Name) : QString();
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyControlHasAName();
    void valuesAreNotHiddenByNames();
    void everyWidgetOfOursHasAnObjectName();
    void noLabelInterpretsMarkup();
    void tabReachesEveryControl();
    void timersStopWithThePage();
    void look_data();
    void look();
};

void TestPages::everyControlHasAName()
{
    Book book;
    book.queue.showTask(TaskId{3});
    QTRY_VERIFY(book.ready());
    int controls = 0;
    for (const QWidget *page : book.pages) {
        for (const QWidget *widget : page->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<const QAbstractButton *>(widget)
                || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
                || qobject_cast<const QAbstractItemView *>(widget)
                || qobject_cast<const QPlainTextEdit *>(widget);
            const QString owner = QString::fromLatin1(widget->parentWidget()->metaObject()->className());
            const bool isPartOfQt = owner == QStringLiteral("QTableView") || owner == QStringLiteral("qd::PlainTable")
                || owner == QStringLiteral("QTabBar") || owner == QStringLiteral("QComboBoxPrivateContainer")
                || owner == QStringLiteral("QLineEdit");
            const bool isShown = widget->isVisibleTo(page) || qobject_cast<const QAbstractItemView *>(widget);
            if (!isControl || isPartOfQt || !isShown || widget->inherits("QHeaderView"))
                continue;
            ++controls;
            QVERIFY2(!labelOf(widget).isEmpty(), qPrintable(widget->objectName() + QStringLiteral(" in ") + owner));
        }
    }
    QVERIFY(controls > 25);
}

void TestPages::valuesAreNotHiddenByNames()
{
    Book book;
    for (const QWidget *page : book.pages) {
        for (const QLabel *label : page->findChildren<QLabel *>())
            QVERIFY2(label->accessibleName().isEmpty(), qPrintable(label->objectName()));
    }
}

void TestPages::everyWidgetOfOursHasAnObjectName()
{
    Book book;
    for (const QWidget *page : book.pages) {
        QVERIFY(!page->objectName().isEmpty());
        for (const QWidget *widget : page->findChildren<QWidget *>()) {
            if (QString::fromLatin1(widget->metaObject()->className()).startsWith(QStringLiteral("qd::PlainT")))
                QVERIFY(!widget->objectName().isEmpty());
        }
    }
}

void TestPages::noLabelInterpretsMarkup()
{
    Book book;
    book.queue.showTask(TaskId{3});
    QTRY_VERIFY(book.ready());
    for (const QWidget *page : book.pages) {
        for (const QLabel *label : page->findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }
    const QString title = book.queue.findChild<QLabel *>(QStringLiteral("taskTitle"))->text();
    QVERIFY(title.contains(QStringLiteral("<b>Not bold</b>")));
    QVERIFY(title.contains(QStringLiteral("⟨U+202E⟩")));
}

void TestPages::tabReachesEveryControl()
{
    Book book;
    book.queue.showTask(TaskId{3});
    QTRY_VERIFY(book.ready());
    for (QWidget *page : book.pages) {
        page->window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page->window()));
        QSet<QWidget *> reached;
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : page, Qt::Key_Tab);
            reached.insert(QApplication::focusWidget());
        }
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            const QString name = widget->objectName();
            const bool isOurs = !name.isEmpty() && !name.startsWith(QStringLiteral("qt_"));
            if (isOurs && widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
                && !widget->focusProxy())
                QVERIFY2(reached.contains(widget), qPrintable(page->objectName() + u' ' + widget->objectName()));
        }
    }
}

void TestPages::timersStopWithThePage()
{
    Book book;
    book.queue.showTask(TaskId{3});
    QTRY_VERIFY(book.ready());
    for (QWidget *page : book.pages)
        page->hide();
    book.link.setActive(false);
    // What beats is a QTimer that repeats; one shots run out by themselves.
    for (const QWidget *page : book.pages) {
        for (const QTimer *timer : page->findChildren<QTimer *>())
            QVERIFY(!timer->isActive() || timer->isSingleShot());
    }
}

void TestPages::look_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Every page is painted in both themes; with QD_SHOTS set to a folder, the pictures are kept there to be looked at.
void TestPages::look()
{
    QFETCH(bool, dark);
    Theme theme;
    theme.apply(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    Book book;
    book.queue.showTask(TaskId{3});
    QTRY_VERIFY(book.ready());
    const QString folder = qEnvironmentVariable("QD_SHOTS");
    for (QWidget *page : book.pages) {
        const QImage picture = page->grab().toImage();
        const QColor ground = page->palette().color(QPalette::Window);
        QCOMPARE(QColor(picture.pixel(1, 1)), ground);
        QCOMPARE(ground.lightness() < 128, dark);
        const QString name = page->objectName() + (dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"));
        if (!folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(name)));
    }
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
