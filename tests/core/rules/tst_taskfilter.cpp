#include "core/rules/taskfilter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace qd;

namespace {

TaskFilter parsed(const char *text)
{
    const auto filter = parseTaskFilter(QString::fromUtf8(text));
    if (!filter)
        qFatal("%s: %s", text, qPrintable(filter.error().detail));
    return *filter;
}

QStringList list(std::initializer_list<const char *> words)
{
    QStringList found;
    for (const char *word : words)
        found += QString::fromUtf8(word);
    return found;
}

QString codeOf(const QString &text)
{
    const auto filter = parseTaskFilter(text);
    return filter ? QStringLiteral("ok") : filter.error().code;
}

} // namespace

class TestTaskFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAndPhrases();
    void enumsAreIntersected();
    void namesAreExact();
    void numbersAndDurationsAreCompared();
    void refusalsNameTheBadWord_data();
    void refusalsNameTheBadWord();
    void limitsAreKept();
    void contradictionsMatchNothing();
    void whatIsOfferedIsUnderstood();
    void quotedValuesComeBack();
    void anyTextIsAnswered();
};

void TestTaskFilter::wordsAndPhrases()
{
    QVERIFY(parsed("").isEmpty());
    QVERIFY(parsed("  \t ").isEmpty());
    QVERIFY(parsed("\"\"").isEmpty());
    const TaskFilter filter = parsed("count \"two words\" -draft -\"old one\" 12:30 - a\"b c\"d \"say \"\"hi\"\"\" \"state:dead\"");
    QCOMPARE(filter.words, list({"count", "two words", "12:30", "-", "ab cd", "say \"hi\"", "state:dead"}));
    QCOMPARE(filter.notWords, list({"draft", "old one"}));
    QVERIFY(filter.states.isAll());
    QVERIFY(filter.followsState());
}

void TestTaskFilter::enumsAreIntersected()
{
    QCOMPARE(parsed("state:dead,failed").states.values(), (std::vector{TaskState::Failed, TaskState::Dead}));
    QCOMPARE(parsed("STATE:Dead state:dead,failed").states.values(), std::vector{TaskState::Dead});
    QVERIFY(!parsed("-state:succeeded").states.has(TaskState::Succeeded));
    QVERIFY(parsed("-state:succeeded").states.has(TaskState::Cancelled));
    QCOMPARE(parsed("kind:code,qa -kind:qa").kinds.values(), std::vector{TaskKind::Code});
    QCOMPARE(parsed("mode:real").modes.values(), std::vector{Mode::Real});
    QCOMPARE(parsed("is:retrying,blocked").places.values(), (std::vector{TaskPlace::Blocked, TaskPlace::Retrying}));
    QVERIFY(!parsed("is:ready").followsState());
    QVERIFY(parsed("state:dead kind:code tag:x key:y word").followsState());
}

void TestTaskFilter::namesAreExact()
{
    const TaskFilter filter = parsed("agent:a,\"b c\" -agent:d key:\"x,y\" tag:one,two tag:three -tag:four");
    QCOMPARE(*filter.agents.only, list({"a", "b c"}));
    QCOMPARE(filter.agents.without, list({"d"}));
    QCOMPARE(*filter.keys.only, list({"x,y"}));
    QCOMPARE(filter.tags, (std::vector{list({"one", "two"}), list({"three"})}));
    QCOMPARE(filter.notTags, list({"four"}));
    QCOMPARE(*parsed("agent:a,b agent:b,c").agents.only, list({"b"}));
    QCOMPARE(*parsed("agent:Case").agents.only, list({"Case"}));
}

