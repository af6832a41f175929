#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

#include <time.h>

using namespace qd;

class TestTimeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durations_data();
    void durations();
    void agesAndDues();
    void momentsAreLocal_data();
    void momentsAreLocal();
    void linesOfTheLogAreTheSameEverywhere();
    void momentsAreInUtcIfThatIsChosen();
    void cleanup();
    void queuedTasksSayWhatTheyWaitFor();
};

void TestTimeText::durations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fine");
    const auto row = [](const char *name, qint64 ms, const char *text, const char *fine) {
        QTest::newRow(name) << ms << QString::fromLatin1(text) << QString::fromLatin1(fine);
    };
    row("negative", -5, "0 s", "0 ms");
    row("below a second", 999, "0 s", "999 ms");
    row("seconds", 59'999, "59 s", "59 s");
    row("minute", 60'000, "1 min", "1 min");
    row("almost an hour", 3'599'999, "59 min", "59 min");
    row("hours", 7'500'000, "2 h 05 min", "2 h 05 min");
    row("days", 2 * 86'400'000LL + 3 * 3'600'000, "2 d 03 h", "2 d 03 h");
}

void TestTimeText::durations()
{
    QFETCH(qint64, ms);
    QTEST(durationText(ms), "text");
    QTEST(fineDurationText(ms), "fine");
}

void TestTimeText::agesAndDues()
{
    QCOMPARE(ageText(0, 1'000), noDataYet());
    QCOMPARE(ageText(1'000, 61'000), QStringLiteral("1 min"));
    QCOMPARE(ageText(2'000, 1'000), QStringLiteral("0 s"));
    QCOMPARE(dueText(61'000, 1'000), QStringLiteral("in 1 min"));
    QCOMPARE(dueText(1'000, 1'000), QStringLiteral("now"));
}

void TestTimeText::momentsAreLocal_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("clock");
    QTest::addColumn<QString>("inADay");
    QTest::addColumn<QString>("inAWeek");
    const auto row = [](const char *locale, const char *time, const char *clock, const char *inADay, const char *inAWeek) {
        QTest::newRow(locale) << QString::fromLatin1(locale) << QString::fromUtf8(time) << QString::fromUtf8(clock)
                              << QString::fromUtf8(inADay) << QString::fromUtf8(inAWeek);
    };
    row("de_DE", "04.03.2026 17:06:07", "17:06:07", "17:06", "04.03.26 17:06");
    row("en_US", "3/4/2026 5:06:07 PM", "5:06:07 PM", "5:06 PM", "3/4/26 5:06 PM");
    row("en_GB", "04/03/2026 17:06:07", "17:06:07", "17:06", "04/03/2026 17:06");
    row("es_ES", "4/3/2026 17:06:07", "17:06:07", "17:06", "4/3/26 17:06");
    row("fr_FR", "04/03/2026 17:06:07", "17:06:07", "17:06", "04/03/2026 17:06");
    row("ja_JP", "2026/03/04 17時06分07秒", "17時06分07秒", "17:06", "2026/03/04 17:06");
    row("zh_CN", "2026/3/4 17:06:07", "17:06:07", "17:06", "2026/3/4 17:06");
}

void TestTimeText::momentsAreLocal()
{
    QFETCH(QString, locale);
    QLocale::setDefault(QLocale(locale));
    const qint64 moment = QDateTime(QDate(2026, 3, 4), QTime(17, 6, 7)).toMSecsSinceEpoch();
    QTEST(dateTimeText(moment), "time");
    QTEST(timeOfDayText(moment), "clock");
    QCOMPARE(shortMomentText(moment, 60'000), timeOfDayText(moment));
    QTEST(shortMomentText(moment, 86'400'000), "inADay");
    QTEST(shortMomentText(moment, 7 * 86'400'000LL), "inAWeek");
    QCOMPARE(dateTimeText(0), noDataYet());
}

void TestTimeText::linesOfTheLogAreTheSameEverywhere()
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    const qint64 moment = QDateTime(QDate(2026, 3, 4), QTime(17, 6, 7)).toMSecsSinceEpoch();
    QCOMPARE(logTimeText(moment), QStringLiteral("2026-03-04 17:06:07"));
    QCOMPARE(logClockText(moment), QStringLiteral("17:06:07"));
}

void TestTimeText::momentsAreInUtcIfThatIsChosen()
{
    qputenv("TZ", "QDT-05:30"); // east of Greenwich
    tzset();
    QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
    const qint64 moment = QDateTime(QDate(2026, 3, 4), QTime(17, 6, 7), Qt::UTC).toMSecsSinceEpoch();
    QCOMPARE(dateTimeText(moment), QStringLiteral("04.03.2026 22:36:07"));
    QCOMPARE(bothClocksText(moment), QStringLiteral("22:36:07 (UTC 17:06:07)"));
    setDisplayZone(DisplayZone::Utc);
    QCOMPARE(dateTimeText(moment), QStringLiteral("04.03.2026 17:06:07"));
    QCOMPARE(timeOfDayText(moment), QStringLiteral("17:06:07"));
    QCOMPARE(logTimeText(moment), QStringLiteral("2026-03-04 17:06:07"));
    QCOMPARE(logClockText(moment), QStringLiteral("17:06:07"));
    QCOMPARE(shortMomentText(moment, 86'400'000), QStringLiteral("17:06"));
    QCOMPARE(bothClocksText(moment), QStringLiteral("UTC 17:06:07 (22:36:07 local)"));
}

void TestTimeText::cleanup()
{
    qunsetenv("TZ");
    tzset();
    setDisplayZone(DisplayZone::Local);
    QLocale::setDefault(QLocale::c());
}

void TestTimeText::queuedTasksSayWhatTheyWaitFor()
{
    TaskSummary task;
    const QString turn = whySentence(task, {}, 1'000);
    task.notBefore = 61'000;
    TaskSummary blocked = task;
    blocked.openDependencies = 2;
    QVERIFY(whySentence(blocked, {}, 1'000).contains(QLatin1String("2 other task")));
    TaskSummary asking = task;
    asking.state = TaskState::Held;
    asking.holdReason = HoldReason::Operator;
    const QString kept = whySentence(asking, {}, 1'000);
    asking.holdReason = HoldReason::Approval;
    QVERIFY(whySentence(asking, {}, 1'000) != kept);
    asking.state = TaskState::Running;
    const QString working = whySentence(asking, {}, 1'000);
    asking.asks = true;
    QVERIFY(whySentence(asking, {}, 1'000) != working);
    const QString scheduled = whySentence(task, {}, 1'000);
    task.attempts = 1;
    const QString retry = whySentence(task, {}, 1'000);
    QVERIFY(scheduled.contains(QStringLiteral("1 min")) && retry.contains(QStringLiteral("1 min")));
    QVERIFY(turn != scheduled && scheduled != retry);
    QCOMPARE(whySentence(task, {}, 61'000), turn);
    Controls controls;
    controls.wish = RunWish::Pause;
    const QString paused = whySentence(task, controls, 61'000);
    QCOMPARE(whySentence(task, controls, 1'000), paused); // no seconds are counted down to a try that nobody would begin
    task.attempts = 0;
    QCOMPARE(whySentence(task, controls, 1'000), scheduled); // what a person has set for later stays told
    task.attempts = 1;
    task.mode = Mode::Real;
    const QString unarmed = whySentence(task, {}, 61'000);
    QVERIFY(paused != turn && unarmed != turn && unarmed != paused);
    controls.wish = RunWish::Run;
    controls.real = {62'000, 1, QStringLiteral("console")};
    QCOMPARE(whySentence(task, controls, 61'000), turn);
    for (const auto &[state, word] : EnumWords<TaskState>::kWords) {
        task.state = state;
        QVERIFY2(!whySentence(task, {}, 0).isEmpty(), word);
    }
}

QTEST_MAIN(TestTimeText)
#include "tst_timetext.moc"
