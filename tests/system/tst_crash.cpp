#include "tests/system/programrig.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace qd::test;

namespace {

constexpr qint64 kNoneAfterMs = 1'000;
constexpr qint64 kRunningAfterMs = 2'000;
constexpr int kCrashes = 50;

} // namespace

/// The owner dies by kill -9: nobody is left, nothing is lost, and what may have happened unseen says so.
class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orphansAreSettledByWhatTheyMayHaveDone();
    void effectsThatCanBeAskedAboutNeedNobody();
    void nothingIsLostUnderLoad();

private:
    void addTeller(const ProgramRig &rig, const char *name, const QString &deed) const;
    [[nodiscard]] static Ending arm(const ProgramRig &rig)
    {
        const Ending allowed = rig.allowReal();
        return allowed.code != 0 ? allowed : rig.ask(words("arm --for 30m --count 1000 --confirm REAL"));
    }
    [[nodiscard]] static qint64 total(const QJsonObject &status);
};

qint64 TestCrash::total(const QJsonObject &status)
{
    qint64 sum = 0;
    const QJsonObject counts = status[QLatin1String("queue")].toObject();
    for (const QJsonValue &count : counts)
        sum += count.toInteger();
    return sum;
}

void TestCrash::orphansAreSettledByWhatTheyMayHaveDone()
{
    ProgramRig rig;
    auto owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    QCOMPARE(arm(rig).code, 0);
    QCOMPARE(rig.ask(words("add -"), nastyTask(rig, 1).toUtf8()).code, 0);
    QCOMPARE(rig.ask(words("add -"), "---\nrehearse:\n  - hang\n---\n# Hangs\n").code, 0);
    QTRY_COMPARE(rig.count("running"), 2);
    QVERIFY2(nastyAreReady(rig, *owner, 1, 1), owner->err().constData());
    const int anyOfThem = runningWith(rig.mark()).constFirst();
    const QList<QByteArray> variables{rig.mark(), variableOf(anyOfThem, "QUARTERDECK_PROFILE_ID")};
    QVERIFY(!variables[1].isEmpty());

    owner->send(SIGKILL);
    QVERIFY(owner->waitForEnd());
    const qint64 ms = msUntilNone(variables, kNoneAfterMs);
    qInfo("kill -9 of the owner: nobody was left after %lld ms", ms);
    QVERIFY2(ms >= 0, "somebody lives");

    QElapsedTimer timer;
    timer.start();
    owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    qInfo("started again after %lld ms", timer.elapsed());
    QTRY_COMPARE(rig.taskState(1), QStringLiteral("unknown"));
    QTRY_COMPARE(rig.taskState(2), QStringLiteral("queued")); // waits for its second attempt
    const QJsonObject lost = rig.show(2);
    QCOMPARE(lost[QLatin1String("attempt_list")][0][QLatin1String("state")].toString(), QStringLiteral("lost"));
    QCOMPARE(lost[QLatin1String("error")][QLatin1String("code")].toString(), QStringLiteral("engine_lost"));
    QCOMPARE(rig.engine("mode").toString(), QStringLiteral("proof")); // disarmed
    QVERIFY(rig.verifies());
}

// An agent that writes its attempt's number into a book, and can be asked whether it stands there.
void TestCrash::addTeller(const ProgramRig &rig, const char *name, const QString &deed) const
{
    const QString book = rig.folder() + QStringLiteral("/book");
    const auto setting = [](const char *member, const QString &script) {
        const QJsonArray program{QStringLiteral("/bin/sh"), QStringLiteral("-c"), script, QStringLiteral("sh"), QStringLiteral("{attempt}")};
        return QStringList{QStringLiteral("--setting"),
                           QLatin1String(member) + u'=' + QString::fromUtf8(QJsonDocument(program).toJson(QJsonDocument::Compact))};
    };
    const QString asking = QStringLiteral("if grep -qx $1 '%1'; then echo happened; else echo not happened; fi").arg(book);
    QCOMPARE(rig.ask(words("agent add") + QStringList{QLatin1String(name)} + words("--kinds code --setting effect=checkable")
                     + words("--setting sandbox=off --setting prompt=none") + setting("command", deed.arg(book))
                     + setting("probe", asking)).code, 0);
    const QString task = QStringLiteral("---\nmode: real\nautonomy: 100\nagent: %1\n---\n# By %1\n").arg(QLatin1String(name));
    QCOMPARE(rig.ask(words("add -"), task.toUtf8()).code, 0);
}

