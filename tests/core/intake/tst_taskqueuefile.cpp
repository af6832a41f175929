#include "core/intake/taskparser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qd;

namespace {

ParsedFile parse(const QByteArray &json, const QString &directory = QStringLiteral("/srv/site"))
{
    return parseTaskFile({QStringLiteral("TASK_QUEUE.json"), json, directory});
}

ParsedFile parseEntry(const QByteArray &members, const QString &directory = QStringLiteral("/srv/site"))
{
    return parse(R"({"tasks": [{"id": "a", )" + members + "}]}", directory);
}

QString faults(const ParsedFile &file)
{
    QStringList list;
    for (const RowError &error : file.errors)
        list += QStringLiteral("%1:%2:%3").arg(error.row).arg(error.field, error.error.code);
    return list.join(u' ');
}

QJsonObject kept(const ParsedFile &file)
{
    return file.rows.front().draft.spec.metadata.value(QLatin1String("orkestra")).toObject();
}

} // namespace

// The queue file of a foreign system: mapped where there is something to map to, kept where there is not.
class TestTaskQueueFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsEveryMember();
    void isToldFromOurOwn_data();
    void isToldFromOurOwn();
    void readsBothListsAndNumbers();
    void takesTheTitleFromTheDescription();
    void statusDecides_data();
    void statusDecides();
    void finishedOnesAreToldAndNotTaken();
    void waitsForWhatIsOpen();
    void kindsAndTags_data();
    void kindsAndTags();
    void keepsWhatItCannotPlace();
    void cannotAskForReal();
    void meansTheSameAfterSomeTime();
    void refusesWhatNoTaskCanHave();
};

void TestTaskQueueFile::mapsEveryMember()
{
    const ParsedFile file = parse(R"({"version": 2, "metadata": {"project": "site"}, "tasks": [{
        "id": "task_1", "title": "Page", "description": "One column.", "instructions": "Begin.", "priority": "critical",
        "type": "bug_fix", "category": "frontend", "status": "pending", "assigned_to": "claude", "dependencies": [],
        "input_files": ["in.txt", "/etc/hosts"], "output_files": ["out/a.html"], "tags": ["x"],
        "acceptance_criteria": ["Valid", "Short"], "peer_review": {"required": true, "reviewer": "grok"},
        "autonomy_level": 40, "estimated_duration": "2h"}]})");
    QCOMPARE(faults(file), QString());
    const TaskDraft &draft = file.rows.at(0).draft;
    QCOMPARE(draft.key, QStringLiteral("task_1"));
    QCOMPARE(draft.spec.title, QStringLiteral("Page"));
    QCOMPARE(draft.spec.instructions, QStringLiteral("One column.\n\nBegin."));
    QCOMPARE(draft.priority, 10);
    QCOMPARE(draft.spec.kind, TaskKind::Code);
    QCOMPARE(draft.spec.agent, QStringLiteral("claude"));
    QCOMPARE(draft.spec.workspace, QStringLiteral("/srv/site"));
    QCOMPARE(draft.spec.inputs, (QStringList{QStringLiteral("/srv/site/in.txt"), QStringLiteral("/etc/hosts")}));
    QCOMPARE(draft.spec.outputs, QStringList{QStringLiteral("/srv/site/out/a.html")});
    QCOMPARE(draft.spec.acceptance, (QStringList{QStringLiteral("Valid"), QStringLiteral("Short")}));
    QCOMPARE(draft.spec.tags, (QStringList{QStringLiteral("x"), QStringLiteral("frontend")}));
    QCOMPARE(draft.spec.autonomy, 40);
    QVERIFY(draft.spec.review);
    QVERIFY(!draft.hold);
    QCOMPARE(kept(file).keys(), (QStringList{QStringLiteral("estimated_duration"), QStringLiteral("peer_review")}));
}

void TestTaskQueueFile::isToldFromOurOwn_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");
    QTest::newRow("ours") << QByteArray(R"({"tasks": [{"title": "A", "status": "pending"}]})") << "1:status:field_unknown";
    QTest::newRow("ours with a neighbour") << QByteArray(R"({"tasks": [{"title": "A"}], "metadata": {}})") << "0::tasks_alone";
    QTest::newRow("a list of ours") << QByteArray(R"([{"title": "A", "id": 1}])") << "1:id:field_unknown";
    QTest::newRow("ids") << QByteArray(R"({"tasks": [{"title": "A", "id": 1}], "metadata": {}})") << "";
    QTest::newRow("task ids") << QByteArray(R"({"tasks": [{"title": "A", "task_id": "1"}]})") << "";
    QTest::newRow("a queue") << QByteArray(R"({"queue": [{"title": "A"}], "meta": {}})") << "";
    QTest::newRow("an empty queue") << QByteArray(R"({"meta": {"status": "CLEARED"}, "queue": []})") << "0::no_tasks";
}

