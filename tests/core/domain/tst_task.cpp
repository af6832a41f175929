#include "core/domain/task.h"

#include "tests/support/enumerators.h"

#include <QTest>

using namespace qd;

class TestTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdIsReadAsItIsWritten()
    {
        for (const qint64 number : {qint64(1), qint64(42), std::numeric_limits<qint64>::max()})
            QCOMPARE(parseTaskId(displayId(TaskId{number})), std::optional(TaskId{number}));
        QCOMPARE(displayId(TaskId{42}), QStringLiteral("T-42"));
    }

    void peopleWriteIdsInThreeWays()
    {
        for (const char *text : {"T-42", "t-42", "42"})
            QCOMPARE(parseTaskId(QString::fromLatin1(text)), std::optional(TaskId{42}));
    }

    void anythingElseIsNoId_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "T-", "T", "T42", "T-T-42", "0", "T-0", "-1", "T--1", "+1", "T-+1", " 42", "42 ",
            "T- 42",
                                 "42\n", "4 2", "1,000", "1_000", "0x10", "4.2", "42e1", "forty-two",
                                 "9223372036854775808", "99999999999999999999999"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("other digits") << QStringLiteral("٤٢");
        QTest::newRow("NUL") << QStringLiteral("42") + QChar(0);
    }

    void anythingElseIsNoId()
    {
        QFETCH(QString, text);
        QVERIFY(!parseTaskId(text));
    }

    void fourStatesAreTerminal()
    {
        const QString terminal = QStringLiteral("succeeded failed dead cancelled");
        for (int i = 0; i < enumeratorCount<TaskState>(); ++i)
            QCOMPARE(isTerminal(TaskState(i)), terminal.split(u' ').contains(toText(TaskState(i))));
    }

    void countsAddUp()
    {
        QueueCounts counts;
        QCOMPARE(counts.total(), 0);
        counts.of(TaskState::Held) = 2;
        counts.of(TaskState::Unknown) = 40;
        QCOMPARE(counts.of(TaskState::Held), 2);
        QCOMPARE(counts.total(), 42);
    }

    void proofIsTheDefault()
    {
        QCOMPARE(Task().mode, Mode::Proof);
        QCOMPARE(TaskDraft().mode, Mode::Proof);
        QCOMPARE(TaskSummary().mode, Mode::Proof);
    }
};

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