void TestTaskFilter::numbersAndDurationsAreCompared()
{
    QCOMPARE(parsed("priority:>=7").priority, (NumberRange{7, NumberRange().most}));
    QCOMPARE(parsed("priority:>7 priority:<=9").priority, (NumberRange{8, 9}));
    QCOMPARE(parsed("attempts:3").attempts, (NumberRange{3, 3}));
    QCOMPARE(parsed("attempts:=0").attempts, (NumberRange{0, 0}));
    QCOMPARE(parsed("age:>2h").age.least, qint64(7'200'001));
    QCOMPARE(parsed("updated:<10m").quiet.most, qint64(599'999));
    QCOMPARE(parsed("age:<=1d age:>=1w").age, (NumberRange{604'800'000, 86'400'000}));
}

void TestTaskFilter::refusalsNameTheBadWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("qualifier") << QStringLiteral("fine stat:dead") << QStringLiteral("filter_qualifier") << QStringLiteral("stat:dead");
    QTest::newRow("address") << QStringLiteral("http://x") << QStringLiteral("filter_qualifier") << QStringLiteral("http://x");
    QTest::newRow("state") << QStringLiteral("state:dead,quueed") << QStringLiteral("filter_value") << QStringLiteral("state:dead,quueed");
    QTest::newRow("empty") << QStringLiteral("state:") << QStringLiteral("filter_value") << QStringLiteral("state:");
    QTest::newRow("no name") << QStringLiteral("agent:a,,b") << QStringLiteral("filter_value") << QStringLiteral("agent:a,,b");
    QTest::newRow("inner word") << QStringLiteral("is:elsewhere") << QStringLiteral("filter_value") << QStringLiteral("is:elsewhere");
    QTest::newRow("number") << QStringLiteral("priority:high") << QStringLiteral("filter_value") << QStringLiteral("priority:high");
    QTest::newRow("sign") << QStringLiteral("priority:>") << QStringLiteral("filter_value") << QStringLiteral("priority:>");
    QTest::newRow("below zero") << QStringLiteral("priority:>-1") << QStringLiteral("filter_value") << QStringLiteral("priority:>-1");
    QTest::newRow("two numbers") << QStringLiteral("priority:1,2") << QStringLiteral("filter_value") << QStringLiteral("priority:1,2");
    QTest::newRow("long number") << QStringLiteral("priority:<9999999999") << QStringLiteral("filter_value") << QStringLiteral("priority:<9999999999");
    QTest::newRow("unit") << QStringLiteral("age:>2") << QStringLiteral("filter_value") << QStringLiteral("age:>2");
    QTest::newRow("other unit") << QStringLiteral("age:>2y") << QStringLiteral("filter_value") << QStringLiteral("age:>2y");
    QTest::newRow("other digits") << QStringLiteral("priority:\u0663") << QStringLiteral("filter_value") << QStringLiteral("priority:\u0663");
    QTest::newRow("negated") << QStringLiteral("-priority:>7") << QStringLiteral("filter_negated") << QStringLiteral("-priority:>7");
    QTest::newRow("quote") << QStringLiteral("a \"b c") << QStringLiteral("filter_quote") << QStringLiteral("\"b c");
    QTest::newRow("quote in a value") << QStringLiteral("key:\"x") << QStringLiteral("filter_quote") << QStringLiteral("key:\"x");
}

void TestTaskFilter::refusalsNameTheBadWord()
{
    QFETCH(const QString, text);
    QFETCH(const QString, code);
    QFETCH(const QString, word);
    const auto filter = parseTaskFilter(text);
    QVERIFY(!filter);
    QCOMPARE(filter.error().code, code);
    QCOMPARE(filter.error().category, ErrorCategory::Permanent);
    QVERIFY2(filter.error().detail.startsWith(word + QStringLiteral(": ")), qPrintable(filter.error().detail));
}

void TestTaskFilter::limitsAreKept()
{
    QCOMPARE(codeOf(QString(TaskFilter::kMostCharacters, u' ')), QStringLiteral("ok"));
    const auto longer = parseTaskFilter(QString(TaskFilter::kMostCharacters + 1, u'x'));
    QCOMPARE(longer.error().code, QStringLiteral("filter_long"));
    QVERIFY(longer.error().detail.size() < 200); // the text itself is not told in full
    QCOMPARE(codeOf(QString(TaskFilter::kMostWordCharacters, u'x')), QStringLiteral("ok"));
    QCOMPARE(codeOf(QString(TaskFilter::kMostWordCharacters + 1, u'x')), QStringLiteral("filter_long"));
    QCOMPARE(codeOf(QStringLiteral("x ").repeated(TaskFilter::kMostTerms)), QStringLiteral("ok"));
    QCOMPARE(codeOf(QStringLiteral("x ").repeated(TaskFilter::kMostTerms + 1)), QStringLiteral("filter_long"));
    const QString values = QStringLiteral("tag:x") + QStringLiteral(",x").repeated(TaskFilter::kMostValues - 1);
    QCOMPARE(codeOf(values), QStringLiteral("ok"));
    QCOMPARE(codeOf(values + QStringLiteral(",x")), QStringLiteral("filter_long"));
    QCOMPARE(codeOf(QStringLiteral("key:") + QString(256, u'k')), QStringLiteral("filter_value"));
}

void TestTaskFilter::contradictionsMatchNothing()
{
    for (const char *text : {"state:dead state:failed", "-mode:proof,real", "agent:a agent:b", "key:a key:b", "kind:qa -kind:qa",
                             "priority:>7 priority:<3", "age:>1d age:<1h", "is:ready is:blocked"})
        QVERIFY2(parsed(text).matchesNothing(), text);
    QVERIFY(!parsed("state:dead -agent:a tag:a -tag:a").matchesNothing());
}

void TestTaskFilter::whatIsOfferedIsUnderstood()
{
    for (const FilterQualifier &qualifier : filterQualifiers()) {
        const QString name = QString::fromLatin1(qualifier.name);
        QVERIFY2(!parsed(qualifier.example).isEmpty(), qualifier.example);
        QVERIFY(QString::fromLatin1(qualifier.example).startsWith(name + u':'));
        const QStringList values = filterValues(name);
        for (const QString &value : values)
            QCOMPARE(codeOf(name + u':' + value), QStringLiteral("ok"));
    }
}

void TestTaskFilter::quotedValuesComeBack()
{
    for (const QString &value : {QStringLiteral("plain"), QStringLiteral("key-12"), QStringLiteral("two words"), QStringLiteral("a,b"),
                                 QStringLiteral("say \"hi\""), QStringLiteral("state:dead"), QStringLiteral("-minus")}) {
        const auto key = parseTaskFilter(QStringLiteral("key:") + quotedForFilter(value));
        QCOMPARE(*key->keys.only, QStringList{value});
        QCOMPARE(parseTaskFilter(quotedForFilter(value))->words, QStringList{value});
    }
    QCOMPARE(quotedForFilter(QStringLiteral("key-12")), QStringLiteral("key-12"));
}

void TestTaskFilter::anyTextIsAnswered()
{
    QRandomGenerator random(5);
    const QString alphabet = QStringLiteral("state:is,\"- \t\n><=79hdeadagrky\\%_'\u202e;") + QChar(0xd800);
    int understood = 0;
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (int i = random.bounded(24); i >= 0; --i)
            text += alphabet[random.bounded(alphabet.size())];
        const auto filter = parseTaskFilter(text);
        understood += filter ? 1 : 0;
        QVERIFY(filter || filter.error().code.startsWith(QStringLiteral("filter_")));
    }
    QVERIFY(understood > 1'000 && understood < 19'000);
}

QTEST_APPLESS_MAIN(TestTaskFilter)
#include "tst_taskfilter.moc"
