#include "core/store/consistency.h"
#include "core/store/rowhash.h"
#include "tests/core/store/rawdatabase.h"
#include "tests/core/store/storebench.h"

using namespace qd;

/// The hashes that rows of tasks and attempts carry of themselves.
class TestRowHash : public QObject
{
    Q_OBJECT

    static void fill(StoreBench &bench)
    {
        Task task;
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("one"), &task), QString());
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("two")), QString());
        static_cast<void>(bench.begin(task));
    }

    static QStringList others(const QStringList &columns) { return QStringList(columns).filter(QRegularExpression(QStringLiteral("^(?!row_sha256$)"))); }

private Q_SLOTS:
    void whatTheProgramWritesFits()
    {
        StoreBench bench;
        fill(bench);
        QCOMPARE(*findInconsistencies(*bench.reader()), QStringList());
    }

    // A column that is left out could change unseen.
    void everyColumnIsCovered()
    {
        const StoreBench bench;
        RawDatabase raw(bench.path());
        QStringList task = QStringLiteral(QD_TASK_ROW).split(QStringLiteral(", "));
        QStringList attempt = QStringLiteral(QD_ATTEMPT_ROW).split(QStringLiteral(", "));
        QStringList taskThere = others(raw.columns(QStringLiteral("task")));
        QStringList attemptThere = others(raw.columns(QStringLiteral("attempt")));
        for (QStringList *names : {&task, &attempt, &taskThere, &attemptThere})
            names->sort();
        QCOMPARE(task, taskThere);
        QCOMPARE(attempt, attemptThere);
    }

    // Values that agree with all other rows, and that nobody would notice.
    void aSilentChangeIsFound_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("finding");
        const auto row = [](const char *name, const char *statement, const char *finding) {
            QTest::newRow(name) << QString::fromLatin1(statement) << QString::fromLatin1(finding);
        };
        row("title", "UPDATE task SET title = 'titel' WHERE id = 2", "T-2 was changed past the program");
        row("priority", "UPDATE task SET priority = 6 WHERE id = 2", "T-2 was changed past the program");
        row("mode", "UPDATE task SET mode = 'real' WHERE id = 2", "T-2 was changed past the program");
        row("a number as NULL", "UPDATE task SET not_before = 0 WHERE id = 2", "T-2 was changed past the program");
        row("approval", "UPDATE task SET approved_sha256 = '00' WHERE id = 1", "T-1 was changed past the program");
        row("its hash", "UPDATE task SET row_sha256 = '' WHERE id = 1", "T-1 was changed past the program");
        row("attempt", "UPDATE attempt SET effect_class = 'unsafe'", "T-1 attempt 1 was changed past the program");
        row("start", "UPDATE attempt SET started_at = 7", "T-1 attempt 1 was changed past the program");
    }

    void aSilentChangeIsFound()
    {
        QFETCH(QString, statement);
        QFETCH(QString, finding);
        StoreBench bench;
        fill(bench);
        QCOMPARE(RawDatabase(bench.path()).execute(statement), QString());
        QCOMPARE(*findInconsistencies(*bench.reader()), QStringList{finding});
    }
};

QTEST_GUILESS_MAIN(TestRowHash)
#include "tst_rowhash.moc"
