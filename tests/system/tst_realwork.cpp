#include "tests/system/programrig.h"

#include <QDir>

using namespace qd::test;

namespace {

constexpr int kTasks = 10;

Ending git(const QString &directory, const QStringList &arguments)
{
    return ProgramRig::run(QStringLiteral("git"), arguments, {}, directory);
}

bool copyTree(const QString &from, const QString &to)
{
    bool ok = QDir().mkpath(to);
    for (const QFileInfo &entry : QDir(from).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        const QString target = to + QLatin1Char('/') + entry.fileName();
        if (entry.fileName() == QLatin1String("build") || entry.fileName() == QLatin1String(".git"))
            continue;
        ok = ok && (entry.isDir() ? copyTree(entry.filePath(), target) : QFile::copy(entry.filePath(), target));
    }
    return ok;
}

QStringList committer()
{
    return words("-c user.name=Rig -c user.email=rig@example.org");
}

/// A repository of this project's own sources: its history if there is one, else one commit of what is there.
bool makeWorkspace(const QString &path)
{
    const QString source = QStringLiteral(SOURCE_DIR);
    if (git({}, words("clone --quiet --no-hardlinks") + QStringList{source, path}).code == 0)
        return true;
    if (!copyTree(source, path) || git(path, words("init --quiet")).code != 0)
        return false;
    return git(path, words("add --all")).code == 0
        && git(path, committer() + words("commit --quiet -m Sources")).code == 0;
}

} // namespace

/// Ten real task files on the project's own repository: proven first, then done.
class TestRealWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void proofDoesNothing();
    void realIsProvedAndWaitsForApproval();
    void unarmedRealStaysQueued();
    void armingNeedsAnEngineAndTheWord();
    void armedRealIsDone();
    void outputsAreWhatTheProgramsReallySay();
    void countIsObeyed();
    void recordsVerify();

private:
    [[nodiscard]] QString output(int task) const;
    [[nodiscard]] QString tasks() const { return m_workspace + QStringLiteral("/tests/system/data/tasks"); }

    ProgramRig m_rig;
    QString m_workspace;
};

