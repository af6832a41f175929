#include "app/console/englishplurals.h"

#include <QCoreApplication>
#include <QTest>

using namespace qd;

class TestEnglishPlurals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nounsAgreeWithTheirNumber_data();
    void nounsAgreeWithTheirNumber();
    void otherTextsStay();
};

void TestEnglishPlurals::nounsAgreeWithTheirNumber_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0 << QStringLiteral("0 tasks of 0 agents");
    QTest::newRow("one") << 1 << QStringLiteral("1 task of 1 agent");
    QTest::newRow("many") << 12 << QStringLiteral("12 tasks of 12 agents");
}

void TestEnglishPlurals::nounsAgreeWithTheirNumber()
{
    QFETCH(int, count);
    EnglishPlurals plurals;
    QVERIFY(QCoreApplication::installTranslator(&plurals));
    QTEST(QCoreApplication::translate("context", "%n task(s) of %n agent(s)", nullptr, count), "text");
}

void TestEnglishPlurals::otherTextsStay()
{
    const EnglishPlurals plurals;
    QVERIFY(plurals.translate("context", "All tasks", nullptr, 2).isNull());
    QVERIFY(plurals.translate("context", "Choose the file(s)", nullptr, -1).isNull()); // no number, no choice
}

QTEST_GUILESS_MAIN(TestEnglishPlurals)
#include "tst_englishplurals.moc"
