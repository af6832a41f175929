#include "tests/system/programrig.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSet>

using namespace qd::test;

namespace {

QStringList missingKeys(const QJsonObject &object, const QStringList &keys)
{
    QStringList missing = keys;
    missing.removeIf([&](const QString &key) { return object.contains(key); });
    return missing;
}

bool has(const QJsonValue &object, const char *keys)
{
    const QStringList missing = missingKeys(object.toObject(), words(keys));
    if (!missing.isEmpty())
        qWarning("missing: %s", qPrintable(missing.join(QLatin1Char(' '))));
    return missing.isEmpty();
}

QByteArray hashOfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex() : QByteArray();
}

} // namespace

/// The demo tasks from the folder to the proven end, by the program alone.
class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTaskEndsWhereItShould();
    void artifactsAreOnDiskUnderTheirHash();
    void recordsVerify();
    void changedArtifactIsNoticed();
    void addingAgainAddsNothing();
    void statusHasItsKeys();
    void listAndShowHaveTheirKeys();
    void logHasItsKeys();
    void answersForPeopleNameTheTasks();
    void x16_thePartsFitTogether();
    void selftestTriesWhatIsPromised();

private:
    [[nodiscard]] Ending addDemo() const
    {
        return m_rig.ask(words("add --json") + QStringList{QStringLiteral(SOURCE_DIR "/resources/demo/tasks")});
    }

    ProgramRig m_rig;
    Ending m_added;
    Ending m_run;
};

void TestDemo::initTestCase()
{
    m_added = addDemo();
    QCOMPARE(m_added.code, 0);
    QCOMPARE(m_added.object()[QLatin1String("added")].toArray().size(), 6);
    m_run = m_rig.ask(words("run --until-idle --json"));
    QCOMPARE(m_run.code, 0);
    qInfo("the demo took %lld ms", m_run.ms);
}

void TestDemo::everyTaskEndsWhereItShould()
{
    const struct { int number; const char *state; int attempts; } expected[] = {
        {1, "succeeded", 1}, {2, "succeeded", 1}, {3, "succeeded", 2},
        {4, "dead", 2},      {5, "held", 0},      {6, "succeeded", 1}};
    for (const auto &one : expected) {
        const QJsonObject task = m_rig.show(one.number);
        QCOMPARE(task[QLatin1String("state")].toString(), QLatin1String(one.state));
        QCOMPARE(task[QLatin1String("attempts")].toInt(), one.attempts);
        QCOMPARE(task[QLatin1String("attempt_list")].toArray().size(), one.attempts);
    }
    const QJsonObject end = m_run.object();
    QCOMPARE(end[QLatin1String("engine")][QLatin1String("state")].toString(), QStringLiteral("stopped"));
    QCOMPARE(end[QLatin1String("queue")][QLatin1String("succeeded")].toInt(), 4);
}

void TestDemo::artifactsAreOnDiskUnderTheirHash()
{
    QSet<QString> seen;
    for (const int number : {1, 2, 3, 4, 6}) {
        const QJsonObject task = m_rig.show(number);
        const QJsonArray attempts = task[QLatin1String("attempt_list")].toArray();
        for (const QJsonValue &attempt : attempts) {
            const QJsonArray artifacts = attempt[QLatin1String("artifacts")].toArray();
            QVERIFY(!artifacts.isEmpty());
            for (const QJsonValue &artifact : artifacts) {
                const QString path = artifact[QLatin1String("path")].toString();
                const QString hash = artifact[QLatin1String("sha256")].toString();
                QVERIFY2(path.startsWith(m_rig.profile()), qPrintable(path));
                QCOMPARE(QString::fromLatin1(hashOfFile(path)), hash);
                QVERIFY(QString(path).remove(QLatin1Char('/')).endsWith(hash));
                QCOMPARE(QFileInfo(path).size(), artifact[QLatin1String("size")].toInteger());
                seen += hash;
            }
        }
    }
    QVERIFY(seen.size() >= 6);
    QFile effect(m_rig.show(1)[QLatin1String("attempt_list")][0][QLatin1String("artifacts")][0]
                     [QLatin1String("path")].toString());
    QVERIFY(effect.open(QIODevice::ReadOnly));
    QVERIFY(effect.readAll().contains("\"--version\"")); // what would have been done, and was not
}

