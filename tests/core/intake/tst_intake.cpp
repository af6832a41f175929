#include "core/intake/intake.h"
#include "core/intake/intakelimits.h"
#include "core/store/taskreader.h"
#include "core/store/verifier.h"
#include "tests/support/slowness.h"

#include <QFile>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

constexpr qint64 kNow = 1'700'000'000'000;
const QString kActor = QStringLiteral("tester");

QJsonObject task(const QString &title, const QString &key = {})
{
    QJsonObject object{{QStringLiteral("title"), title}, {QStringLiteral("command"), QJsonArray{QStringLiteral("true")}}};
    if (!key.isEmpty())
        object.insert(QStringLiteral("key"), key);
    return object;
}

SourceDocument document(const QString &name, const QJsonArray &tasks)
{
    return {name, QJsonDocument(tasks).toJson(), {}};
}

QStringList column(const QJsonArray &rows, const char *name)
{
    QStringList values;
    for (const QJsonValue &row : rows)
        values += row[QLatin1String(name)].toString();
    return values;
}

} // namespace

/// The one door for work: what a preview says is what adding does, a file is all or nothing, and nothing comes twice.
class TestIntake : public QObject
{
    Q_OBJECT

    std::unique_ptr<Store> m_store;
    std::unique_ptr<QTemporaryDir> m_folder;

