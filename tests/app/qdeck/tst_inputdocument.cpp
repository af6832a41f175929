#include "app/qdeck/inputdocument.h"

#include <QTest>

using namespace qd;

class TestInputDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesTheText_data();
    void carriesTheText();
    void limitsHold();
};

void TestInputDocument::carriesTheText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("object") << QByteArray(" \n{\"title\":1}");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("front matter") << QByteArray("---\ntitle: x\n---\n");
    QTest::newRow("heading") << QByteArray("# Count");
    QTest::newRow("empty") << QByteArray();
}

void TestInputDocument::carriesTheText()
{
    QFETCH(QByteArray, bytes);
    const auto document = documentFrom(bytes);
    QVERIFY(document.ok());
    QCOMPARE((*document)[QLatin1String("name")].toString(), QStringLiteral("standard-input")); // no suffix
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