void TestTaskQueueFile::isToldFromOurOwn()
{
    QFETCH(QByteArray, json);
    QTEST(faults(parse(json)), "expected");
}

void TestTaskQueueFile::readsBothListsAndNumbers()
{
    const ParsedFile file = parse(R"({"ai_agents": [{"name": "claude"}], "queue": [
        {"id": 2, "title": "B", "dependencies": [1]}, "none"], "tasks": [{"id": 1, "title": "A"}]})");
    QCOMPARE(faults(file), QStringLiteral("3::row_type"));
    QCOMPARE(file.rows.at(0).draft.key, QStringLiteral("1"));
    QCOMPARE(file.rows.at(1).draft.key, QStringLiteral("2"));
    QCOMPARE(file.rows.at(1).draft.spec.dependsOn, QStringList{QStringLiteral("1")});
}

void TestTaskQueueFile::takesTheTitleFromTheDescription()
{
    const ParsedFile file = parseEntry(R"("description": "\n First line\nsecond", "title": null)");
    QCOMPARE(faults(file), QStringLiteral("1:title:field_missing")); // null says that there is none
    const ParsedFile missing = parseEntry(R"("description": "\n First line\nsecond")");
    QCOMPARE(faults(missing), QString());
    QCOMPARE(missing.rows.at(0).draft.spec.title, QStringLiteral("First line"));
    QCOMPARE(missing.rows.at(0).draft.spec.instructions, QStringLiteral("First line\nsecond"));
    const ParsedFile longer = parseEntry("\"description\": \"" + QByteArray(300, 'x') + '"');
    QCOMPARE(longer.rows.at(0).draft.spec.title, QString(200, u'x'));
}

void TestTaskQueueFile::statusDecides_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<bool>("held");
    QTest::newRow("none") << QByteArray(R"("title": "A")") << false;
    for (const char *word : {"pending", "assigned"})
        QTest::newRow(word) << QByteArray(R"("title": "A", "status": ")") + word + '"' << false;
    for (const char *word : {"in_progress", "review", "failed", "blocked", "paused"})
        QTest::newRow(word) << QByteArray(R"("title": "A", "status": ")") + word + '"' << true;
    QTest::newRow("blocked by another") << QByteArray(R"("title": "A", "status": "blocked", "dependencies": ["b"])") << false;
}

void TestTaskQueueFile::statusDecides()
{
    QFETCH(QByteArray, members);
    const ParsedFile file = parseEntry(members);
    QCOMPARE(faults(file), QString());
    QTEST(file.rows.at(0).draft.hold, "held");
}

void TestTaskQueueFile::finishedOnesAreToldAndNotTaken()
{
    const ParsedFile file = parse(R"({"tasks": [{"id": 1, "title": "A", "status": "completed"},
        {"id": 2, "title": 7, "status": "cancelled"}, {"id": 3, "title": "C"}]})");
    QCOMPARE(faults(file), QString());
    QCOMPARE(file.rows.size(), size_t(1));
    QCOMPARE(file.rows.at(0).row, 3);
    QCOMPARE(file.skipped.size(), size_t(2));
    QCOMPARE(file.skipped.at(1).row, 2);
    QCOMPARE(file.skipped.at(1).field, QStringLiteral("status"));
    QCOMPARE(file.skipped.at(1).error.code, QStringLiteral("task_finished"));
    QVERIFY(file.skipped.at(1).error.detail.contains(QStringLiteral("cancelled")));
    const ParsedFile all = parse(R"({"tasks": [{"id": 1, "title": "A", "status": "completed"}]})");
    QCOMPARE(faults(all), QString());
    QCOMPARE(all.skipped.size(), size_t(1));
}

void TestTaskQueueFile::waitsForWhatIsOpen()
{
    const ParsedFile file = parse(R"({"tasks": [{"id": 1, "title": "A", "status": "completed"},
        {"id": 2, "title": "B", "status": "cancelled"}, {"id": 3, "title": "C", "dependencies": [1, 2, "x"]},
        {"id": 4, "title": "D", "dependencies": ["1"]}]})");
    QCOMPARE(faults(file), QString());
    QCOMPARE(file.rows.at(0).draft.spec.dependsOn, (QStringList{QStringLiteral("2"), QStringLiteral("x")}));
    QCOMPARE(kept(file).keys(), QStringList{QStringLiteral("dependencies")}); // what was met is still on record
    QVERIFY(file.rows.at(1).draft.spec.dependsOn.isEmpty());
}

