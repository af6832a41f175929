#include "app/console/visit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace qd;

class TestVisit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasWritten();
    void isOneLine();
    void whatIsNoVisitIsRefused_data();
    void whatIsNoVisitIsRefused();
    void filesAreCounted();
    void activationIsCut();
    void answersComeBack();
};

void TestVisit::comesBackAsItWasWritten()
{
    const Visit visit{{QStringLiteral("/tasks/a b.md"), QStringLiteral("/tasks/\u00e4\n.json")}, QStringLiteral("token")};
    QCOMPARE(*visitFromLine(toLine(visit)), visit);
    QCOMPARE(*visitFromLine(toLine(Visit())), Visit());
}

void TestVisit::isOneLine()
{
    QVERIFY(!toLine({{QStringLiteral("/a\nb")}, QStringLiteral("x\ny")}).contains('\n'));
    QVERIFY(!answerLine(Error{QStringLiteral("x"), ErrorCategory::Operator, QStringLiteral("a\nb")}).contains('\n'));
}

void TestVisit::whatIsNoVisitIsRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("code");
    const QString malformed = QStringLiteral("visit_malformed");
    QTest::newRow("nothing") << QByteArray() << malformed;
    QTest::newRow("no JSON") << QByteArray("GET / HTTP/1.1") << malformed;
    QTest::newRow("another object") << QByteArray(R"({"hello":{"version":1}})") << malformed;
    QTest::newRow("relative") << QByteArray(R"({"visit":{"version":1,"files":["a.md"]}})") << malformed;
    QTest::newRow("a number") << QByteArray(R"({"visit":{"version":1,"files":[7]}})") << malformed;
    QTest::newRow("a zero byte") << QByteArray(R"({"visit":{"version":1,"files":["/a\u0000b"]}})") << malformed;
    QTest::newRow("a later version") << QByteArray(R"({"visit":{"version":2,"files":[]}})") << QStringLiteral("protocol_version");
}

void TestVisit::whatIsNoVisitIsRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, code);
    const auto visit = visitFromLine(line);
    QVERIFY(!visit.ok());
    QCOMPARE(visit.error().code, code);
}

void TestVisit::filesAreCounted()
{
    Visit visit;
    for (qsizetype i = 0; i < kMostVisitFiles; ++i)
        visit.files += QStringLiteral("/t/%1").arg(i);
    QVERIFY(visitFromLine(toLine(visit)).ok());
    visit.files += QStringLiteral("/t/more");
    QVERIFY(!visitFromLine(toLine(visit)).ok());
}

void TestVisit::activationIsCut()
{
    const auto visit = visitFromLine(toLine({{}, QString(kMostActivationLength + 1, u'x')}));
    QCOMPARE(visit->activation.size(), kMostActivationLength);
}

void TestVisit::answersComeBack()
{
    QVERIFY(answerFromLine(answerLine({})).ok());
    const Error error{QStringLiteral("previews_open"), ErrorCategory::Operator, QStringLiteral("4 are")};
    QCOMPARE(answerFromLine(answerLine(error)).error(), error);
    QCOMPARE(answerFromLine("{}").error().code, QStringLiteral("visit_malformed"));
    QCOMPARE(answerFromLine("no").error().code, QStringLiteral("visit_malformed"));
}

QTEST_GUILESS_MAIN(TestVisit)
#include "tst_visit.moc"