void TestCrash::effectsThatCanBeAskedAboutNeedNobody()
{
    ProgramRig rig;
    auto owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    QCOMPARE(arm(rig).code, 0);
    addTeller(rig, "quick", QStringLiteral("echo $1 >> '%1'; sleep 60"));
    addTeller(rig, "slow", QStringLiteral("touch '%1-slow'; sleep 60; echo $1 >> '%1'"));
    QTRY_COMPARE(rig.count("running"), 2);
    QTRY_VERIFY(QFile::exists(rig.folder() + QStringLiteral("/book")) && QFile::exists(rig.folder() + QStringLiteral("/book-slow")));

    owner->send(SIGKILL);
    QVERIFY(owner->waitForEnd());
    owner = rig.start(words("run"));
    QTRY_COMPARE(rig.taskState(1), QStringLiteral("succeeded"));
    QTRY_COMPARE(rig.taskState(2), QStringLiteral("queued")); // disarmed: it waits for a person, and then is done once
    for (const int task : {1, 2}) {
        const QJsonArray attempts = rig.show(task)[QLatin1String("attempt_list")].toArray();
        QCOMPARE(attempts.size(), 1);
        QCOMPARE(attempts[0][QLatin1String("state")].toString(), QStringLiteral("lost"));
    }
    const QJsonArray confirmed = rig.journal("outcome_confirmed");
    QCOMPARE(confirmed.size(), 1);
    QCOMPARE(confirmed[0][QLatin1String("data")][QLatin1String("probe")].toString(), QStringLiteral("happened"));
    QVERIFY(rig.verifies());
}

void TestCrash::nothingIsLostUnderLoad()
{
    constexpr quint32 kSeed = 20240611;
    QRandomGenerator random(kSeed);
    ProgramRig rig;
    int added = 0;
    qint64 slowestDeath = 0;
    qint64 slowestStart = 0;
    for (int crash = 1; crash <= kCrashes; ++crash) {
        QElapsedTimer timer;
        timer.start();
        const auto owner = rig.start(words("run"));
        QTRY_COMPARE_WITH_TIMEOUT(rig.engineState(), QStringLiteral("running"), 10'000);
        slowestStart = std::max(slowestStart, timer.elapsed());
        QCOMPARE(arm(rig).code, 0);
        for (int i = 0; i < 6; ++i) {
            const QString quick = QStringLiteral("---\ntitle: Task %1\nmax_attempts: 100\nrehearse:\n  - sleep: 0.2\n"
                                                 "  - succeed: done\n---\nNumber %1.\n").arg(added);
            const QString text = i < 2 ? nastyTask(rig, added) : quick;
            QCOMPARE(rig.ask(words("add -"), text.toUtf8()).code, 0);
            ++added; // acknowledged: from here on it must never be lost
        }
        QTest::qWait(random.bounded(700)); // the random moment
        owner->send(SIGKILL);
        QVERIFY(owner->waitForEnd());
        const qint64 death = msUntilNone({rig.mark()}, kNoneAfterMs);
        QVERIFY2(death >= 0, "somebody lives");
        slowestDeath = std::max(slowestDeath, death);
        QCOMPARE(total(rig.status()), added);
    }
    qInfo("%d crashes: nobody was left after at most %lld ms, running again after at most %lld ms", kCrashes,
          slowestDeath, slowestStart);
    if (slowestStart > kRunningAfterMs)
        qWarning("a start took longer than the %lld ms we want", kRunningAfterMs);

    QCOMPARE(rig.ask(words("run --ticks 1")).code, 0);
    QVERIFY(rig.verifies());
    const QJsonObject list = rig.json(words("list --limit 10000"));
    QCOMPARE(list[QLatin1String("total")].toInt(), added);
    int unknown = 0;
    const QJsonArray rows = list[QLatin1String("tasks")].toArray();
    for (const QJsonValue &row : rows) {
        const QJsonObject task = rig.json({QStringLiteral("show"), row[QLatin1String("id")].toString()});
        const QString state = task[QLatin1String("state")].toString();
        const QJsonArray attempts = task[QLatin1String("attempt_list")].toArray();
        const auto ok = std::count_if(attempts.begin(), attempts.end(), [](const QJsonValue &attempt) {
            return attempt[QLatin1String("state")].toString() == QLatin1String("ok");
        });
        QVERIFY2(ok == (state == QLatin1String("succeeded") ? 1 : 0), qPrintable(state));
        // What acts for real was begun at most once, and what was begun is not taken again by itself.
        if (task[QLatin1String("mode")].toString() == QLatin1String("real")) {
            QVERIFY(attempts.size() <= 1);
            QVERIFY2(state == QLatin1String(attempts.isEmpty() ? "queued" : "unknown"), qPrintable(state));
            unknown += attempts.isEmpty() ? 0 : 1;
        } else {
            QVERIFY2(state == QLatin1String("queued") || state == QLatin1String("succeeded"), qPrintable(state));
        }
    }
    QVERIFY2(unknown >= kCrashes / 2, "hardly any agent was running when its owner died: the crashes proved little");
    QVERIFY(rig.count("succeeded") > 0);
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
