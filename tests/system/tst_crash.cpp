#include "tests/system/programrig.h"

using namespace qd::test;

namespace {

constexpr qint64 kNoneAfterMs = 1'000;

} // namespace

/// The owner dies by kill -9: nobody is left, and what may have happened unseen says so. tests/rigs/tst_killnine kills many.
class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orphansAreSettledByWhatTheyMayHaveDone();
    void effectsThatCanBeAskedAboutNeedNobody();

private:
    void addTeller(const ProgramRig &rig, const char *name, const QString &deed) const;
    [[nodiscard]] static Ending arm(const ProgramRig &rig)
    {
        const Ending allowed = rig.allowReal();
        return allowed.code != 0 ? allowed : rig.ask(words("arm --for 30m --count 1000 --confirm REAL"));
    }
};

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

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
