#include "tests/support/rigreport.h"
#include "tests/support/sim/lifeseries.h"
#include "tests/support/sim/simulation.h"

#include <QTest>

using namespace qd;

/// Many short lives of the engine under faults. A seed that breaks an invariant is printed and replays, to the byte, by
/// `./dev sim --seed <seed>`, which sets QD_SIM_SEED; QD_SIM_SEEDS says how many seeds there are to be.
class TestSimulation : public QObject
{
    Q_OBJECT

    static constexpr int kSteps = LifeSeries::kSteps;
    static constexpr quint64 kEnough = 2'000; ///< lives, to demand each rare state

    static quint64 numberFrom(const char *variable, quint64 otherwise)
    {
        const quint64 number = qEnvironmentVariable(variable).toULongLong();
        return number > 0 ? number : otherwise;
    }

    static bool isSeen(Sabotage sabotage, const QString &expected)
    {
        constexpr quint64 kMostLives = 60;
        for (quint64 seed = 1; seed <= kMostLives; ++seed) {
            SimStore store; // what sabotage leaves behind must not reach the next life
            if (Simulation(seed, store, sabotage).run(kSteps).join(u';').contains(expected))
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void aStoreIsAsNewForEachLife()
    {
        SimStore used;
        static_cast<void>(Simulation(3, used).run(kSteps));
        used.empty();
        SimStore fresh;
        Simulation after(4, used);
        Simulation first(4, fresh);
        QCOMPARE(after.run(kSteps), first.run(kSteps));
        QCOMPARE(after.history(), first.history());
    }

    void aSeedReplaysExactly()
    {
        SimStore store;
        Simulation first(77, store);
        const QStringList found = first.run(kSteps);
        Simulation second(77, store);
        QCOMPARE(second.run(kSteps), found);
        QCOMPARE(second.history(), first.history());
        QVERIFY(first.history().size() > kSteps);
        Simulation other(78, store);
        static_cast<void>(other.run(kSteps));
        QVERIFY(other.history() != first.history());
    }

    void sabotageIsSeen_data()
    {
        QTest::addColumn<Sabotage>("sabotage");
        QTest::addColumn<QString>("expected");
        const std::pair<Sabotage, const char *> controls[]{
            {Sabotage::DoubleCompletion, "I1: "}, {Sabotage::NoFence, "I2: "},
            {Sabotage::EpochNotRaised, "I3: "},   {Sabotage::EffectFirst, "I4: "},
            {Sabotage::SkipAttempt, "I5: "},      {Sabotage::LoseTask, "I6: "},
            {Sabotage::RequeueLostRuns, "I7: "},  {Sabotage::ApprovalIgnored, "nobody had approved"},
            {Sabotage::WindowStretched, "I8: "},  {Sabotage::KillIgnored, "I9: "},
            {Sabotage::FalseIdempotence, "I10: "}, {Sabotage::SwapContent, "I11: "},
            {Sabotage::PauseIgnored, "I12: "},    {Sabotage::Strand, "I13: "},
            {Sabotage::EditJournal, "I14: "},     {Sabotage::LoseChecks, "evidence: "},
            {Sabotage::OverfillAgent, "limits: "}};
        for (const auto &[sabotage, expected] : controls)
            QTest::addRow("%d %s", int(sabotage), expected) << sabotage << QString::fromLatin1(expected);
    }

    void sabotageIsSeen()
    {
        QFETCH(Sabotage, sabotage);
        QFETCH(QString, expected);
        ++m_sabotaged;
        QVERIFY(isSeen(sabotage, expected));
        ++m_seen;
    }

    void theInvariantsHold()
    {
        const quint64 only = numberFrom("QD_SIM_SEED", 0);
        LifeSeries series;
        series.run(only ? only : 1, only ? 1 : numberFrom("QD_SIM_SEEDS", 10'000));
        for (const QString &life : series.broken())
            qWarning("%s", qUtf8Printable(life));
        if (!only)
            report(series);
        QVERIFY(series.broken().isEmpty());
        if (series.lived() >= kEnough)
            QCOMPARE(missing(series).join(u';'), QString());
    }

private:
    /// What a life comes to only by a rare chain of events. A generator that did not reach them would prove nothing.
    static const QStringList &rareStates()
    {
        static const QStringList kStates{
            QStringLiteral("REAL was forbidden"),
            QStringLiteral("a check after said no"),
            QStringLiteral("a check before said no"),
            QStringLiteral("a commit stayed unclear and was written"),
            QStringLiteral("a commit stayed unclear"),
            QStringLiteral("a crash while idle"),
            QStringLiteral("a crash with work in hand"),
            QStringLiteral("a key was refused for other work"),
            QStringLiteral("a known failure was tried again"),
            QStringLiteral("a look was lost"),
            QStringLiteral("a look was slow"),
            QStringLiteral("a new engine found the lease of a lost one"),
            QStringLiteral("a person approved"),
            QStringLiteral("a person cloned"),
            QStringLiteral("a person denied"),
            QStringLiteral("a person did not hear what came of it"),
            QStringLiteral("a person edited"),
            QStringLiteral("a person held"),
            QStringLiteral("a person requeued"),
            QStringLiteral("a person reset a kill"),
            QStringLiteral("a person resolved: happened"),
            QStringLiteral("a person resolved: not_happened"),
            QStringLiteral("a person resolved: run_again"),
            QStringLiteral("a person reviewed: accept"),
            QStringLiteral("a person reviewed: reject"),
            QStringLiteral("a person reviewed: return"),
            QStringLiteral("a person stopped a running task"),
            QStringLiteral("a person took a cancel back"),
            QStringLiteral("a probe said: happened"),
            QStringLiteral("a probe said: not happened"),
            QStringLiteral("a probe said: unclear"),
            QStringLiteral("a program was frozen in the middle of a tick"),
            QStringLiteral("a program was frozen"),
            QStringLiteral("a real effect began"),
            QStringLiteral("a silent agent was stopped"),
            QStringLiteral("a statement failed"),
            QStringLiteral("a task was added twice and is there once"),
            QStringLiteral("a task was dead"),
            QStringLiteral("a task was review"),
            QStringLiteral("a task was unknown"),
            QStringLiteral("a verification was stopped"),
            QStringLiteral("agents came to do something else"),
            QStringLiteral("an add was not answered"),
            QStringLiteral("an agent answered an engine that had lost its lease"),
            QStringLiteral("an agent answered before it was asked"),
            QStringLiteral("an agent answered twice"),
            QStringLiteral("an agent asked"),
            QStringLiteral("an agent crashed"),
            QStringLiteral("an agent had failed again and again"),
            QStringLiteral("an agent left a file"),
            QStringLiteral("an agent of a lost engine answered"),
            QStringLiteral("an agent was stopped because the lease was lost"),
            QStringLiteral("an agent was switched off"),
            QStringLiteral("an approval was overtaken"),
            QStringLiteral("an approved effect began"),
            QStringLiteral("an engine left in peace"),
            QStringLiteral("an engine was draining"),
            QStringLiteral("an engine was given its lease anew"),
            QStringLiteral("an engine was standby"),
            QStringLiteral("killed with work in hand"),
            QStringLiteral("the clock on the wall was set back"),
            QStringLiteral("the clock on the wall was set forward"),
            QStringLiteral("the disk was full"),
            QStringLiteral("the lease was lost in the middle of a tick"),
            QStringLiteral("the lease went to another engine"),
            QStringLiteral("the machine was started anew")};
        return kStates;
    }

    static QStringList missing(const LifeSeries &series)
    {
        QStringList missing;
        for (const QString &state : rareStates()) {
            if (!series.sometimes().contains(state))
                missing += state;
        }
        return missing;
    }

    void report(const LifeSeries &series) const
    {
        const qsizetype reached = rareStates().size() - missing(series).size();
        const bool allReached = reached == rareStates().size() && reached >= 40;
        test::reportRig({QStringLiteral("simulation"),
                         QStringLiteral("No mixture of faults, clocks, agents and operators breaks an invariant"),
                         QStringLiteral("%1 of %2 lives broke one; %3 of %4 rare states reached")
                             .arg(series.broken().size()).arg(series.lived()).arg(reached).arg(rareStates().size()),
                         QStringLiteral("0 broken; each rare state reached, at least 40"),
                         QStringLiteral("%1 of %2 sabotaged engines are seen by the invariant that they break")
                             .arg(m_seen).arg(m_sabotaged),
                         series.broken().isEmpty() && allReached && m_seen == m_sabotaged && m_seen > 0});
    }

    int m_sabotaged = 0; ///< engines
    int m_seen = 0;      ///< of them, those that were
};

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