void TestDemo::recordsVerify()
{
    const Ending verdict = m_rig.ask(words("verify --json"));
    QCOMPARE(verdict.code, 0);
    const QJsonObject object = verdict.object();
    QVERIFY(object[QLatin1String("ok")].toBool());
    QVERIFY(object[QLatin1String("journal")][QLatin1String("entries")].toInteger() > 20);
    QVERIFY(object[QLatin1String("journal")].toObject().contains(QLatin1String("broken_at")));
    QVERIFY(object[QLatin1String("journal")][QLatin1String("broken_at")].isNull());
    QVERIFY(object[QLatin1String("artifacts")][QLatin1String("checked")].toInteger() >= 6);
    QVERIFY(object[QLatin1String("artifacts")][QLatin1String("missing")].toArray().isEmpty());
    QVERIFY(object[QLatin1String("artifacts")][QLatin1String("mismatched")].toArray().isEmpty());
    QCOMPARE(object[QLatin1String("database")][QLatin1String("integrity")].toString(), QStringLiteral("ok"));
}

// The control of the one before: a verdict that cannot be bad says nothing.
void TestDemo::changedArtifactIsNoticed()
{
    const QJsonValue artifact = m_rig.show(2)[QLatin1String("attempt_list")][0]
                                    [QLatin1String("artifacts")][0];
    QFile file(artifact[QLatin1String("path")].toString());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    const auto permissions = file.permissions();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("forged") == 6);
    file.close();
    const Ending verdict = m_rig.ask(words("verify --json"));
    QCOMPARE(verdict.code, 1);
    QCOMPARE(verdict.object()[QLatin1String("artifacts")][QLatin1String("mismatched")].toArray(),
             QJsonArray{artifact[QLatin1String("sha256")]});
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(before) == before.size());
    file.close();
    QVERIFY(file.setPermissions(permissions));
    QVERIFY(m_rig.verifies());
}

void TestDemo::addingAgainAddsNothing()
{
    const QJsonArray first = m_added.object()[QLatin1String("added")].toArray();
    QVERIFY(has(first[0], "id number key duplicate"));
    QVERIFY(!first[0][QLatin1String("duplicate")].toBool());
    const Ending again = addDemo();
    QCOMPARE(again.code, 0);
    const QJsonArray tasks = again.object()[QLatin1String("added")].toArray();
    for (const QJsonValue &task : tasks)
        QVERIFY(task[QLatin1String("duplicate")].toBool());
    QCOMPARE(m_rig.json(words("list"))[QLatin1String("total")].toInt(), 6);
    const Ending bad = m_rig.ask(words("add - --json"), "---\ntitle: x\nnonsense: 1\n---\n");
    QCOMPARE(bad.code, 1);
    const QJsonObject rejected = bad.object()[QLatin1String("rejected")][0].toObject();
    QVERIFY(has(rejected, "source row field code detail"));
}

void TestDemo::statusHasItsKeys()
{
    const QJsonObject status = m_rig.status();
    QVERIFY(has(status, "engine queue agents version profile"));
    const QJsonObject engine = status[QLatin1String("engine")].toObject();
    QVERIFY(has(engine, "state mode real_until tick lease"));
    QVERIFY(has(engine[QLatin1String("tick")], "number started_at duration_ms outcome"));
    QVERIFY(has(engine[QLatin1String("lease")], "owner epoch expires_in_ms"));
    QVERIFY(has(status[QLatin1String("queue")],
                "held queued claimed running review succeeded failed dead cancelled unknown"));
    QVERIFY(has(status[QLatin1String("agents")], "total enabled"));
    QCOMPARE(status[QLatin1String("profile")].toString(), m_rig.profile());
    QCOMPARE(engine[QLatin1String("mode")].toString(), QStringLiteral("proof"));
}