    static std::vector<ParsedFile> gathered(const std::vector<SourceDocument> &documents)
    {
        IntakeRequest request;
        request.documents = documents;
        return gather(request);
    }
    QJsonObject added(const std::vector<ParsedFile> &files, std::vector<TaskSummary> *tasks = nullptr)
    {
        const auto result = enqueue(*m_store, kNow, kActor, files);
        if (result && tasks)
            *tasks = result->tasks;
        return result ? result->answer : QJsonObject{{QStringLiteral("failed"), result.error().code}};
    }
    QJsonObject previewed(const std::vector<ParsedFile> &files)
    {
        const auto table = preview(m_store->database(), files);
        return table ? *table : QJsonObject{{QStringLiteral("failed"), table.error().code}};
    }
    // A file of several tasks: title, key and what each waits for.
    static SourceDocument waiting(const QString &name, const std::vector<std::pair<QString, QStringList>> &tasks)
    {
        QJsonArray list;
        for (const auto &[key, needs] : tasks) {
            QJsonObject object = task(QStringLiteral("title ") + key, key);
            object.insert(QStringLiteral("depends_on"), QJsonArray::fromStringList(needs));
            list += object;
        }
        return document(name, list);
    }
    // "file.row code; …" of what is wrong by itself, not because of another row.
    static QString codes(const QJsonArray &rows)
    {
        QStringList told;
        for (const QJsonValue &row : rows) {
            const QString code = row[QLatin1String("code")].toString();
            if (!code.isEmpty() && code != QLatin1String("file_rejected"))
                told += QStringLiteral("%1.%2 %3").arg(row[QLatin1String("source")].toString().section(u'.', 0, 0))
                            .arg(row[QLatin1String("row")].toInt()).arg(code);
        }
        return told.join(QStringLiteral("; "));
    }
    qint64 total() { return m_store->tasks().cache().counts.total(); }

private Q_SLOTS:
    void init()
    {
        m_store = *Store::open(QStringLiteral(":memory:"), QStringLiteral("p"), 0);
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void saysWhetherItIsProse()
    {
        const auto isProse = [this](const QByteArray &text) {
            return previewed(gathered({{QStringLiteral("console"), text, {}}}))[QLatin1String("prose")].toBool();
        };
        QVERIFY(isProse("Call the harbour master\n\nabout the crane"));
        QVERIFY(!isProse("{\"title\": \"Call\"}"));
        QVERIFY(!isProse("- title: Call\n- title: Write\n"));
        QVERIFY(!isProse("# Call\n\nabout the crane"));
    }

    void aFileIsAllOrNothing_data()
    {
        QTest::addColumn<QJsonValue>("bad");
        QTest::newRow("wrong field") << QJsonValue(QJsonObject{{QStringLiteral("title"), 5}});
        QTest::newRow("no title") << QJsonValue(QJsonObject());
        QTest::newRow("no map") << QJsonValue(QStringLiteral("text"));
        QTest::newRow("other work under a key of this file") << QJsonValue(task(QStringLiteral("other"), QStringLiteral("k1")));
        QTest::newRow("other work under a key of the queue") << QJsonValue(task(QStringLiteral("other"), QStringLiteral("old")));
    }

    void aFileIsAllOrNothing()
    {
        QFETCH(QJsonValue, bad);
        added(gathered({document(QStringLiteral("old.json"), {task(QStringLiteral("old"), QStringLiteral("old"))})}));
        const auto files = gathered({document(QStringLiteral("bad.json"), {task(QStringLiteral("a"), QStringLiteral("k1")), bad, task(QStringLiteral("c"))}),
                                     document(QStringLiteral("good.json"), {task(QStringLiteral("d"), QStringLiteral("k1"))})});
        const QJsonObject table = previewed(files);
        std::vector<TaskSummary> tasks;
        const QJsonObject answer = added(files, &tasks);
        QCOMPARE(answer[QLatin1String("added")].toArray().size(), 1); // the good file, whose key the bad one has not taken
        QCOMPARE(tasks.size(), size_t(1));
        QCOMPARE(tasks[0].title, QStringLiteral("d"));
        QVERIFY(!answer[QLatin1String("rejected")].toArray().isEmpty());
        QCOMPARE(answer[QLatin1String("rejected")][0][QLatin1String("source")].toString(), QStringLiteral("bad.json"));
        QCOMPARE(total(), 2);
        QCOMPARE(table[QLatin1String("ok")].toInt(), 1);
        QCOMPARE(table[QLatin1String("invalid")].toInt(), 3);
        QVERIFY(verify(m_store->database(), ArtifactStore(m_folder->path()))->ok());
    }

    void theSameWorkIsAddedOnce()
    {
        const auto files = gathered({document(QStringLiteral("a.json"), {task(QStringLiteral("a")), task(QStringLiteral("a")), task(QStringLiteral("b"))})});
        QCOMPARE(previewed(files)[QLatin1String("duplicate")].toInt(), 1);
        const QJsonArray first = added(files)[QLatin1String("added")].toArray();
        QCOMPARE(column(first, "id"), (QStringList{QStringLiteral("T-1"), QStringLiteral("T-1"), QStringLiteral("T-2")}));
        QCOMPARE(first[0][QLatin1String("duplicate")].toBool(), false);
        QCOMPARE(first[1][QLatin1String("duplicate")].toBool(), true);
        std::vector<TaskSummary> tasks;
        const QJsonArray second = added(files, &tasks)[QLatin1String("added")].toArray();
        QCOMPARE(column(second, "id"), column(first, "id"));
        for (const QJsonValue &row : second)
            QVERIFY(row[QLatin1String("duplicate")].toBool());
        QVERIFY(tasks.empty());
        QCOMPARE(total(), 2);
        const QJsonObject table = previewed(files);
        QCOMPARE(table[QLatin1String("duplicate")].toInt(), 3);
        QCOMPARE(table[QLatin1String("rows")][0][QLatin1String("existing")].toString(), QStringLiteral("T-1"));
    }

    void otherWorkUnderTheSameKeyIsRefused()
    {
        added(gathered({document(QStringLiteral("a.json"), {task(QStringLiteral("a"), QStringLiteral("k"))})}));
        const auto files = gathered({document(QStringLiteral("b.json"), {task(QStringLiteral("b"), QStringLiteral("k"))})});
        const QJsonValue row = previewed(files)[QLatin1String("rows")][0];
        QCOMPARE(row[QLatin1String("code")].toString(), QStringLiteral("key_conflict"));
        QCOMPARE(row[QLatin1String("field")].toString(), QStringLiteral("key"));
        QCOMPARE(row[QLatin1String("existing")].toString(), QStringLiteral("T-1"));
        const QJsonValue rejected = added(files)[QLatin1String("rejected")][0];
        QCOMPARE(rejected[QLatin1String("code")].toString(), QStringLiteral("key_conflict"));
        QCOMPARE(rejected[QLatin1String("row")].toInt(), 1);
        QVERIFY(rejected[QLatin1String("detail")].toString().contains(QStringLiteral("T-1")));
        IntakeRequest real;
        real.documents = {document(QStringLiteral("b.json"), {task(QStringLiteral("b"), QStringLiteral("k"))})};
        real.mode = Mode::Real;
        QCOMPARE(added(gather(real))[QLatin1String("added")].toArray().size(), 1); // a key is one per mode
    }

    void aConflictInsideADropNamesNoTaskThatIsNotThere()
    {
        const auto files = gathered({document(QStringLiteral("a.json"), {task(QStringLiteral("a"), QStringLiteral("k"))}),
                                     document(QStringLiteral("b.json"), {task(QStringLiteral("b"), QStringLiteral("k"))})});
        const QJsonArray rows = previewed(files)[QLatin1String("rows")].toArray();
        QCOMPARE(column(rows, "status"), (QStringList{QStringLiteral("ok"), QStringLiteral("invalid")}));
        QVERIFY2(!rows[1][QLatin1String("detail")].toString().contains(QStringLiteral("T-")), qPrintable(rows[1][QLatin1String("detail")].toString()));
        const QJsonObject answer = added(files);
        QCOMPARE(answer[QLatin1String("added")].toArray().size(), 1);
        QCOMPARE(answer[QLatin1String("rejected")].toArray().size(), 1);
    }

    void overridesReplaceWhatTheFileSays()
    {
        QJsonObject row = task(QStringLiteral("a"));
        row.insert(QStringLiteral("priority"), 1);
        row.insert(QStringLiteral("agent"), QStringLiteral("first"));
        IntakeRequest request;
        request.documents = {document(QStringLiteral("a.json"), {row})};
        const QString keyBefore = previewed(gather(request))[QLatin1String("rows")][0][QLatin1String("key")].toString();
        request.mode = Mode::Real;
        request.priority = 9;
        request.agent = QStringLiteral("second");
        request.hold = true;
        const QJsonValue shown = previewed(gather(request))[QLatin1String("rows")][0];
        QCOMPARE(shown[QLatin1String("mode")].toString(), QStringLiteral("real"));
        QCOMPARE(shown[QLatin1String("priority")].toInt(), 9);
        QVERIFY(shown[QLatin1String("key")].toString() != keyBefore);
        const QJsonValue answer = added(gather(request))[QLatin1String("added")][0];
        QCOMPARE(answer[QLatin1String("key")], shown[QLatin1String("key")]);
        const Task stored = *m_store->tasks().read(TaskId{1});
        QCOMPARE(stored.mode, Mode::Real);
        QCOMPARE(stored.priority, 9);
        QCOMPARE(stored.spec.agent, QStringLiteral("second"));
        QCOMPARE(stored.state, TaskState::Held);
    }

    void aPreviewSaysWhatAddingDoes()
    {
        added(gathered({document(QStringLiteral("old.json"), {task(QStringLiteral("old"), QStringLiteral("old")), task(QStringLiteral("x"))})}));
        const auto files = gathered({
            document(QStringLiteral("1.json"), {task(QStringLiteral("a"), QStringLiteral("k")), task(QStringLiteral("x")), task(QStringLiteral("a"), QStringLiteral("k"))}),
            document(QStringLiteral("2.json"), {task(QStringLiteral("b")), task(QStringLiteral("new"), QStringLiteral("old")), task(QStringLiteral("c"))}),
            document(QStringLiteral("3.json"), {task(QStringLiteral("b")), task(QStringLiteral("a"), QStringLiteral("k"))}),
            document(QStringLiteral("4.json"), {task(QStringLiteral("d"), QStringLiteral("k"))}),
            {QStringLiteral("5.json"), "[{", {}},
            {QStringLiteral("6.toml"), "what is this", {}},
            document(QStringLiteral("7.json"), {task(QStringLiteral("e")), QJsonObject{{QStringLiteral("title"), 1}}}),
        });
        const QJsonObject table = previewed(files);
        const qint64 before = total();
        const QJsonObject answer = added(files);
        int fresh = 0;
        QStringList keys;
        const QJsonArray addedRows = answer[QLatin1String("added")].toArray();
        for (const QJsonValue &row : addedRows) {
            fresh += row[QLatin1String("duplicate")].toBool() ? 0 : 1;
            keys += row[QLatin1String("key")].toString();
        }
        QStringList previewedKeys;
        const QJsonArray rows = table[QLatin1String("rows")].toArray();
        for (const QJsonValue &row : rows) {
            if (row[QLatin1String("status")].toString() != QLatin1String("invalid"))
                previewedKeys += row[QLatin1String("key")].toString();
        }
        QCOMPARE(fresh, 2);
        QCOMPARE(table[QLatin1String("ok")].toInt(), fresh);
        QCOMPARE(total(), before + fresh);
        QCOMPARE(table[QLatin1String("duplicate")].toInt(), int(addedRows.size()) - fresh);
        QCOMPARE(previewedKeys, keys);
        QCOMPARE(table[QLatin1String("total")].toInt(), int(rows.size()));
        QStringList refused = column(answer[QLatin1String("rejected")].toArray(), "source");
        refused.removeDuplicates();
        QCOMPARE(refused, (QStringList{QStringLiteral("2.json"), QStringLiteral("4.json"), QStringLiteral("5.json"), QStringLiteral("6.toml"), QStringLiteral("7.json")}));
    }

    void aDropTakesTenThousandRows()
    {
        QJsonArray many;
        for (int i = 0; i < IntakeLimits::kRowsPerDrop - 1; ++i)
            many += task(QString::number(i));
        const auto full = gathered({document(QStringLiteral("many.json"), many), document(QStringLiteral("last.json"), {task(QStringLiteral("last"))}),
                                    document(QStringLiteral("over.json"), {task(QStringLiteral("over"))})});
        QCOMPARE(full[0].rows.size(), size_t(IntakeLimits::kRowsPerDrop - 1));
        QCOMPARE(full[1].rows.size(), size_t(1));
        QVERIFY(full[2].rows.empty());
        QCOMPARE(full[2].errors.at(0).error.code, QStringLiteral("too_many_rows"));
        many += task(QStringLiteral("one"));
        many += task(QStringLiteral("two"));
        const auto over = gathered({document(QStringLiteral("many.json"), many)});
        QVERIFY(over[0].rows.empty() && !over[0].errors.empty());
        QElapsedTimer timer;
        timer.start();
        const QJsonObject answer = added(full);
        qInfo("10,000 tasks in %lld ms", timer.elapsed());
        QCOMPARE(answer[QLatin1String("added")].toArray().size(), IntakeLimits::kRowsPerDrop);
        QCOMPARE(total(), IntakeLimits::kRowsPerDrop);
    }

    void filesAreReadFromWhereTheyAre()
    {
        const QString path = m_folder->filePath(QStringLiteral("a.md"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("---\ntitle: From a file\ncommand: [\"true\"]\n---\nBody\n");
        file.close();
        IntakeRequest request;
        request.paths = {path, path, m_folder->filePath(QStringLiteral("missing.md")), QStringLiteral("/dev/zero")};
        const auto files = gather(request);
        const QJsonObject answer = added(files);
        QCOMPARE(answer[QLatin1String("added")].toArray().size(), 1);
        QCOMPARE(column(answer[QLatin1String("rejected")].toArray(), "code"), (QStringList{QStringLiteral("file_missing"), QStringLiteral("file_device")}));
        QCOMPARE(m_store->tasks().read(TaskId{1})->source, path);
    }

    void hostileNamesAreOnlyNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("newline") << QStringLiteral("a\nb\r.json");
        QTest::newRow("right to left") << QStringLiteral("a\u202enosj.json");
        QTest::newRow("way out") << QStringLiteral("../../../etc/x.json");
        QTest::newRow("markup") << QStringLiteral("<img src='file:///dev/zero'>.json");
        QTest::newRow("nul") << QString::fromUtf16(u"a\0b.json", 8);
        QTest::newRow("half a pair") << QString(QChar(0xd800)) + QStringLiteral(".json");
        QTest::newRow("mark of order") << QString(QChar(0xfeff)) + QStringLiteral("a.json");
        QTest::newRow("ffff") << QString(QChar(0xffff)) + QStringLiteral(".json");
        QTest::newRow("escape") << QStringLiteral("\x1b]0;x\x07.json");
        QTest::newRow("statement") << QStringLiteral("'); DROP TABLE task; --.json");
        QTest::newRow("long") << QString(4'000, u'n') + QStringLiteral(".json");
        QTest::newRow("none") << QString();
    }

    void hostileNamesAreOnlyNames()
    {
        QFETCH(QString, name);
        const auto files = gathered({document(name, {task(QStringLiteral("a")), task(QStringLiteral("b"))})});
        QCOMPARE(previewed(files)[QLatin1String("ok")].toInt(), 2);
        QCOMPARE(added(files)[QLatin1String("added")].toArray().size(), 2);
        const auto stored = m_store->tasks().read(TaskId{2});
        QVERIFY(stored.ok());
        QCOMPARE(stored->source, storedText(name));
        QVERIFY(verify(m_store->database(), ArtifactStore(m_folder->path()))->ok());
    }

    // What intake lets through is stored and read back to the last bit, or a flipped bit could hide behind it.
    void whatIsLetThroughComesBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("ffff and fffe") << QByteArray("a\\uffff\\ufffeb");
        QTest::newRow("ffff as itself") << QByteArray("a\xef\xbf\xbf");
        QTest::newRow("mark of order") << QByteArray("\\ufeffa");
        QTest::newRow("mark of order as itself") << QByteArray("\xef\xbb\xbf\xef\xbb\xbf""a");
        QTest::newRow("a pair") << QByteArray("\\ud83d\\ude00");
        QTest::newRow("half a pair") << QByteArray("a\\ud800");
        QTest::newRow("nul") << QByteArray("a\\u0000b");
        QTest::newRow("controls") << QByteArray("\\u0001\\u001b[0m\\u007f\\u0085");
    }

    void whatIsLetThroughComesBack()
    {
        QFETCH(QByteArray, text);
        const QByteArray json = "{\"title\":\"t\",\"command\":[\"true\",\"" + text + "\"],\"stdin\":\"" + text + "\",\"metadata\":{\"k\":[\"" + text
            + "\"]},\"env\":{\"A\":\"" + text + "\"},\"instructions\":\"" + text + "\"}";
        const auto files = gathered({{QStringLiteral("a.json"), json, {}}});
        const QJsonObject answer = added(files);
        if (files[0].rows.empty()) {
            QVERIFY(!answer[QLatin1String("rejected")].toArray().isEmpty());
            QCOMPARE(total(), 0);
            return;
        }
        const auto back = m_store->tasks().read(TaskId{1});
        QVERIFY2(back.ok(), "a row that cannot be read would never run");
        QVERIFY(back->spec == files[0].rows[0].draft.spec);
        QCOMPARE(added(files)[QLatin1String("added")][0][QLatin1String("duplicate")].toBool(), true);
    }

    void tasksWaitForThoseOfTheSameDrop_data()
    {
        QTest::addColumn<QString>("files");  // "key:need,need key: / key:", a file each
        QTest::addColumn<QString>("faults"); // "file.row code; …"
        QTest::addColumn<int>("good");
        const auto row = [](const char *name, const char *files, const QString &faults, int good) {
            QTest::newRow(name) << QString::fromLatin1(files) << QString(faults).replace(u'?', QStringLiteral(" dependency_unknown")).replace(u'@', QStringLiteral(" dependency_cycle"))
                                << good;
        };
        row("above", "a: b:a", {}, 2);
        row("below", "a:b b:", {}, 2);
        row("earlier file", "a: / b:a", {}, 2);
        row("later file", "a:b / b:", {}, 2);
        row("of the store", "a:old,T-1", {}, 1);
        row("nobody", "a:b", QStringLiteral("0.1?"), 0);
        row("no such id", "a:T-99", QStringLiteral("0.1?"), 0);
        row("every row is told", "a:x b: c:y", QStringLiteral("0.1?; 0.3?"), 0);
        row("another mode", "a:other", QStringLiteral("0.1?"), 0);
        row("a refused file takes others along", "a:b / b:c / c:x / d:", QStringLiteral("0.1?; 1.1?; 2.1?"), 1);
        row("but not if the queue has it", "a:old / old: x:y", QStringLiteral("1.1 key_conflict"), 1);
        row("or another file offers it", "a:b / b: c:x / b:", QStringLiteral("1.2?"), 2);
        row("itself", "a:a", QStringLiteral("0.1@"), 0);
        row("each other", "a:b b:a c:", QStringLiteral("0.1@; 0.2@"), 0);
        row("over files", "a:b / b:c / c:a / d:a / e:", QStringLiteral("0.1@; 1.1@; 2.1@; 3.1?"), 1);
        row("two ways are no circle", "a:b,c b:d c:d d:", {}, 4);
        row("a tail is no circle", "a:b / b:b", QStringLiteral("0.1?; 1.1@"), 0);
    }

    void tasksWaitForThoseOfTheSameDrop()
    {
        QFETCH(QString, files);
        QFETCH(QString, faults);
        QFETCH(int, good);
        added(gathered({document(QStringLiteral("old.json"), {task(QStringLiteral("old"), QStringLiteral("old"))})}));
        IntakeRequest real;
        real.documents = {document(QStringLiteral("real.json"), {task(QStringLiteral("other"), QStringLiteral("other"))})};
        real.mode = Mode::Real;
        added(gather(real));
        std::vector<SourceDocument> documents;
        for (const QString &file : files.split(QStringLiteral(" / "))) {
            std::vector<std::pair<QString, QStringList>> tasks;
            for (const QString &one : file.split(u' '))
                tasks.emplace_back(one.section(u':', 0, 0), one.section(u':', 1).split(u',', Qt::SkipEmptyParts));
            documents.push_back(waiting(QStringLiteral("%1.json").arg(documents.size()), tasks));
        }
        const auto drop = gathered(documents);
        const QJsonObject table = previewed(drop);
        const qint64 before = total();
        const QJsonObject answer = added(drop);
        QCOMPARE(codes(answer[QLatin1String("rejected")].toArray()), faults);
        QCOMPARE(total() - before, good);
        QCOMPARE(table[QLatin1String("ok")].toInt(), good);
        QCOMPARE(codes(table[QLatin1String("rows")].toArray()), faults); // the preview has said the very same
        const auto unresolved = m_store->database().query("SELECT count(*) FROM task_dependency WHERE needs IS NULL");
        QCOMPARE(unresolved->front().integer(0), 0);
        QVERIFY(verify(m_store->database(), ArtifactStore(m_folder->path()))->ok());
    }

    // Ten thousand tasks that wait one for another, in either order: nothing grows faster than the drop.
    void longChainsAreAddedSoon_data()
    {
        QTest::addColumn<bool>("forward");
        QTest::newRow("each waits for the one above") << false;
        QTest::newRow("each waits for the one below") << true;
    }

    void longChainsAreAddedSoon()
    {
        QFETCH(bool, forward);
        std::vector<std::pair<QString, QStringList>> tasks;
        const int last = IntakeLimits::kRowsPerDrop - 1;
        for (int i = 0; i <= last; ++i) {
            const int other = forward ? i + 1 : i - 1;
            tasks.emplace_back(QString::number(i), other < 0 || other > last ? QStringList() : QStringList{QString::number(other)});
        }
        const auto files = gathered({waiting(QStringLiteral("chain.json"), tasks)});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(previewed(files)[QLatin1String("ok")].toInt(), IntakeLimits::kRowsPerDrop);
        QVERIFY2(timer.elapsed() < 3'000 * kSlowness, qPrintable(QString::number(timer.elapsed())));
        timer.restart();
        QCOMPARE(added(files)[QLatin1String("added")].toArray().size(), IntakeLimits::kRowsPerDrop);
        QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed()))); // seconds; a square would be minutes
    }

