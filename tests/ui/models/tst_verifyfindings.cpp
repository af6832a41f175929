#include "ui/models/verifyfindings.h"

#include <QJsonArray>
#include <QLocale>
#include <QTest>

using namespace qd;

namespace {

using State = VerifyFinding::State;

QJsonObject whole()
{
    return {{QStringLiteral("ok"), true},
            {QStringLiteral("journal"), QJsonObject{{QStringLiteral("entries"), 1'204}, {QStringLiteral("broken_at"), QJsonValue()}}},
            {QStringLiteral("anchor"), QJsonObject{{QStringLiteral("state"), QStringLiteral("holds")}, {QStringLiteral("entry"), 1'200},
                                                   {QStringLiteral("at"), qint64(1'700'000'000'000)}, {QStringLiteral("file"), QStringLiteral("/a")}}},
            {QStringLiteral("artifacts"), QJsonObject{{QStringLiteral("checked"), 31}, {QStringLiteral("missing"), QJsonArray()},
                                                      {QStringLiteral("mismatched"), QJsonArray()}}},
            {QStringLiteral("database"), QJsonObject{{QStringLiteral("integrity"), QStringLiteral("ok")}}},
            {QStringLiteral("consistency"), QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("findings"), QJsonArray()}}}};
}

/// With one part of it changed.
QJsonObject but(const char *part, const char *fact, const QJsonValue &value)
{
    QJsonObject answer = whole();
    QJsonObject facts = answer[QLatin1String(part)].toObject();
    facts.insert(QLatin1String(fact), value);
    answer.insert(QLatin1String(part), facts);
    return answer;
}

VerifyFinding only(const char *id, const QJsonObject &answer)
{
    for (const VerifyFinding &finding : verifyFindings(answer)) {
        if (qstrcmp(finding.id, id) == 0)
            return finding;
    }
    return {};
}

} // namespace

class TestVerifyFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    void everythingIsNamedAndWhole();
    void whatIsNotWholeSaysWhatToDo_data();
    void whatIsNotWholeSaysWhatToDo();
    void aProfileWithoutAnAnchorIsNoAlarm();
    void whatTheDaemonDoesNotSayIsNotCalledWhole();
    void theTextIsPlainAndBounded();
};

void TestVerifyFindings::everythingIsNamedAndWhole()
{
    const auto findings = verifyFindings(whole());
    QCOMPARE(findings.size(), size_t(5));
    for (const VerifyFinding &finding : findings) {
        QCOMPARE(finding.state, State::Whole);
        QVERIFY(finding.todo.isEmpty() && finding.details.isEmpty());
    }
    QCOMPARE(only("journal", whole()).figures, QStringLiteral("1,204 entry(ies)"));
    QVERIFY(only("anchor", whole()).figures.startsWith(QStringLiteral("Entry 1,200 of ")));
}

void TestVerifyFindings::whatIsNotWholeSaysWhatToDo_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QJsonObject>("answer");
    QTest::addColumn<QString>("figures");
    QTest::addColumn<QString>("todo");
    QTest::addColumn<QStringList>("details");
    const QString hash(64, u'a');
    QTest::newRow("pages") << "database" << but("database", "integrity", QStringLiteral("page 7 is torn\npage 8 too")) << "do not fit"
                           << "Go back to a copy" << QStringList{QStringLiteral("page 7 is torn"), QStringLiteral("page 8 too")};
    QTest::newRow("chain") << "journal" << but("journal", "broken_at", 1'100) << "broken from entry 1,100 on"
                           << "Something else than Quarterdeck" << QStringList();
    QTest::newRow("cut off") << "anchor" << but("anchor", "state", QStringLiteral("cut_off")) << "is not there"
                             << "Leave the daemon paused" << QStringList{QStringLiteral("/a")};
    QTest::newRow("rebuilt") << "anchor" << but("anchor", "state", QStringLiteral("rebuilt")) << "is another one"
                             << "Leave the daemon paused" << QStringList{QStringLiteral("/a")};
    QTest::newRow("unreadable") << "anchor" << but("anchor", "state", QStringLiteral("unreadable")) << "cannot be read"
                                << "or its key" << QStringList{QStringLiteral("/a")};
    QTest::newRow("gone") << "artifacts" << but("artifacts", "missing", QJsonArray{hash}) << "1 gone" << "is lost" << QStringList{hash};
    QTest::newRow("changed") << "artifacts" << but("artifacts", "mismatched", QJsonArray{hash}) << "1 changed" << "is refused" << QStringList{hash};
    QTest::newRow("rows") << "consistency" << but("consistency", "findings", QJsonArray{QStringLiteral("T-3 has no attempt")}) << "1 contradiction(s)"
                          << "by guessing" << QStringList{QStringLiteral("T-3 has no attempt")};
}

void TestVerifyFindings::whatIsNotWholeSaysWhatToDo()
{
    QFETCH(QString, id);
    QFETCH(QJsonObject, answer);
    QFETCH(QString, figures);
    QFETCH(QString, todo);
    QFETCH(QStringList, details);
    const VerifyFinding finding = only(qPrintable(id), answer);
    QCOMPARE(finding.state, State::NotWhole);
    QVERIFY2(finding.figures.contains(figures), qPrintable(finding.figures));
    QVERIFY2(finding.todo.contains(todo), qPrintable(finding.todo));
    QCOMPARE(finding.details, details);
    for (const VerifyFinding &other : verifyFindings(answer))
        QCOMPARE(other.state, id == QLatin1String(other.id) ? State::NotWhole : State::Whole);
}

void TestVerifyFindings::aProfileWithoutAnAnchorIsNoAlarm()
{
    const VerifyFinding finding = only("anchor", but("anchor", "state", QStringLiteral("none")));
    QCOMPARE(finding.state, State::Unknown);
    QVERIFY(finding.todo.isEmpty());
}

void TestVerifyFindings::whatTheDaemonDoesNotSayIsNotCalledWhole()
{
    for (const VerifyFinding &finding : verifyFindings({{QStringLiteral("ok"), true}}))
        QCOMPARE(finding.state, State::Unknown);
}

void TestVerifyFindings::theTextIsPlainAndBounded()
{
    QJsonArray many;
    for (int i = 0; i < 5'000; ++i)
        many += QStringLiteral("a\u202Eb");
    const QString text = verifyText(verifyFindings(but("consistency", "findings", many)));
    QVERIFY(text.contains(QStringLiteral("not whole")));
    QVERIFY(text.contains(QStringLiteral("a⟨U+202E⟩b")) && !text.contains(QChar(0x202e)));
    QVERIFY2(text.count(u'\n') < 1'100, qPrintable(QString::number(text.count(u'\n'))));
    QVERIFY(text.trimmed().endsWith(QStringLiteral("…")));
}

QTEST_MAIN(TestVerifyFindings)
#include "tst_verifyfindings.moc"
