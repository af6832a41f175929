#include "tests/core/store/storebench.h"

#include <QJsonArray>

using namespace qd;

/// The single rows: lease, controls, ticks, agents, and the attempts with their artifacts.
class TestLeaseStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreBench> m_bench;
    Store &store() { return *m_bench->store; }
    const QString m_boot = QStringLiteral("boot-1");
    const QString m_me = QStringLiteral("me");
    const QString m_other = QStringLiteral("other");

private Q_SLOTS:
    void init() { m_bench = std::make_unique<StoreBench>(); }

    void everyGrantIsANewEpoch()
    {
        qint64 epoch = 0;
        for (int i = 0; i < 3; ++i) {
            const auto lease = store().lease().acquire(m_me, 100, m_boot, 7);
            QCOMPARE(lease->epoch, ++epoch);
            QCOMPARE(lease->expiresAt, 100 + Lease::kTtlMs);
            QCOMPARE(*store().lease().read(), *lease);
        }
        QVERIFY(store().lease().resign({m_me, epoch}).ok());
        QCOMPARE(store().lease().acquire(m_other, 100, m_boot, 7)->epoch, epoch + 1);
        QVERIFY(store().lease().revoke().ok());
        QCOMPARE(store().lease().acquire(m_me, 100, m_boot, 7)->epoch, epoch + 3);
        m_bench->reopen();
        QCOMPARE(store().lease().acquire(m_me, 100, m_boot, 7)->epoch, epoch + 4);
    }

    void anotherHolderIsRespectedUntilItHasExpired()
    {
        QVERIFY(store().lease().acquire(m_other, 100, m_boot, 7).ok());
        const auto refused = store().lease().acquire(m_me, 100 + Lease::kTtlMs, m_boot, 7);
        QCOMPARE(codeOf(refused), QStringLiteral("lease_held"));
        QCOMPARE(refused.error().detail, m_other);
        QCOMPARE(store().lease().acquire(m_me, 101 + Lease::kTtlMs, m_boot, 7)->epoch, 2);
    }

    void aLeaseOfAnotherBootHasExpired()
    {
        QVERIFY(store().lease().acquire(m_other, 1'000'000, m_boot, 7).ok());
        QCOMPARE(store().lease().acquire(m_me, 5, QStringLiteral("boot-2"), 7)->epoch, 2);
    }

    void everyWriteOfAnEarlierGrantIsFencedOut()
    {
        QVERIFY(store().lease().acquire(m_me, 100, m_boot, 7).ok());
        const Fence old{m_me, 1};
        QVERIFY(store().lease().guard(old).ok());
        QVERIFY(store().lease().renew(old, 200, 7).ok());
        QVERIFY(store().lease().acquire(m_me, 300, m_boot, 7).ok());
        QCOMPARE(codeOf(store().lease().guard(old)), QStringLiteral("fenced_out"));
        QCOMPARE(codeOf(store().lease().renew(old, 400, 7)), QStringLiteral("fenced_out"));
        QCOMPARE(codeOf(store().lease().resign(old)), QStringLiteral("fenced_out"));
        QCOMPARE(codeOf(store().lease().guard({m_other, 2})), QStringLiteral("fenced_out"));
        QVERIFY(store().lease().guard({m_me, 2}).ok());
        QVERIFY(store().lease().revoke().ok());
        QCOMPARE(codeOf(store().lease().guard({m_me, 2})), QStringLiteral("fenced_out"));
    }

    void controlsAreComparedAndSet()
    {
        auto mine = *store().controls().read();
        auto theirs = mine;
        mine.wish = RunWish::Drain;
        mine.real = {5'000, 3, m_me};
        mine.setAt = 77;
        mine.setBy = m_me;
        QCOMPARE(*store().controls().write(mine), 1);
        QCOMPARE(codeOf(store().controls().write(theirs)), QStringLiteral("conflict"));
        mine.revision = 1;
        QCOMPARE(*store().controls().read(), mine);
    }

    void ticksComeBackNewestFirst()
    {
        for (qint64 n = 1; n <= 5; ++n)
            QVERIFY(*store().ticks().put({n, 1, n * 10, 3, TickOutcome::Partial, 1, 2, 3, 4, 5, QStringLiteral("note")}));
        const auto ticks = store().ticks().newest(2);
        QCOMPARE(ticks->size(), size_t(2));
        QCOMPARE(ticks->front(), (Tick{5, 1, 50, 3, TickOutcome::Partial, 1, 2, 3, 4, 5, QStringLiteral("note")}));
        Tick longer = ticks->front();
        longer.durationMs = 4;
        longer.outcome = TickOutcome::Fail;
        longer.note = QStringLiteral("database_io");
        QVERIFY(*store().ticks().put(longer)); // it went on
        QCOMPARE(store().ticks().newest(1)->front(), longer);
        QVERIFY(!*store().ticks().put({5, 2, 50, 0, TickOutcome::Idle, 0, 0, 0, 0, 0, {}})); // that of another engine
        QCOMPARE(store().ticks().newest(1)->front(), longer);
    }

    void agentsComeBackAsTheyWereMade()
    {
        const auto agents = store().agents().all();
        QCOMPARE(agents->size(), size_t(3));
        QCOMPARE(agents->at(0), (Agent{AgentId{1}, QStringLiteral("rehearsal"), Transport::Rehearsal, true, {TaskKind::Rehearsal}, {}, 4, {}}));
        QVERIFY(store().database().execute("UPDATE agent SET transport = 'telepathy' WHERE id = 2").ok());
        QCOMPARE(codeOf(store().agents().all()), QStringLiteral("database_corrupt"));
    }

    void attemptsComeBackWithTheirArtifacts()
    {
        Task task;
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("k"), &task), QString());
        QVERIFY(!(*store().attempts().newestOf(task.id)).has_value());
        Attempt attempt = insertAttempt(task.id, 1);
        QCOMPARE(attempt.id, AttemptId{1});
        const Artifact artifact{QStringLiteral("stdout.txt"), Sha256::of("out"), 3};
        QVERIFY(store().attempts().addArtifact(attempt.id, artifact, 5).ok());
        QCOMPARE(codeOf(store().attempts().addArtifact(attempt.id, artifact, 5)), QStringLiteral("database_constraint"));
        attempt.state = AttemptState::Error;
        attempt.endedAt = 9;
        attempt.error = Error{QStringLiteral("failed"), ErrorCategory::Operator, QStringLiteral("why")};
        QVERIFY(store().attempts().finish(attempt).ok());
        QCOMPARE(codeOf(store().attempts().finish(attempt)), QStringLiteral("conflict")); // ends once
        const auto stored = store().attempts().ofTask(task.id);
        QCOMPARE(stored->size(), size_t(1));
        const Attempt &back = stored->front();
        QCOMPARE(back.state, AttemptState::Error);
        QCOMPARE(back.endedAt, std::optional<qint64>(9));
        QVERIFY(back.error == attempt.error);
        QCOMPARE(back.effectHash, attempt.effectHash);
        QCOMPARE(back.artifacts, std::vector<Artifact>{artifact});
        insertAttempt(task.id, 2);
        const auto newest = store().attempts().newestOf(task.id);
        QCOMPARE((*newest)->attempt.number, 2);
        QCOMPARE((*newest)->effectClass, EffectClass::Idempotent);
    }

    void anAttemptsNumberIsTakenOnce()
    {
        Task task;
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("k"), &task), QString());
        insertAttempt(task.id, 1);
        Attempt again;
        again.task = task.id;
        again.number = 1;
        QCOMPARE(codeOf(store().attempts().insert(again, EffectClass::Pure)), QStringLiteral("database_constraint"));
        QCOMPARE(store().attempts().lastId(), qint64(1));
    }

private:
    Attempt insertAttempt(TaskId task, int number)
    {
        Attempt attempt;
        attempt.task = task;
        attempt.number = number;
        attempt.epoch = 1;
        attempt.agent = QStringLiteral("command");
        attempt.startedAt = 3;
        attempt.effectHash = Sha256::of("effect");
        if (const auto done = store().attempts().insert(attempt, EffectClass::Idempotent); !done)
            qFatal("%s", qPrintable(done.error().detail));
        return attempt;
    }
};

QTEST_GUILESS_MAIN(TestLeaseStore)
#include "tst_leasestore.moc"
