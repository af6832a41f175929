#include "core/intake/taskexport.h"

#include "core/api/draftcodec.h"
#include "core/api/taskcodec.h"
#include "core/intake/draftparser.h"
#include "core/intake/intakelimits.h"
#include "core/intake/taskkey.h"
#include "core/intake/taskparser.h"
#include "core/store/store.h"
#include "core/store/unitofwork.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

/// Every field with another value than its default.
TaskDraft fullDraft()
{
    TaskDraft draft;
    TaskSpec &spec = draft.spec;
    spec.title = QStringLiteral("Count \u2026 \U0001F40B");
    spec.instructions = QStringLiteral("# Do\n\nit.\t\"Now\"\n");
    spec.kind = TaskKind::Command;
    spec.agent = QStringLiteral("command");
    spec.workspace = QStringLiteral("/work");
    spec.command = {QStringLiteral("printf"), QStringLiteral(" %s\n"), QString()};
    spec.standardInput = QStringLiteral("in\n");
    spec.environment = {{QStringLiteral("LANG"), QStringLiteral("C")}, {QStringLiteral("EMPTY"), QString()}};
    spec.inputs = {QStringLiteral("/in")};
    spec.outputs = {QStringLiteral("/work/out")};
    spec.verify = {QStringLiteral("test"), QStringLiteral("-s"), QStringLiteral("out")};
    spec.acceptance = {QStringLiteral("It counts.")};
    spec.attention = 3;
    spec.autonomy = 70;
    spec.review = true;
    spec.timeoutMs = 90'500;
    spec.idleTimeoutMs = 1'001;
    spec.tags = {QStringLiteral("a"), QStringLiteral("b c")};
    spec.metadata = {{QStringLiteral("commit"), true}, {QStringLiteral("n"), 1.5}};
    draft.key = QStringLiteral("the-key");
    draft.mode = Mode::Real;
    draft.priority = 9;
    draft.notBefore = 1'700'000'000'123;
    draft.deadline = 1'800'000'000'000;
    draft.maxAttempts = 7;
    draft.hold = true;
    return draft;
}

struct Bench {
    QTemporaryDir folder;
    std::unique_ptr<Store> store = *Store::open(QStringLiteral(":memory:"), QStringLiteral("bench"), 1'000);

    TaskId add(const TaskDraft &draft)
    {
        const QString key = draft.key.isEmpty() ? derivedKey(specHash(draft.spec), draft.mode) : draft.key;
        TaskId id;
        const auto done = inUnitOfWork(*store, 1'000, QStringLiteral("test"), [&](UnitOfWork &unit) -> Result<void> {
            const auto task = unit.insert(draft, key);
            if (!task)
                return task.error();
            id = task->id;
            return {};
        });
        return done ? id : TaskId{};
    }
    [[nodiscard]] Task task(TaskId id) { return *store->tasks().read(id); }
};

ParsedFile readBack(const QString &path)
{
    const auto document = readTaskFile(path);
    return document ? parseTaskFile(*document) : ParsedFile{};
}

} // namespace

class TestTaskExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreReadBackEqual_data()
    {
        QTest::addColumn<TaskDraft>("draft");
        TaskDraft plain;
        plain.spec.title = QStringLiteral("Plain");
        plain.maxAttempts = TaskDraft::kDefaultMaxAttempts;
        TaskDraft post = plain;
        post.spec.kind = TaskKind::PostSocial;
        post.spec.payload = {{QStringLiteral("social_platform"), QStringLiteral("p")}, {QStringLiteral("content"), QStringLiteral("c")}};
        TaskDraft script = plain;
        script.spec.kind = TaskKind::Rehearsal;
        using Kind = RehearsalStep::Kind;
        script.spec.rehearse = {{Kind::Fail, 2, {}}, {Kind::Sleep, 1'500, {}}, {Kind::Flood, 1'000, {}}, {Kind::Ask, 0, QStringLiteral("May I?")},
                                {Kind::Crash, 0, {}}, {Kind::Hang, 0, {}}, {Kind::Succeed, 0, {}}, {Kind::Succeed, 0, QStringLiteral("done")}};
        QTest::newRow("everything") << fullDraft();
        QTest::newRow("almost nothing") << plain;
        QTest::newRow("a post") << post;
        QTest::newRow("a script") << script;
    }

    void fieldsAreReadBackEqual()
    {
        QFETCH(TaskDraft, draft);
        Bench bench;
        const Task task = bench.task(bench.add(draft));
        const ParsedDraft parsed = parseDraft(fieldsOf(task, draft.key), {});
        QVERIFY2(parsed.errors.empty(), qPrintable(parsed.errors.empty() ? QString() : parsed.errors.front().field));
        QCOMPARE(parsed.draft.spec, draft.spec);
        QCOMPARE(parsed.draft.key, draft.key);
        QCOMPARE(parsed.draft.mode, draft.mode);
        QCOMPARE(parsed.draft.priority, draft.priority);
        QCOMPARE(parsed.draft.notBefore, draft.notBefore);
        QCOMPARE(parsed.draft.deadline, draft.deadline);
        QCOMPARE(parsed.draft.maxAttempts, draft.maxAttempts);
        QCOMPARE(parsed.draft.hold, draft.hold);
    }

    void aPauseBetweenAttemptsIsNoField()
    {
        Task task;
        task.spec.title = QStringLiteral("Plain");
        task.notBefore = 1'000;
        const auto isThere = [&task](TaskState state, int attempts) {
            task.state = state;
            task.attempts = attempts;
            return fieldsOf(task, {}).contains(QStringLiteral("not_before"));
        };
        QVERIFY(isThere(TaskState::Queued, 0));
        QVERIFY(isThere(TaskState::Queued, 1)); // it waits for it now, and whoever changes the task may change that
        QVERIFY(isThere(TaskState::Held, 1));
        QVERIFY(isThere(TaskState::Cancelled, 0));
        QVERIFY(!isThere(TaskState::Dead, 3));
        QVERIFY(!isThere(TaskState::Succeeded, 1));
    }

    void aFileOfThemCanBeDroppedAgain()
    {
        Bench bench;
        TaskDraft plain;
        plain.spec.title = QStringLiteral("Plain");
        const std::vector<TaskId> ids{bench.add(plain), bench.add(fullDraft())};
        const QString path = bench.folder.filePath(QStringLiteral("tasks.json"));
        const auto answer = exportTasks(bench.store->database(), ids, path);
        QVERIFY(answer.ok());
        QCOMPARE((*answer)[QLatin1String("tasks")].toInt(), 2);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const ParsedFile file = readBack(path);
        QVERIFY(file.errors.empty());
        QCOMPARE(file.rows.size(), size_t(2));
        QVERIFY(file.rows[0].draft.key.isEmpty()); // made from the content: so it is again
        QCOMPARE(file.rows[0].draft.spec, plain.spec);
        QCOMPARE(file.rows[1].draft.key, QStringLiteral("the-key"));
        QCOMPARE(file.rows[1].draft.spec, fullDraft().spec);
    }

    void nothingIsWrittenOver()
    {
        Bench bench;
        const TaskId id = bench.add(fullDraft());
        const QString path = bench.folder.filePath(QStringLiteral("there"));
        QFile there(path);
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
        there.close();
        QCOMPARE(exportTasks(bench.store->database(), {id}, path).error().code, QStringLiteral("file_exists"));
        QCOMPARE(QFileInfo(path).size(), 4);
        QCOMPARE(exportTasks(bench.store->database(), {id}, bench.folder.filePath(QStringLiteral("no/such"))).error().code,
                 QStringLiteral("export_failed"));
        QCOMPARE(exportTasks(bench.store->database(), {id}, QStringLiteral("relative")).error().code, QStringLiteral("parameter_range"));
        QCOMPARE(exportTasks(bench.store->database(), {TaskId{9}}, bench.folder.filePath(QStringLiteral("x"))).error().code,
                 QStringLiteral("not_found"));
        QVERIFY(!QFile::exists(bench.folder.filePath(QStringLiteral("x"))));
    }

    void whatCouldNotBeTakenInAgainIsNotWritten()
    {
        Bench bench;
        TaskDraft large;
        large.spec.title = QStringLiteral("Large");
        large.spec.instructions = QString(int(IntakeLimits::kTextBytes), u'x');
        const TaskId id = bench.add(large);
        const QString path = bench.folder.filePath(QStringLiteral("large.json"));
        QCOMPARE(exportTasks(bench.store->database(), std::vector<TaskId>(90, id), path).error().code, QStringLiteral("file_too_large"));
        QVERIFY(!QFile::exists(path));
    }

    void fieldsComeWithTheirRevision()
    {
        Bench bench;
        const TaskId id = bench.add(fullDraft());
        const auto answer = taskFields(bench.store->database(), id);
        QCOMPARE((*answer)[QLatin1String("revision")].toInteger(-1), bench.task(id).revision);
        QCOMPARE((*answer)[QLatin1String("state")].toString(), QStringLiteral("held"));
        QCOMPARE((*answer)[QLatin1String("fields")][QLatin1String("priority")].toInt(), 9);
        QCOMPARE(taskFields(bench.store->database(), TaskId{9}).error().code, QStringLiteral("not_found"));
    }
};

QTEST_GUILESS_MAIN(TestTaskExport)
#include "tst_taskexport.moc"