// Of the newest attempt.
QString TestRealWork::output(int task) const
{
    const QJsonArray attempts = m_rig.show(task)[QLatin1String("attempt_list")].toArray();
    const QJsonArray artifacts = attempts.last()[QLatin1String("artifacts")].toArray();
    for (const QJsonValue &artifact : artifacts) {
        QFile file(artifact[QLatin1String("path")].toString());
        if (artifact[QLatin1String("name")].toString() == QLatin1String("stdout.txt") && file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    return {};
}

void TestRealWork::initTestCase()
{
    if (git({}, words("--version")).code != 0)
        QSKIP("git is not installed");
    m_workspace = m_rig.folder() + QStringLiteral("/workspace");
    QVERIFY(makeWorkspace(m_workspace));
    QCOMPARE(QDir(tasks()).entryList(words("*.md")).size(), kTasks);
}

void TestRealWork::proofDoesNothing()
{
    QCOMPARE(m_rig.ask({QStringLiteral("add"), tasks()}).code, 0);
    QCOMPARE(m_rig.ask(words("run --until-idle")).code, 0);
    QCOMPARE(m_rig.count("succeeded"), kTasks);
    for (int task = 1; task <= kTasks; ++task) {
        const QJsonArray artifacts = m_rig.show(task)
                                         [QLatin1String("attempt_list")][0][QLatin1String("artifacts")].toArray();
        QCOMPARE(artifacts.size(), 1); // what would be done, and no output, because nothing was
        QCOMPARE(artifacts[0][QLatin1String("name")].toString(), QStringLiteral("effect.json"));
    }
}

void TestRealWork::realIsProvedAndWaitsForApproval()
{
    const Ending added = m_rig.ask(words("add --json --mode real") + QStringList{tasks()});
    QCOMPARE(added.code, 0);
    const QJsonArray tasks = added.object()[QLatin1String("added")].toArray();
    for (const QJsonValue &task : tasks)
        QVERIFY2(!task[QLatin1String("duplicate")].toBool(), "the task in REAL is another one than that in PROOF");
    QCOMPARE(m_rig.ask(words("run --until-idle")).code, 0);
    QCOMPARE(m_rig.count("held"), kTasks);
    const QJsonObject task = m_rig.show(kTasks + 1);
    QCOMPARE(task[QLatin1String("hold_reason")].toString(), QStringLiteral("approval"));
    const QJsonValue attempt = task[QLatin1String("attempt_list")][0];
    QCOMPARE(attempt[QLatin1String("mode")].toString(), QStringLiteral("proof"));
    QCOMPARE(task[QLatin1String("approvals")][0][QLatin1String("effect_sha256")], attempt[QLatin1String("effect_sha256")]);
}

void TestRealWork::unarmedRealStaysQueued()
{
    QStringList ids;
    for (int task = kTasks + 1; task <= 2 * kTasks; ++task)
        ids += QStringLiteral("T-%1").arg(task);
    QCOMPARE(m_rig.ask(words("release") + ids).code, 4); // nothing gets around the question
    QCOMPARE(m_rig.ask(words("approve --reason seen") + ids).code, 0);
    QCOMPARE(m_rig.ask(words("approve") + ids).code, 4); // and nobody is asked twice
    QCOMPARE(m_rig.ask(words("run --until-idle")).code, 0);
    QCOMPARE(m_rig.count("queued"), kTasks);
    QCOMPARE(m_rig.show(kTasks + 1)[QLatin1String("attempts")].toInt(), 0);
    QVERIFY(m_rig.ask(words("why T-11")).out.contains("not_armed"));
}

void TestRealWork::armingNeedsAnEngineAndTheWord()
{
    const QStringList arm = words("arm --for 30m --count 20");
    const QStringList real = arm + words("--confirm REAL");
    QCOMPARE(m_rig.ask(real).code, 5); // nobody would be armed: a start begins in PROOF
    const auto owner = m_rig.start(words("run"));
    QTRY_COMPARE(m_rig.engineState(), QStringLiteral("running"));
    QCOMPARE(m_rig.ask(arm).code, 2);
    QCOMPARE(m_rig.ask(arm + words("--confirm real")).code, 4);
    const Ending forbidden = m_rig.ask(real + words("--json"));
    QCOMPARE(forbidden.code, 4);
    QCOMPARE(forbidden.errorCode(), QStringLiteral("real_not_allowed"));
    QCOMPARE(m_rig.allowReal().code, 0); // from here on it is
    QCOMPARE(m_rig.engine("mode").toString(), QStringLiteral("proof"));
}

void TestRealWork::armedRealIsDone()
{
    const auto owner = m_rig.start(words("run"));
    QTRY_COMPARE(m_rig.engineState(), QStringLiteral("running"));
    QCOMPARE(m_rig.ask(words("arm --for 30m --count 20 --confirm REAL")).code, 0);
    const QJsonObject engine = m_rig.status()[QLatin1String("engine")].toObject();
    QCOMPARE(engine[QLatin1String("mode")].toString(), QStringLiteral("real"));
    QVERIFY(engine[QLatin1String("real_until")].toInteger() > 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig.count("succeeded"), 2 * kTasks, 120'000);
    QCOMPARE(m_rig.ask(words("disarm")).code, 0);
    QCOMPARE(m_rig.engine("mode").toString(), QStringLiteral("proof"));
    owner->send(SIGTERM);
    QVERIFY(owner->waitForEnd());
    QCOMPARE(owner->code(), 143);
}

void TestRealWork::outputsAreWhatTheProgramsReallySay()
{
    const QStringList count = words("diff --shortstat 4b825dc642cb6eb9a060e54bf8d69288fbee4904 HEAD -- *.h *.cpp");
    const QString lines = QString::fromUtf8(git(m_workspace, count).out);
    QVERIFY(lines.contains(QLatin1String("insertions")));
    QCOMPARE(output(kTasks + 1), lines);
    const QString people = QString::fromUtf8(git(m_workspace, words("shortlog -s -n HEAD")).out);
    QVERIFY(!people.isEmpty());
    QCOMPARE(output(kTasks + 3), people);
    QVERIFY(output(kTasks + 7).contains(QLatin1String("test programs")));
    QVERIFY(output(kTasks + 10).contains(QLatin1String("\"configurePresets\"")));
}

// Ten were allowed to start of twenty; with a window of one, the second stays in the queue.
void TestRealWork::countIsObeyed()
{
    const QString task = QStringLiteral("---\ntitle: Say %1\nmode: real\nautonomy: 100\ncommand: [echo, \"%1\"]\n---\nSay it.\n");
    const QString one = m_rig.taskFile(QStringLiteral("one.md"), task.arg(QStringLiteral("one")));
    const QString two = m_rig.taskFile(QStringLiteral("two.md"), task.arg(QStringLiteral("two")));
    QCOMPARE(m_rig.ask({QStringLiteral("add"), one, two}).code, 0);
    const auto owner = m_rig.start(words("run"));
    QTRY_COMPARE(m_rig.engineState(), QStringLiteral("running"));
    QCOMPARE(m_rig.ask(words("arm --for 1m --count 1 --confirm REAL")).code, 0);
    QTRY_COMPARE(m_rig.count("succeeded"), 2 * kTasks + 1);
    const qint64 tick = m_rig.engine("tick_number").toInteger();
    QTRY_VERIFY(m_rig.engine("tick_number").toInteger() > tick + 1);
    QCOMPARE(m_rig.count("queued"), 1);
    QCOMPARE(m_rig.engine("mode").toString(), QStringLiteral("proof"));
}

void TestRealWork::recordsVerify()
{
    QVERIFY(m_rig.verifies());
    QCOMPARE(m_rig.journal("armed").size(), 2);
}

QTEST_GUILESS_MAIN(TestRealWork)
#include "tst_realwork.moc"
