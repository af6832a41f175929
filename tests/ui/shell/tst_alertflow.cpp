#include "ui/shell/alertflow.h"

#include "tests/support/fakescene.h"

#include <QSignalSpy>
#include <QTest>

using namespace qd;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kNow = 1'767'225'600'000;

class FakeNotifier final : public Notifier
{
public:
    struct Shown {
        Alert::Kind kind;
        Notice notice;
    };
    explicit FakeNotifier(std::vector<Shown> &shown, int &dismissed) : m_shown(shown), m_dismissed(dismissed) { }

    void show(int slot, const Notice &notice) override { m_shown.push_back({Alert::Kind(slot), notice}); }
    void dismissAll() override { ++m_dismissed; }

private:
    std::vector<Shown> &m_shown;
    int &m_dismissed;
};

EngineStatus inState(EngineState state)
{
    EngineStatus status;
    status.state = state;
    status.at = kNow;
    return status;
}

TaskSummary waiting(qint64 number, TaskState state, qint64 since = kNow + 1'000)
{
    TaskSummary row = fakeTask(number, state);
    row.updatedAt = since;
    if (state == TaskState::Held)
        row.holdReason = HoldReason::Approval;
    return row;
}

} // namespace

class TestAlertFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsOfDeadLettersOnce();
    void tellsWhatNeedsAPerson_data();
    void tellsWhatNeedsAPerson();
    void leavesAloneWhatNeedsNobody_data();
    void leavesAloneWhatNeedsNobody();
    void tellsOfAQuestion();
    void tellsHowTheDaemonEnded_data();
    void tellsHowTheDaemonEnded();
    void aStoppedDaemonThatStaysStoppedIsNoNews();
    void gathersAndWaitsItsTurn();
    void kindsDoNotWaitForEachOther();
    void whoLooksIsNotTold();
    void whoComesSeesAll();
    void canBeTurnedOff();
    void hostileTitlesAreMadePlain();
    void aPressLeadsToWhatItIsAbout();

private:
    void publish(std::initializer_list<TaskSummary> tasks) { m_line->core->changeTasks(tasks); }
    /// What was published before has been heard.
    void settle();
    [[nodiscard]] std::vector<Alert::Kind> kinds() const;

    std::unique_ptr<FakeLine> m_line;
    std::unique_ptr<AlertFlow> m_flow;
    FakeNotifier *m_notifier = nullptr;
    std::vector<FakeNotifier::Shown> m_shown;
    int m_dismissed = 0;
    bool m_watched = false;
};

void TestAlertFlow::init()
{
    m_shown.clear();
    m_dismissed = 0;
    m_watched = false;
    m_line = std::make_unique<FakeLine>();
    m_flow = std::make_unique<AlertFlow>(m_line->link, QStringLiteral("night"));
    auto notifier = std::make_unique<FakeNotifier>(m_shown, m_dismissed);
    m_notifier = notifier.get();
    m_flow->setNotifier(std::move(notifier));
    m_flow->setWatched([this] { return m_watched; });
    m_line->core->publishStatus(inState(EngineState::Running));
    QTRY_VERIFY(m_line->link.hasStatus());
}

void TestAlertFlow::cleanup()
{
    m_flow.reset();
    m_line.reset();
}

void TestAlertFlow::settle()
{
    bool answered = false;
    m_line->link.request(Operation::StatusGet, {}, this, [&](const Result<Payload> &) { answered = true; });
    QTRY_VERIFY(answered);
    QCoreApplication::sendPostedEvents();
}

std::vector<Alert::Kind> TestAlertFlow::kinds() const
{
    std::vector<Alert::Kind> kinds;
    for (const auto &shown : m_shown)
        kinds.push_back(shown.kind);
    return kinds;
}