    void aKeyIsGivenToASingleTask()
    {
        const auto with = [](const std::vector<SourceDocument> &documents) {
            IntakeRequest request;
            request.documents = documents;
            request.key = QStringLiteral("mine");
            return gather(request);
        };
        const SourceDocument one = document(QStringLiteral("1.json"), {task(QStringLiteral("a"), QStringLiteral("theirs"))});
        const SourceDocument two = document(QStringLiteral("2.json"), {task(QStringLiteral("b")), task(QStringLiteral("c"))});
        const SourceDocument bad{QStringLiteral("3.json"), "{", {}};
        for (const auto &many : {with({two}), with({one, one}), with({one, bad})}) {
            const QJsonObject answer = added(many);
            QVERIFY(answer[QLatin1String("added")].toArray().isEmpty());
            QVERIFY(column(answer[QLatin1String("rejected")].toArray(), "code").contains(QStringLiteral("key_for_many")));
            QCOMPARE(previewed(many)[QLatin1String("ok")].toInt(), 0);
        }
        QCOMPARE(column(added(with({one}))[QLatin1String("added")].toArray(), "key"), QStringList{QStringLiteral("mine")});
        QCOMPARE(column(added(with({bad}))[QLatin1String("rejected")].toArray(), "code"), QStringList{QStringLiteral("json_syntax")});
    }

