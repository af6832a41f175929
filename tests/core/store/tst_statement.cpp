#include "core/store/nativehandle.h"
#include "tests/core/store/storebench.h"

#include <QSqlDatabase>

#include <limits>

using namespace qd;

/// What Database builds on: values go in and come back as they are.
class TestStatement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("statement"));
        m_connection.setDatabaseName(QStringLiteral(":memory:"));
        QVERIFY(m_connection.open());
    }
    void cleanupTestCase()
    {
        m_connection.close();
        m_connection = {};
        QSqlDatabase::removeDatabase(QStringLiteral("statement"));
    }

    void valuesComeBackAsTheyAre_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString(QLatin1String(""));
        QTest::newRow("plain") << QStringLiteral("Ahoy");
        QTest::newRow("a nought inside") << QString(u"a\0b"_qs);
        QTest::newRow("beyond the first plane") << QString::fromUcs4(U"\U0001F6A2", 1);
        QTest::newRow("an order mark inside") << QStringLiteral("a\ufeffb");
        QTest::newRow("long") << QString(100'000, u'\u00e4');
    }
    void valuesComeBackAsTheyAre()
    {
        QFETCH(QString, text);
        Statement statement(nativeHandle(m_connection), "SELECT ?, ?, ?, ?");
        QVERIFY(statement.bind({text, std::numeric_limits<qint64>::min(), std::optional<QString>(), 7}));
        QCOMPARE(statement.step(), Statement::Step::Row);
        const SqlCursor row = statement.cursor();
        QCOMPARE(row.columns(), 4);
        QCOMPARE(row.text(0), text);
        QVERIFY(!row.isNull(0));
        QCOMPARE(row.value(0), QVariant(text));
        QCOMPARE(row.integer(1), std::numeric_limits<qint64>::min());
        QVERIFY(row.isNull(2) && row.value(2).isNull() && row.text(2).isNull());
        QCOMPARE(row.value(3), QVariant(qint64(7)));
        QVERIFY(!row.isShort());
        QCOMPARE(statement.step(), Statement::Step::Done);
    }

    void whatIsFinishedForgetsItsValues()
    {
        Statement statement(nativeHandle(m_connection), "SELECT ?");
        QVERIFY(statement.bind({QStringLiteral("once")}));
        QCOMPARE(statement.step(), Statement::Step::Row);
        statement.finish();
        QCOMPARE(statement.step(), Statement::Step::Row);
        QVERIFY(statement.cursor().isNull(0));
    }

    void whatIsNotOneStatementIsNone_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("valid");
        QTest::newRow("one") << QByteArray("SELECT 1") << true;
        QTest::newRow("one with an end") << QByteArray("SELECT 1; \n") << true;
        QTest::newRow("two") << QByteArray("SELECT 1; SELECT 2") << false;
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("no SQL") << QByteArray("SELEC 1") << false;
    }
    void whatIsNotOneStatementIsNone()
    {
        QFETCH(QByteArray, sql);
        QTEST(Statement(nativeHandle(m_connection), sql.constData()).isValid(), "valid");
    }

    void valuesThatHaveNoPlaceAreRefused()
    {
        Statement statement(nativeHandle(m_connection), "SELECT ?");
        QVERIFY(!statement.bind({1, 2}));
    }

    void aStatementThatFailsSaysSo()
    {
        Statement statement(nativeHandle(m_connection), "SELECT abs(?)");
        QVERIFY(statement.bind({std::numeric_limits<qint64>::min()}));
        QCOMPARE(statement.step(), Statement::Step::Failed); // it has no counterpart
    }

private:
    QSqlDatabase m_connection;
};

QTEST_GUILESS_MAIN(TestStatement)
#include "tst_statement.moc"