void TestTaskQueueFile::kindsAndTags_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<TaskKind>("kind");
    QTest::addColumn<QStringList>("tags");
    const QStringList none;
    QTest::newRow("neither") << QByteArray(R"("title": "A")") << TaskKind::Code << none;
    QTest::newRow("type") << QByteArray(R"("title": "A", "type": "review")") << TaskKind::Qa << none;
    QTest::newRow("category") << QByteArray(R"("title": "A", "category": "research")") << TaskKind::Research << none;
    QTest::newRow("type first") << QByteArray(R"("title": "A", "type": "content", "category": "analysis")")
                                << TaskKind::Documentation << QStringList{QStringLiteral("analysis")};
    QTest::newRow("unknown") << QByteArray(R"("title": "A", "category": "general")") << TaskKind::Code
                             << QStringList{QStringLiteral("general")};
    QTest::newRow("no program from there") << QByteArray(R"("title": "A", "type": "command", "command": ["rm"])")
                                           << TaskKind::Code << QStringList{QStringLiteral("command")};
}

void TestTaskQueueFile::kindsAndTags()
{
    QFETCH(QByteArray, members);
    const ParsedFile file = parseEntry(members);
    QCOMPARE(faults(file), QString());
    QTEST(file.rows.at(0).draft.spec.kind, "kind");
    QTEST(file.rows.at(0).draft.spec.tags, "tags");
}

void TestTaskQueueFile::keepsWhatItCannotPlace()
{
    const ParsedFile file = parseEntry(R"("title": "A", "__proto__": {"x": 1}, "output_files": ["a", "/elsewhere/b"],
        "peer_review": true, "assigned_to": "auto", "metadata": {"milestone": 3}, "nothing": null)");
    QCOMPARE(faults(file), QString());
    const TaskSpec &spec = file.rows.at(0).draft.spec;
    QVERIFY(spec.outputs.isEmpty());
    QVERIFY(spec.agent.isEmpty());
    QVERIFY(spec.review);
    QCOMPARE(kept(file).keys(), (QStringList{QStringLiteral("__proto__"), QStringLiteral("assigned_to"), QStringLiteral("metadata"),
                                             QStringLiteral("nothing"), QStringLiteral("output_files")}));
    const ParsedFile pasted = parseEntry(R"("title": "A", "input_files": ["a"], "output_files": ["b"])", {});
    QCOMPARE(faults(pasted), QString());
    QVERIFY(pasted.rows.at(0).draft.spec.workspace.isEmpty());
    QCOMPARE(kept(pasted).keys(), (QStringList{QStringLiteral("input_files"), QStringLiteral("output_files")}));
}

void TestTaskQueueFile::cannotAskForReal()
{
    const ParsedFile file = parseEntry(R"("title": "A", "mode": "real", "kind": "command", "command": ["rm"], "autonomy": 100)");
    QCOMPARE(faults(file), QString());
    QCOMPARE(file.rows.at(0).draft.mode, Mode::Proof);
    QVERIFY(file.rows.at(0).draft.spec.command.isEmpty());
    QCOMPARE(file.rows.at(0).draft.spec.autonomy, 0);
}

// Its own bookkeeping makes no other work of a task.
void TestTaskQueueFile::meansTheSameAfterSomeTime()
{
    const ParsedFile before = parseEntry(R"("title": "A", "status": "pending", "created_at": 1)");
    const ParsedFile after = parseEntry(R"("title": "A", "status": "failed", "created_at": 1, "started_at": 2,
        "error_message": "x", "retry_info": {"current_retry": 1}, "timestamps": {"updated_at": 3})");
    QVERIFY(before.rows.at(0).draft.spec == after.rows.at(0).draft.spec);
}

void TestTaskQueueFile::refusesWhatNoTaskCanHave()
{
    QCOMPARE(faults(parseEntry(R"("title": "")")), QStringLiteral("1:title:field_range"));
    QCOMPARE(faults(parseEntry(R"("title": "A", "priority": "asap")")), QStringLiteral("1:priority:field_range"));
    QCOMPARE(faults(parseEntry(R"("title": "A", "autonomy_level": 101)")), QStringLiteral("1:autonomy:field_range"));
    QCOMPARE(faults(parseEntry(R"("title": "A", "dependencies": [{"id": 1}])")), QStringLiteral("1:depends_on:field_type"));
    QCOMPARE(faults(parseEntry(R"("title": "A", "output_files": ["../b"])")), QStringLiteral("1:outputs:field_range"));
}

QTEST_GUILESS_MAIN(TestTaskQueueFile)
#include "tst_taskqueuefile.moc"