    void whatIsOverIsToldApart()
    {
        const auto files = gathered({{QStringLiteral("TASK_QUEUE.json"), R"({"tasks": [{"id": 1, "title": "A", "status": "completed"},
            {"id": 2, "title": "B", "dependencies": [1]}]})", {}}});
        const QJsonObject table = previewed(files);
        QCOMPARE(table[QLatin1String("ok")].toInt(), 1);
        QCOMPARE(table[QLatin1String("skipped")].toInt(), 1);
        QCOMPARE(table[QLatin1String("invalid")].toInt(), 0);
        QCOMPARE(table[QLatin1String("total")].toInt(), 2);
        const QJsonObject answer = added(files);
        QCOMPARE(column(answer[QLatin1String("added")].toArray(), "key"), QStringList{QStringLiteral("2")});
        QVERIFY(answer[QLatin1String("rejected")].toArray().isEmpty());
        QCOMPARE(column(answer[QLatin1String("skipped")].toArray(), "code"), QStringList{QStringLiteral("task_finished")});
        QCOMPARE(m_store->tasks().read(TaskId{1})->openDependencies, 0);
    }

    void aDropIsBoundedAsAWhole()
    {
        const QByteArray large = R"({"title": "a"})" + QByteArray(qsizetype(IntakeLimits::kFileBytes) - 14, ' ');
        const SourceDocument file{QStringLiteral("a.json"), large, {}};
        const qint64 most = IntakeLimits::kDropBytes / IntakeLimits::kFileBytes;
        std::vector<SourceDocument> documents(size_t(most), file);
        documents.push_back({QStringLiteral("rest.json"), large.left(qsizetype(IntakeLimits::kDropBytes % IntakeLimits::kFileBytes)), {}});
        for (const ParsedFile &parsed : gathered(documents))
            QCOMPARE(parsed.rows.size(), size_t(1));
        documents.push_back({QStringLiteral("more.json"), R"({"title": "b"})", {}});
        const auto files = gathered(documents);
        QVERIFY(files.back().rows.empty());
        QCOMPARE(files.back().errors.at(0).error.code, QStringLiteral("drop_too_large"));
        QCOMPARE(files.front().rows.size(), size_t(1));
    }

