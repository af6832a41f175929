#include "core/workspace/markerscan.h"

#include <QBuffer>
#include <QTest>

using namespace qd;

/// The words by which programs tell of their failures.
class TestMarkerScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWholeWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("line");
        QTest::newRow("nothing") << QByteArray("all is well\n") << QString() << 0;
        QTest::newRow("empty") << QByteArray() << QString() << 0;
        QTest::newRow("error") << QByteArray("a\nb ERROR: c\n") << QStringLiteral("ERROR") << 2;
        QTest::newRow("failed at the end") << QByteArray("test FAILED") << QStringLiteral("FAILED") << 1;
        QTest::newRow("exception") << QByteArray("java.lang.Exception: x") << QStringLiteral("Exception") << 1;
        QTest::newRow("traceback") << QByteArray("\n\nTraceback (most recent call last):\n") << QStringLiteral("Traceback") << 3;
        QTest::newRow("part of a word") << QByteArray("ERRORS NO_ERROR ValueException Tracebacks FAILED2 Ex") << QString() << 0;
        QTest::newRow("part first, whole later") << QByteArray("ERRORS and ERROR") << QStringLiteral("ERROR") << 1;
        QTest::newRow("small letters") << QByteArray("0 errors, failed: none") << QString() << 0;
        QTest::newRow("the first counts") << QByteArray("FAILED\nERROR\n") << QStringLiteral("FAILED") << 1;
    }

    void findsWholeWords()
    {
        QFETCH(QByteArray, text);
        QBuffer buffer(&text);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const MarkerScan scan = scanForMarkers(buffer, 1'000);
        QVERIFY(scan.isText);
        QTEST(scan.word, "word");
        QTEST(scan.line, "line");
    }

    void leavesWhatIsNoTextAlone()
    {
        QByteArray data("ERROR\0ERROR", 11);
        QBuffer buffer(&data);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const MarkerScan scan = scanForMarkers(buffer, 1'000);
        QVERIFY(!scan.isText && scan.word.isEmpty());
    }

    void readsNoFurtherThanItsLimit()
    {
        QByteArray data = QByteArray(300'000, 'a') + " ERROR";
        QBuffer buffer(&data);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const MarkerScan scan = scanForMarkers(buffer, 200'000);
        QCOMPARE(scan.bytes, qint64(200'000));
        QVERIFY(scan.word.isEmpty());
        QVERIFY(buffer.seek(0));
        QCOMPARE(scanForMarkers(buffer, 1'000'000).word, QStringLiteral("ERROR"));
    }
};

QTEST_GUILESS_MAIN(TestMarkerScan)
#include "tst_markerscan.moc"