void TestDemo::listAndShowHaveTheirKeys()
{
    const QStringList ofTask = words("id number title kind state mode priority attempts max_attempts not_before agent "
                                     "key created_at updated_at");
    const QJsonObject list = m_rig.json(words("list"));
    QVERIFY(has(list, "tasks total truncated"));
    QCOMPARE(list[QLatin1String("tasks")].toArray().size(), 6);
    const QJsonArray tasks = list[QLatin1String("tasks")].toArray();
    for (const QJsonValue &task : tasks)
        QCOMPARE(missingKeys(task.toObject(), ofTask), QStringList());
    const QJsonObject dead = m_rig.show(4);
    QCOMPARE(missingKeys(dead, ofTask + words("error attempt_list")), QStringList());
    QVERIFY(has(dead[QLatin1String("error")], "code category detail"));
    const QJsonObject attempt = dead[QLatin1String("attempt_list")][0].toObject();
    QVERIFY(has(attempt, "number agent mode state epoch started_at ended_at effect_sha256 artifacts error"));
    QVERIFY(has(attempt[QLatin1String("artifacts")][0], "name sha256 size path"));
    const QJsonObject truncated = m_rig.json(words("list --limit 2"));
    QVERIFY(truncated[QLatin1String("truncated")].toBool());
    QCOMPARE(truncated[QLatin1String("total")].toInt(), 6);
}

void TestDemo::logHasItsKeys()
{
    const QJsonArray entries = m_rig.json(words("log 3"))[QLatin1String("entries")].toArray();
    QVERIFY(entries.size() >= 5); // added, two attempts, one retry, the success
    for (const QJsonValue &entry : entries) {
        QVERIFY(has(entry, "seq at actor event object data hash"));
        QCOMPARE(entry[QLatin1String("object")].toString(), QStringLiteral("T-3"));
    }
    QCOMPARE(entries.last()[QLatin1String("event")].toString(), QStringLiteral("task_succeeded"));
}

void TestDemo::answersForPeopleNameTheTasks()
{
    const Ending list = m_rig.ask(words("list"));
    QCOMPARE(list.code, 0);
    for (const char *text : {"T-1", "T-6", "Run out of attempts", "dead", "held"})
        QVERIFY2(list.out.contains(text), text);
    const Ending show = m_rig.ask(words("show T-3"));
    QVERIFY(show.out.contains("Attempt 2"));
    const Ending log = m_rig.ask(words("log"));
    QVERIFY(log.out.contains("task_dead"));
    QCOMPARE(m_rig.ask(words("show 99")).code, 3);
    QCOMPARE(m_rig.ask(words("log 99")).code, 3);
}

// Of old each part was there, and none called the other as it was: queue, agent, dependency, retry, result and record
// of one story, by one program on one store.
void TestDemo::x16_thePartsFitTogether()
{
    ProgramRig rig;
    const QString first = QStringLiteral("---\nkey: first\nrehearse:\n  - fail: 1\n  - succeed: found it\n---\n# Find\n");
    const QString second = QStringLiteral("---\ndepends_on: [first]\nrehearse:\n  - succeed: written\n---\n# Write\n");
    QCOMPARE(rig.ask({QStringLiteral("add"), rig.taskFile(QStringLiteral("1.md"), first), rig.taskFile(QStringLiteral("2.md"), second)}).code, 0);
    QCOMPARE(rig.ask(words("run --ticks 1")).code, 0);
    QVERIFY(rig.ask(words("why T-2")).out.contains("dependency_open"));
    QCOMPARE(rig.ask(words("run --until-idle")).code, 0);
    const QJsonObject found = rig.show(1);
    const QJsonObject written = rig.show(2);
    QCOMPARE(found[QLatin1String("state")].toString(), QStringLiteral("succeeded"));
    QCOMPARE(found[QLatin1String("attempt_list")].toArray().size(), 2);
    QCOMPARE(written[QLatin1String("state")].toString(), QStringLiteral("succeeded"));
    QVERIFY(written[QLatin1String("attempt_list")][0][QLatin1String("started_at")].toInteger()
            >= found[QLatin1String("attempt_list")][1][QLatin1String("ended_at")].toInteger());
    QVERIFY(rig.verifies());
}

void TestDemo::selftestTriesWhatIsPromised()
{
    ProgramRig rig;
    const Ending tried = rig.ask(words("selftest --json"));
    QVERIFY2(tried.code == 0, tried.out.constData());
    const QJsonArray checks = tried.object()[QLatin1String("checks")].toArray();
    QCOMPARE(checks.size(), 5);
    QVERIFY(tried.object()[QLatin1String("ok")].toBool());
    QVERIFY(!QFile::exists(rig.database())); // and the profile that was named stays as it was
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
