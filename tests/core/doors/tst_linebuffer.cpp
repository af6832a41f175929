#include "core/doors/linebuffer.h"

#include <QTest>

using namespace qd;

class TestLineBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsLinesHoweverTheyArrive();
    void longestLineIsAccepted();
    void oneByteMoreIsTooLong_data();
    void oneByteMoreIsTooLong();
};

void TestLineBuffer::cutsLinesHoweverTheyArrive()
{
    const QByteArray stream = "one\n\ntwo\nthree";
    for (int chunk = 1; chunk <= stream.size(); ++chunk) {
        LineBuffer lines(16);
        QList<QByteArray> taken;
        for (int i = 0; i < stream.size(); i += chunk) {
            lines.append(stream.mid(i, chunk));
            while (const auto line = lines.takeLine())
                taken += *line;
        }
        QCOMPARE(taken, QList<QByteArray>({"one", "", "two"}));
        lines.append("\n");
        QCOMPARE(lines.takeLine(), std::optional<QByteArray>("three"));
    }
}

void TestLineBuffer::longestLineIsAccepted()
{
    LineBuffer lines(4);
    lines.append("1234");
    QVERIFY(!lines.takeLine());
    QVERIFY(!lines.tooLong());
    lines.append("\n5678\n");
    QCOMPARE(lines.takeLine(), std::optional<QByteArray>("1234"));
    QCOMPARE(lines.takeLine(), std::optional<QByteArray>("5678"));
    QVERIFY(!lines.tooLong());
}

void TestLineBuffer::oneByteMoreIsTooLong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("unfinished") << QByteArray("12345");
    QTest::newRow("finished") << QByteArray("12345\n");
    QTest::newRow("with a good one behind") << QByteArray("12345\n1\n");
}

void TestLineBuffer::oneByteMoreIsTooLong()
{
    QFETCH(QByteArray, bytes);
    LineBuffer lines(4);
    lines.append(bytes);
    QVERIFY(!lines.takeLine());
    QVERIFY(lines.tooLong());
    lines.append("\nok\n");
    QVERIFY2(!lines.takeLine(), "nothing after a broken line is believed");
}

QTEST_APPLESS_MAIN(TestLineBuffer)
#include "tst_linebuffer.moc"
