#include "core/rules/agentscore.h"

#include <QTest>

using namespace qd;

class TestAgentScore : public QObject
{
    Q_OBJECT

    Agent m_first;
    Agent m_second;

    static TaskSpec spec(const char *title, const QStringList &tags = {}, int attention = 0)
    {
        TaskSpec spec;
        spec.title = QString::fromUtf8(title);
        spec.tags = tags;
        spec.attention = attention;
        return spec;
    }

private Q_SLOTS:
    void init()
    {
        m_first = {};
        m_second = {};
        m_first.name = QStringLiteral("first");
        m_second.name = QStringLiteral("second");
    }

    void successKnowsNothingOfTheUnknown()
    {
        QCOMPARE(TrackRecord{}.success(), 1.0);
        QCOMPARE((TrackRecord{0, 1}.success()), 0.5);
        QCOMPARE((TrackRecord{49, 49}.success()), 1.0);
        QCOMPARE((TrackRecord{24, 49}.success()), 0.5);
    }

    void specialtiesAreTagsOrWholeWordsOfTheTitle_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QStringList>("matched");
        QTest::newRow("nothing") << "Mend it" << QStringList() << QStringList();
        QTest::newRow("a tag") << "Mend it" << QStringList{QStringLiteral("QT")} << QStringList{QStringLiteral("qt")};
        QTest::newRow("part of a tag") << "Mend it" << QStringList{QStringLiteral("qtx")} << QStringList();
        QTest::newRow("a word") << "Mend the Qt part" << QStringList() << QStringList{QStringLiteral("qt")};
        QTest::newRow("at the ends") << "unit tests in qt" << QStringList()
                                     << QStringList{QStringLiteral("qt"), QStringLiteral("unit tests")};
        QTest::newRow("part of a word") << "Mend the qtest, xqt" << QStringList() << QStringList();
        QTest::newRow("behind a part of a word") << "xqt, qt" << QStringList() << QStringList{QStringLiteral("qt")};
    }

    void specialtiesAreTagsOrWholeWordsOfTheTitle()
    {
        QFETCH(QString, title);
        QFETCH(QStringList, tags);
        m_first.specialties = {QStringLiteral("qt"), QStringLiteral("unit tests")};
        TaskSpec task = spec("", tags);
        task.title = title;
        QTEST(matchedSpecialties(m_first, task), "matched");
    }

    void theFormula_data()
    {
        QTest::addColumn<int>("matches");
        QTest::addColumn<int>("open");
        QTest::addColumn<int>("succeeded");
        QTest::addColumn<int>("ended");
        QTest::addColumn<double>("suitability");
        QTest::addColumn<double>("load");
        QTest::newRow("new and idle") << 0 << 0 << 0 << 0 << 50.0 << 0.0;
        QTest::newRow("one specialty") << 1 << 0 << 0 << 0 << 65.0 << 0.0;
        QTest::newRow("no more than 100") << 6 << 0 << 0 << 0 << 100.0 << 0.0;
        QTest::newRow("busy and good") << 0 << 1 << 9 << 9 << 50.0 << 14.0;
        QTest::newRow("busy and bad") << 0 << 1 << 0 << 9 << 50.0 << 19.4;
        QTest::newRow("load up to 100") << 0 << 9 << 0 << 49 << 50.0 << 100.0;
    }

    void theFormula()
    {
        QFETCH(int, matches);
        QFETCH(int, open);
        QFETCH(int, succeeded);
        QFETCH(int, ended);
        QStringList tags;
        for (int i = 0; i < matches; ++i)
            tags += QStringLiteral("tag%1").arg(i);
        m_first.specialties = tags;
        const AgentScore score = scoreOf({&m_first, open, 1, {succeeded, ended}, std::nullopt}, spec("t", tags));
        QTEST(score.suitability, "suitability");
        QTEST(score.load, "load");
        QCOMPARE(score.context, 0.0);
        QCOMPARE(score.total(), score.suitability - score.load);
        QCOMPARE(score.reasons.size(), 3);
    }

    void contextInUseCounts()
    {
        const AgentScore score = scoreOf({&m_first, 0, 1, {}, 90.0}, spec("t"));
        QCOMPARE(score.context, 27.0);
        QCOMPARE(score.total(), 23.0);
        QVERIFY(score.reasons.last().contains(QLatin1String("90 %")));
    }

    void nobodyIsChosenOfNobody() { QVERIFY(!chooseAgent({}, spec("t"))); }

    void theHighestScoreWins()
    {
        m_second.specialties = {QStringLiteral("qt")};
        const auto choice = chooseAgent({{&m_first, 0, 9, {}, {}}, {&m_second, 0, 1, {}, {}}}, spec("qt"));
        QCOMPARE(choice->applicant, size_t(1));
        const auto busy = chooseAgent({{&m_first, 0, 1, {}, {}}, {&m_second, 3, 9, {}, {}}}, spec("qt"));
        QCOMPARE(busy->applicant, size_t(0));
    }

    void amongEqualsMoreRoomWinsThenTheFirst()
    {
        QCOMPARE(chooseAgent({{&m_first, 0, 1, {}, {}}, {&m_second, 0, 2, {}, {}}}, spec("t"))->applicant, size_t(1));
        QCOMPARE(chooseAgent({{&m_first, 0, 2, {}, {}}, {&m_second, 0, 2, {}, {}}}, spec("t"))->applicant, size_t(0));
    }

    void attentionIsKeptForThoseWithContextToSpare()
    {
        m_first.specialties = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        const TaskSpec demanding = spec("a b c", {}, 7);
        const Applicant full{&m_first, 0, 1, {}, 81.0};
        const Applicant other{&m_second, 2, 1, {}, 20.0};
        QCOMPARE(chooseAgent({full, other}, demanding)->applicant, size_t(1));
        QCOMPARE(chooseAgent({full}, demanding)->applicant, size_t(0)); // nobody else can
        QCOMPARE(chooseAgent({full, other}, spec("a b c", {}, 6))->applicant, size_t(0));
        QVERIFY(!isTooFullFor({&m_first, 0, 1, {}, 80.0}, demanding));
        QVERIFY(!isTooFullFor({&m_first, 0, 1, {}, std::nullopt}, demanding));
    }
};

QTEST_APPLESS_MAIN(TestAgentScore)
#include "tst_agentscore.moc"