    void faultsAreBoundedAsAWhole()
    {
        const QByteArray bad = '[' + QByteArray("{},").repeated(IntakeLimits::kErrorsPerFile) + "{}]";
        const std::vector<SourceDocument> documents(15, SourceDocument{QStringLiteral("a.json"), bad, {}});
        const auto files = gathered(documents);
        qsizetype faults = 0;
        for (const ParsedFile &file : files)
            faults += qsizetype(file.errors.size());
        QVERIFY(faults <= IntakeLimits::kErrorsPerDrop + IntakeLimits::kErrorsPerFile + qsizetype(files.size()));
        QCOMPARE(files.back().errors.size(), size_t(1));
        QCOMPARE(files.back().errors.at(0).error.code, QStringLiteral("too_many_errors"));
    }

    void requestsAreRead()
    {
        QCOMPARE(refusal({}), QStringLiteral("no_source"));
        const QJsonArray paths{QStringLiteral("/a")};
        const auto with = [&](const QString &name, const QJsonValue &value) { return QJsonObject{{QStringLiteral("paths"), paths}, {name, value}}; };
        QCOMPARE(refusal(with(QStringLiteral("mode"), QStringLiteral("REAL"))), QStringLiteral("parameter_range"));
        QCOMPARE(refusal(with(QStringLiteral("agent"), QStringLiteral("a\nb"))), QStringLiteral("field_text"));
        QCOMPARE(refusal(with(QStringLiteral("agent"), QString(65, u'a'))), QStringLiteral("field_range"));
        QCOMPARE(refusal(with(QStringLiteral("key"), QStringLiteral("a\nb"))), QStringLiteral("field_text"));
        QCOMPARE(refusal(with(QStringLiteral("key"), QStringLiteral("T-1"))), QStringLiteral("field_range"));
        QCOMPARE(*intakeRequestOf(with(QStringLiteral("key"), QStringLiteral("k")))->key, QStringLiteral("k"));
        QCOMPARE(refusal({{QStringLiteral("documents"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("a.json")},
                                                                             {QStringLiteral("text"), QString(QChar(0xd800))}}}}}),
                 QStringLiteral("document_text"));
        const auto request = intakeRequestOf({{QStringLiteral("paths"), paths}, {QStringLiteral("mode"), QStringLiteral("real")},
                                              {QStringLiteral("priority"), 3}, {QStringLiteral("agent"), QStringLiteral("a")}, {QStringLiteral("hold"), false}});
        QCOMPARE(request->paths, QStringList{QStringLiteral("/a")});
        QCOMPARE(request->mode, std::optional(Mode::Real));
        QCOMPARE(request->priority, std::optional(3));
        QCOMPARE(request->agent, std::optional(QStringLiteral("a")));
        QCOMPARE(request->hold, std::optional(false));
        QVERIFY(!intakeRequestOf(QJsonObject{{QStringLiteral("paths"), paths}})->mode.has_value());
    }

    void whatWasAddedBeforeTheStoreFailedIsTold()
    {
        const auto files = gathered({document(QStringLiteral("1.json"), {task(QStringLiteral("a"))}), document(QStringLiteral("2.json"), {task(QStringLiteral("b"))}),
                                     document(QStringLiteral("3.json"), {task(QStringLiteral("c"))})});
        int begun = 0;
        m_store->database().setGate([&](const char *sql) -> Result<void> {
            begun += qstrcmp(sql, "BEGIN IMMEDIATE") == 0 ? 1 : 0;
            return begun < 2 ? Result<void>() : Error{QStringLiteral("database_full"), ErrorCategory::Transient, QStringLiteral("injected")};
        });
        std::vector<TaskSummary> tasks;
        const QJsonObject answer = added(files, &tasks);
        m_store->database().setGate({});
        QCOMPARE(answer[QLatin1String("added")].toArray().size(), 1);
        QCOMPARE(tasks.size(), size_t(1));
        QCOMPARE(column(answer[QLatin1String("rejected")].toArray(), "source"), (QStringList{QStringLiteral("2.json"), QStringLiteral("3.json")}));
        QCOMPARE(column(answer[QLatin1String("rejected")].toArray(), "code"), (QStringList{QStringLiteral("database_full"), QStringLiteral("database_full")}));
        QCOMPARE(begun, 2); // a store that does not answer is not asked for each file again
        QCOMPARE(added(files)[QLatin1String("added")].toArray().size(), 3);
        QCOMPARE(total(), 3);
    }

    void aStoreThatFailsAtOnceIsAnError()
    {
        m_store->database().setGate([](const char *) -> Result<void> { return Error{QStringLiteral("database_full"), ErrorCategory::Transient, {}}; });
        const auto files = gathered({document(QStringLiteral("1.json"), {task(QStringLiteral("a"))})});
        QCOMPARE(added(files)[QLatin1String("failed")].toString(), QStringLiteral("database_full"));
        QCOMPARE(previewed(files)[QLatin1String("failed")].toString(), QStringLiteral("database_full"));
    }

private:
    static QString refusal(const QJsonObject &parameters)
    {
        const auto request = intakeRequestOf(parameters);
        return request ? QStringLiteral("taken") : request.error().code;
    }
};

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