void TestAlertFlow::tellsOfDeadLettersOnce()
{
    publish({waiting(7, TaskState::Dead)});
    QTRY_COMPARE(m_shown.size(), size_t(1));
    QCOMPARE(m_shown.front().kind, Alert::Kind::DeadLetter);
    const Notice notice = m_shown.front().notice;
    QCOMPARE(notice.summary, QStringLiteral("night: 1 new dead letter(s)")); // the plural is the program's to make
    QCOMPARE(notice.body, QStringLiteral("T-7, Task 7: Out of attempts."));
    QCOMPARE(notice.button, QStringLiteral("Review"));
    QVERIFY(!notice.urgent);
    m_flow->setPause(0ms);
    publish({waiting(7, TaskState::Dead)}); // the same once more
    publish({waiting(8, TaskState::Unknown)});
    QTRY_COMPARE(m_shown.size(), size_t(2));
    QCOMPARE(m_shown.back().kind, Alert::Kind::Unknown);
    publish({waiting(7, TaskState::Queued), waiting(9, TaskState::Queued)});
    publish({waiting(7, TaskState::Dead, kNow + 9'000)});
    QTRY_COMPARE(m_shown.size(), size_t(3)); // it has died again
}

void TestAlertFlow::tellsWhatNeedsAPerson_data()
{
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<Alert::Kind>("kind");
    QTest::newRow("dead") << TaskState::Dead << Alert::Kind::DeadLetter;
    QTest::newRow("unknown") << TaskState::Unknown << Alert::Kind::Unknown;
    QTest::newRow("to approve") << TaskState::Held << Alert::Kind::Approval;
}

void TestAlertFlow::tellsWhatNeedsAPerson()
{
    QFETCH(TaskState, state);
    QFETCH(Alert::Kind, kind);
    publish({waiting(1, state)});
    QTRY_COMPARE(kinds(), std::vector<Alert::Kind>{kind});
}

void TestAlertFlow::leavesAloneWhatNeedsNobody_data()
{
    QTest::addColumn<TaskSummary>("task");
    QTest::newRow("succeeded") << waiting(1, TaskState::Succeeded);
    QTest::newRow("failed") << waiting(1, TaskState::Failed);
    QTest::newRow("in review") << waiting(1, TaskState::Review);
    TaskSummary held = waiting(1, TaskState::Held);
    held.holdReason = HoldReason::Operator;
    QTest::newRow("held by a person") << held;
    QTest::newRow("dead since before") << waiting(1, TaskState::Dead, kNow - 1);
}

void TestAlertFlow::leavesAloneWhatNeedsNobody()
{
    QFETCH(TaskSummary, task);
    publish({task, waiting(2, TaskState::Unknown)}); // the second shows that both were looked at
    QTRY_COMPARE(kinds(), std::vector<Alert::Kind>{Alert::Kind::Unknown});
}

void TestAlertFlow::tellsOfAQuestion()
{
    TaskSummary asks = waiting(5, TaskState::Running, kNow - 60'000);
    asks.asks = true;
    publish({asks});
    QTRY_COMPARE(kinds(), std::vector<Alert::Kind>{Alert::Kind::Approval});
}

void TestAlertFlow::tellsHowTheDaemonEnded_data()
{
    QTest::addColumn<EngineState>("state");
    QTest::addColumn<bool>("lost");
    QTest::addColumn<Alert::Kind>("kind");
    QTest::addColumn<bool>("urgent");
    QTest::newRow("killed") << EngineState::Killed << false << Alert::Kind::DaemonKilled << true;
    QTest::newRow("stopped") << EngineState::Stopped << false << Alert::Kind::DaemonStopped << false;
    QTest::newRow("lost") << EngineState::Running << true << Alert::Kind::DaemonLost << true;
}

void TestAlertFlow::tellsHowTheDaemonEnded()
{
    QFETCH(EngineState, state);
    QFETCH(bool, lost);
    QFETCH(Alert::Kind, kind);
    QFETCH(bool, urgent);
    if (lost)
        m_line->core->loseConnection();
    else
        m_line->core->publishStatus(inState(state));
    QTRY_COMPARE(kinds(), std::vector<Alert::Kind>{kind});
    QCOMPARE(m_shown.front().notice.urgent, urgent);
    QCOMPARE(m_shown.front().notice.button, QStringLiteral("Show"));
}

void TestAlertFlow::aStoppedDaemonThatStaysStoppedIsNoNews()
{
    m_line = std::make_unique<FakeLine>();
    m_flow = std::make_unique<AlertFlow>(m_line->link, QStringLiteral("night"));
    m_flow->setNotifier(std::make_unique<FakeNotifier>(m_shown, m_dismissed));
    m_flow->setWatched([] { return false; });
    m_line->core->publishStatus(inState(EngineState::Killed));
    settle();
    m_line->core->publishStatus(inState(EngineState::Stopped));
    publish({waiting(1, TaskState::Dead)});
    QTRY_COMPARE(kinds(), std::vector<Alert::Kind>{Alert::Kind::DeadLetter});
}

void TestAlertFlow::gathersAndWaitsItsTurn()
{
    m_flow->setPause(300ms);
    publish({waiting(1, TaskState::Dead), waiting(2, TaskState::Dead)});
    QTRY_COMPARE(m_shown.size(), size_t(1)); // nothing was told before: no pause has to pass
    QCOMPARE(m_shown.front().notice.summary, QStringLiteral("night: 2 new dead letter(s)"));
    QCOMPARE(m_shown.front().notice.body, QStringLiteral("Out of attempts."));
    QElapsedTimer clock;
    clock.start();
    for (int i = 3; i < 6; ++i) {
        publish({waiting(i, TaskState::Dead)});
        settle();
    }
    QCOMPARE(m_shown.size(), size_t(1));
    QTRY_COMPARE(m_shown.size(), size_t(2));
    QVERIFY2(clock.elapsed() >= 250, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(m_shown.back().notice.summary, QStringLiteral("night: 3 new dead letter(s)"));
    QCOMPARE(AlertFlow::kPause, 60'000ms);
}

void TestAlertFlow::kindsDoNotWaitForEachOther()
{
    publish({waiting(1, TaskState::Dead), waiting(2, TaskState::Unknown), waiting(3, TaskState::Held)});
    QTRY_COMPARE(m_shown.size(), size_t(3));
}

void TestAlertFlow::whoLooksIsNotTold()
{
    m_watched = true;
    publish({waiting(1, TaskState::Dead)});
    settle();
    m_watched = false;
    publish({waiting(2, TaskState::Unknown)});
    QTRY_COMPARE(kinds(), std::vector<Alert::Kind>{Alert::Kind::Unknown});
}

void TestAlertFlow::whoComesSeesAll()
{
    publish({waiting(1, TaskState::Dead)});
    QTRY_COMPARE(m_shown.size(), size_t(1));
    publish({waiting(2, TaskState::Dead)});
    settle(); // it waits for its turn
    const int before = m_dismissed;
    m_flow->seen();
    QCOMPARE(m_dismissed, before + 1);
    m_flow->setPause(0ms);
    publish({waiting(3, TaskState::Dead)});
    QTRY_COMPARE(m_shown.size(), size_t(2));
    QCOMPARE(m_shown.back().notice.summary, QStringLiteral("night: 1 new dead letter(s)")); // the second was seen
}

void TestAlertFlow::canBeTurnedOff()
{
    m_flow->setEnabled(false);
    publish({waiting(1, TaskState::Dead)});
    settle();
    m_flow->setEnabled(true);
    publish({waiting(2, TaskState::Unknown)});
    QTRY_COMPARE(kinds(), std::vector<Alert::Kind>{Alert::Kind::Unknown});
}

void TestAlertFlow::hostileTitlesAreMadePlain()
{
    TaskSummary task = waiting(1, TaskState::Dead);
    task.title = QStringLiteral("a\nb\u202E\x1b[31mc") + QString(500, u'x');
    publish({task});
    QTRY_COMPARE(m_shown.size(), size_t(1));
    const QString body = m_shown.front().notice.body;
    QVERIFY2(body.startsWith(QStringLiteral("T-1, a b⟨U+202E⟩")), qPrintable(body));
    QVERIFY(!body.contains(u'\x1b') && !body.contains(u'\n') && body.size() < 200);
}

void TestAlertFlow::aPressLeadsToWhatItIsAbout()
{
    QSignalSpy shows(m_flow.get(), &AlertFlow::showRequested);
    publish({waiting(7, TaskState::Dead)});
    QTRY_COMPARE(m_shown.size(), size_t(1));
    m_notifier->pressed(int(Alert::Kind::DeadLetter), QStringLiteral("token"));
    QCOMPARE(shows.size(), 1);
    QCOMPARE(shows.front().at(0).value<Alert::Kind>(), Alert::Kind::DeadLetter);
    QCOMPARE(shows.front().at(1).value<TaskId>(), TaskId{7});
    QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), QByteArray("token"));
    qunsetenv("XDG_ACTIVATION_TOKEN");
    publish({waiting(1, TaskState::Unknown), waiting(2, TaskState::Unknown)});
    QTRY_COMPARE(m_shown.size(), size_t(2));
    m_notifier->pressed(int(Alert::Kind::Unknown), {});
    QVERIFY(!shows.back().at(1).value<TaskId>().isValid()); // they are several
    QVERIFY(qEnvironmentVariableIsEmpty("XDG_ACTIVATION_TOKEN"));
}

QTEST_MAIN(TestAlertFlow)
#include "tst_alertflow.moc"
