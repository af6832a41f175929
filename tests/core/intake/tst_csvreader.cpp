#include "core/intake/csvreader.h"
#include "core/intake/intakelimits.h"

#include <QTest>

using namespace qd;

namespace {

// Cells with | between them, records with /; a code if the reader refuses.
QString readAll(const QByteArray &csv)
{
    CsvReader reader(csv);
    QStringList records;
    for (;;) {
        const auto record = reader.next();
        if (!record)
            return record.error().code + u' ' + record.error().detail.section(u':', 0, 0);
        if (!*record)
            return records.join(u'/');
        QStringList cells;
        for (const QByteArray &cell : **record)
            cells += QString::fromUtf8(cell);
        records += cells.join(u'|');
    }
}

} // namespace

class TestCsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void namesTheLine();
    void keepsTheColumnLimit();
    void isOverAfterAnError();
};

void TestCsvReader::reads_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &csv, const char *expected) {
        QTest::newRow(name) << csv << QString::fromUtf8(expected);
    };
    row("nothing", "", "");
    row("blank lines", "\n\r\n\n", "");
    row("one cell", "a", "a");
    row("LF", "a,b\nc,d\n", "a|b/c|d");
    row("CRLF", "a,b\r\nc,d\r\n", "a|b/c|d");
    row("no end", "a,b\nc,d", "a|b/c|d");
    row("empty cells", ",\n,,", "|/||");
    row("an empty quoted cell is a record", "\"\"\n\"\"", "/");
    row("blanks stay", " a , b ", " a | b ");
    row("quotes", "\"a\",\"b\"\n", "a|b");
    row("a comma in quotes", "\"a,b\",c", "a,b|c");
    row("a line end in quotes", "\"a\nb\r\nc\",d", "a\nb\r\nc|d");
    row("doubled quotes", "\"a\"\"b\",\"\"\"\",\"\"\"c\"\"\"", "a\"b|\"|\"c\"");
    row("formulas are text", "=1+1,+1,-1,@a,=cmd|' /C calc'!A0", "=1+1|+1|-1|@a|=cmd|' /C calc'!A0");
    row("other separators are text", "a;b\tc", "a;b\tc");
    row("more than ASCII", "caf\xc3\xa9,\xf0\x9f\x9a\xa2", "café|🚢");
    row("an open quote", "a,\"b", "csv_syntax line 1");
    row("only a quote", "\"", "csv_syntax line 1");
    row("a quote inside", "a\"b,c", "csv_syntax line 1");
    row("text behind a quote", "\"a\"b,c", "csv_syntax line 1");
    row("a blank behind a quote", "\"a\" ,c", "csv_syntax line 1");
    row("a lone carriage return", "a\rb", "csv_syntax line 1");
    row("a lone carriage return at the end", "a\r", "csv_syntax line 1");
}

void TestCsvReader::reads()
{
    QFETCH(QByteArray, csv);
    QTEST(readAll(csv), "expected");
}

void TestCsvReader::namesTheLine()
{
    QCOMPARE(readAll("a\n\"b\nc\"\n\nd\"\n"), QStringLiteral("csv_syntax line 5"));
    CsvReader reader("a\n\n\"b\nc\"\nd");
    QVERIFY(reader.next().ok());
    QVERIFY(reader.next().ok());
    QCOMPARE(reader.line(), 3);
    QVERIFY(reader.next().ok());
    QCOMPARE(reader.line(), 5);
}

void TestCsvReader::keepsTheColumnLimit()
{
    const QByteArray most = QByteArray(IntakeLimits::kColumns - 1, ',');
    QCOMPARE(readAll(most).count(u'|'), IntakeLimits::kColumns - 1);
    QCOMPARE(readAll(most + ','), QStringLiteral("csv_columns line 1"));
}

void TestCsvReader::isOverAfterAnError()
{
    CsvReader reader("a\"\nb\n");
    QVERIFY(!reader.next().ok());
    const auto rest = reader.next();
    QVERIFY(rest.ok());
    QVERIFY(!rest->has_value());
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
