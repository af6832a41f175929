#include "app/qdeck/inputdocument.h"

#include <QTest>

using namespace qd;

class TestInputDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameTellsTheFormat_data();
    void nameTellsTheFormat();
    void limitsHold();
};

void TestInputDocument::nameTellsTheFormat_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::newRow("object") << QByteArray(" \n{\"title\":1}") << "standard-input.json";
    QTest::newRow("list") << QByteArray("[]") << "standard-input.json";
    QTest::newRow("front matter") << QByteArray("---\ntitle: x\n---\n") << "standard-input.md";
    QTest::newRow("heading") << QByteArray("# Count") << "standard-input.md";
    QTest::newRow("empty") << QByteArray() << "standard-input.md";
}

void TestInputDocument::nameTellsTheFormat()
{
    QFETCH(QByteArray, bytes);
    const auto document = documentFrom(bytes);
    QVERIFY(document.ok());
    QTEST((*document)[QLatin1String("name")].toString(), "name");
    QCOMPARE((*document)[QLatin1String("text")].toString().toUtf8(), bytes);
}

void TestInputDocument::limitsHold()
{
    QVERIFY(documentFrom(QByteArray(kMostInputBytes, 'x')).ok());
    const auto large = documentFrom(QByteArray(kMostInputBytes + 1, 'x'));
    QVERIFY(!large);
    QCOMPARE(large.error().code, QStringLiteral("input_too_large"));
    for (const char *bytes : {"\xff\xfe", "ok \xc3", "\xed\xa0\x80"}) {
        const auto broken = documentFrom(bytes);
        QVERIFY2(!broken, bytes);
        QCOMPARE(broken.error().code, QStringLiteral("input_not_utf8"));
    }
}

QTEST_APPLESS_MAIN(TestInputDocument)
#include "tst_inputdocument.moc"
