#include "tests/support/enginebench.h"

#include <QTest>

using namespace qd;

/// Time limits that an agent has of its own, and the rest of one that fails again and again.
class TestAgentLimits : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineBench> m_bench;

    AttemptId begin(const QJsonObject &limits)
    {
        m_bench->rehearsal.limits = limits;
        m_bench->addRehearsal();
        m_bench->settleDown();
        return m_bench->rehearsal.alive.empty() ? AttemptId{} : m_bench->rehearsal.alive.rbegin()->first;
    }
    bool isStoppedAfter(AttemptId attempt, qint64 ms)
    {
        m_bench->clock.advance(ms);
        m_bench->step();
        return m_bench->rehearsal.stopped.contains(attempt);
    }
    void fail(AttemptId attempt)
    {
        const Error error{QStringLiteral("bad"), ErrorCategory::Transient, {}};
        m_bench->rehearsal.end(m_bench->engine->agents(), attempt, {EndCause::Answered, error, {}, {}});
        m_bench->step();
    }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<EngineBench>(); }

    void whoNeverShowsLifeIsStoppedEarly()
    {
        const AttemptId attempt = begin({{QStringLiteral("start_timeout_ms"), 5'000}});
        QVERIFY(attempt.isValid());
        QVERIFY(!isStoppedAfter(attempt, 5'000));
        QVERIFY(isStoppedAfter(attempt, 1));
        QCOMPARE(m_bench->rehearsal.stopped.at(attempt), EndCause::TimedOut);
    }

    void oneSignOfLifeIsEnoughForAStart()
    {
        const AttemptId attempt = begin({{QStringLiteral("start_timeout_ms"), 5'000}});
        m_bench->engine->agents().agentAlive(attempt); // in the moment of the start
        QVERIFY(!isStoppedAfter(attempt, 60'000));
    }

    void theLimitsOfTheEffectCount()
    {
        const AttemptId idle = begin({{QStringLiteral("idle_timeout_ms"), 3'000}});
        QVERIFY(!isStoppedAfter(idle, 3'000));
        QVERIFY(isStoppedAfter(idle, 1));
        const AttemptId total = begin({{QStringLiteral("timeout_ms"), 4'000}});
        for (int second = 1; second <= 4; ++second) {
            m_bench->engine->agents().agentAlive(total);
            QVERIFY(!isStoppedAfter(total, 1'000));
        }
        QVERIFY(isStoppedAfter(total, 1));
    }

    void anAgentThatFailsAgainAndAgainRestsThenProbes()
    {
        m_bench->settings.actionsPerTick = 10;
        m_bench->startEngine();
        constexpr size_t kTasks = 20;
        for (size_t i = 0; i < kTasks; ++i)
            m_bench->addRehearsal(1);
        for (int i = 0; i < AgentStatus::kUnhealthyAfter; ++i) {
            m_bench->settleDown();
            QVERIFY(!m_bench->rehearsal.alive.empty());
            fail(m_bench->rehearsal.alive.begin()->first);
        }
        while (!m_bench->rehearsal.alive.empty())
            fail(m_bench->rehearsal.alive.begin()->first);
        const size_t before = m_bench->rehearsal.deeds.size();
        QVERIFY(before < kTasks);
        QCOMPARE(m_bench->engine->status().agentsHealthy, m_bench->engine->status().agentsEnabled - 1);
        m_bench->clock.advance(Roster::kRestMs - 1);
        m_bench->settleDown();
        QCOMPARE(m_bench->rehearsal.deeds.size(), before);
        QVERIFY(m_bench->engine->status().workLeft); // it is waited for
        m_bench->clock.advance(1);
        m_bench->settleDown();
        QCOMPARE(m_bench->rehearsal.deeds.size(), before + 1);
        m_bench->rehearsal.end(m_bench->engine->agents(), m_bench->rehearsal.alive.begin()->first, {});
        m_bench->settleDown();
        QCOMPARE(m_bench->engine->status().agentsHealthy, m_bench->engine->status().agentsEnabled);
        QVERIFY(m_bench->rehearsal.deeds.size() > before + 2); // as many as it has slots for
    }
};

QTEST_GUILESS_MAIN(TestAgentLimits)
#include "tst_agentlimits.moc"
