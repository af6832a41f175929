#include "core/base/clock.h"
#include "core/store/unitofwork.h"
#include "tests/system/programrig.h"

#include <QDir>

using namespace qd;
using namespace qd::test;

namespace {

QJsonObject checkOf(const QJsonObject &attempt, const char *id)
{
    const QJsonArray checks = attempt[QLatin1String("checks")].toArray();
    for (const QJsonValue &check : checks) {
        if (check[QLatin1String("id")].toString() == QLatin1String(id))
            return check.toObject();
    }
    return {};
}

QString resultOf(const QJsonObject &attempt, const char *id)
{
    return checkOf(attempt, id)[QLatin1String("result")].toString();
}

QString detailOf(const QJsonObject &attempt, const char *id)
{
    return checkOf(attempt, id)[QLatin1String("detail")].toString();
}

} // namespace

/// Command tasks with inputs, outputs and a program that verifies them, good and bad, by the real program.
class TestResultChecks : public QObject
{
    Q_OBJECT

    ProgramRig m_rig;

    [[nodiscard]] QString work() const { return m_rig.folder() + QStringLiteral("/work"); }
    [[nodiscard]] QString work(const QString &name) const { return work() + u'/' + name; }

    struct Wanted {
        const char *title;
        QString script;
        QStringList inputs = {};
        QStringList outputs = {};
        QStringList verify = {};
    };
    /// Writes the row itself: what a file may say is another test's matter.
    int add(Store &store, const Wanted &wanted)
    {
        TaskDraft draft;
        draft.spec.title = QString::fromLatin1(wanted.title);
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("sh"), QStringLiteral("-c"), wanted.script};
        draft.spec.workspace = work();
        draft.spec.inputs = wanted.inputs;
        draft.spec.outputs = wanted.outputs;
        draft.spec.verify = wanted.verify;
        draft.spec.autonomy = 100;
        draft.mode = Mode::Real;
        draft.maxAttempts = 1;
        qint64 number = 0;
        const auto added = inUnitOfWork(store, SystemClock().wallMs(), QStringLiteral("rig"), [&](UnitOfWork &unit) -> Result<void> {
            const auto task = unit.insert(draft, draft.spec.title);
            number = task ? task->id.value : 0;
            return task ? Result<void>() : Result<void>(task.error());
        });
        return added ? int(number) : 0;
    }
    [[nodiscard]] QJsonObject attemptOf(int task) const { return m_rig.show(task)[QLatin1String("attempt_list")].toArray().last().toObject(); }
    [[nodiscard]] static QStringList artifactsOf(const QJsonObject &attempt)
    {
        QStringList names;
        const QJsonArray artifacts = attempt[QLatin1String("artifacts")].toArray();
        for (const QJsonValue &artifact : artifacts)
            names += artifact[QLatin1String("name")].toString();
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(work()));
    }

    void everyTaskEndsAsItsChecksSay()
    {
        QCOMPARE(m_rig.ask(words("status")).code, 0); // makes the profile
        auto store = Store::open(m_rig.database(), QStringLiteral("rig"), SystemClock().wallMs());
        QVERIFY(store.ok());
        const QStringList wantsFine{QStringLiteral("grep"), QStringLiteral("fine")};
        const int good = add(**store, {"good", QStringLiteral("echo fine > good.txt; echo done"), {}, {work(QStringLiteral("good.txt"))}, wantsFine + QStringList{QStringLiteral("good.txt")}});
        const int missing = add(**store, {"missing", QStringLiteral("true"), {}, {work(QStringLiteral("never.txt"))}});
        const int empty = add(**store, {"empty", QStringLiteral(": > empty.txt"), {}, {work(QStringLiteral("empty.txt"))}});
        const int refused = add(**store, {"refused", QStringLiteral("echo bad > refused.txt"), {}, {work(QStringLiteral("refused.txt"))}, wantsFine + QStringList{QStringLiteral("refused.txt")}});
        const int stolen = add(**store, {"stolen", QStringLiteral("ln -s /etc/passwd stolen.txt"), {}, {work(QStringLiteral("stolen.txt"))}});
        const int hungry = add(**store, {"hungry", QStringLiteral("true"), {work(QStringLiteral("nothing"))}});
        QVERIFY(good && missing && empty && refused && stolen && hungry);
        *store = std::unique_ptr<Store>();
        const auto owner = m_rig.start(words("run"));
        QTRY_COMPARE(m_rig.engineState(), QStringLiteral("running"));
        QCOMPARE(m_rig.allowReal().code, 0);
        QCOMPARE(m_rig.ask(words("arm --for 5m --count 20 --confirm REAL")).code, 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_rig.count("succeeded") + m_rig.count("dead"), 6, 60'000);
        QCOMPARE(m_rig.taskState(good), QStringLiteral("succeeded"));
        for (const int bad : {missing, empty, refused, stolen, hungry})
            QCOMPARE(m_rig.taskState(bad), QStringLiteral("dead"));

        const QJsonObject attempt = attemptOf(good);
        QCOMPARE(attempt[QLatin1String("checks")].toArray().size(), 18);
        QCOMPARE(resultOf(attempt, "result_accepted"), QStringLiteral("pass"));
        QCOMPARE(resultOf(attempt, "outputs_not_empty"), QStringLiteral("pass"));
        QCOMPARE(artifactsOf(attempt), (QStringList{QStringLiteral("effect.json"), QStringLiteral("good.txt"), QStringLiteral("stdout.txt"), QStringLiteral("verify-stdout.txt")}));

        QVERIFY(detailOf(attemptOf(missing), "outputs_exist").contains(QStringLiteral("never.txt: does not exist")));
        QVERIFY(detailOf(attemptOf(empty), "outputs_not_empty").contains(QStringLiteral("is empty")));
        QVERIFY(detailOf(attemptOf(refused), "result_accepted").contains(QStringLiteral("exit code 1")));
        QCOMPARE(attemptOf(refused)[QLatin1String("error")][QLatin1String("code")].toString(), QStringLiteral("postcheck_failed"));
        QVERIFY(detailOf(attemptOf(stolen), "outputs_exist").contains(QStringLiteral("lies outside of the workspace")));
        QVERIFY(!artifactsOf(attemptOf(stolen)).contains(QStringLiteral("stolen.txt")));
        QCOMPARE(attemptOf(hungry)[QLatin1String("error")][QLatin1String("code")].toString(), QStringLiteral("precheck_failed"));
        QVERIFY(detailOf(attemptOf(hungry), "inputs_and_outputs").contains(QStringLiteral("nothing: does not exist")));
        owner->send(SIGTERM);
        QVERIFY(owner->waitForEnd());
        QVERIFY(m_rig.verifies());
        QVERIFY(QDir(m_rig.inProfile(QStringLiteral("spool"))).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestResultChecks)
#include "tst_resultchecks.moc"
