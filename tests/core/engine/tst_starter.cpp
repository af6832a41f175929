#include "core/engine/starter.h"
#include "tests/support/enginebench.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace qd;

/// From a claim to an attempt: the bytes first, then the line, then the deed.
class TestStarter : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineBench> m_bench;
    RunBoard m_board;
    std::unique_ptr<Settler> m_settler;
    std::unique_ptr<WindowTimer> m_window;
    std::unique_ptr<Starter> m_starter;

    Result<void> inUnit(const std::function<Result<void>(UnitOfWork &)> &work)
    {
        const auto done = inUnitOfWork(*m_bench->store, m_bench->clock.wallMs(), QStringLiteral("t"), work);
        return done ? Result<void>() : Result<void>(done.error());
    }
    Claim claimed(TaskId id)
    {
        Claim claim{m_bench->task(id), *m_bench->roster.find(QStringLiteral("command")), 1};
        TaskStore::Change change;
        change.epoch = 1;
        change.agent = claim.agent.name;
        if (!inUnit([&](UnitOfWork &unit) { return unit.move(claim.task, TaskEvent::Claim, change); }).ok())
            qFatal("not claimed");
        return claim;
    }
    Starter::Started commit(const Starter::Prepared &prepared)
    {
        Starter::Started started;
        const auto done = inUnit([&](UnitOfWork &unit) { return m_starter->commit(unit, prepared, started); });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        return started;
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<EngineBench>();
        m_bench->step(); // epoch 1
        m_settler = std::make_unique<Settler>(*m_bench->context);
        m_window = std::make_unique<WindowTimer>(m_bench->clock);
        m_window->start(3'600'000);
        m_starter = std::make_unique<Starter>(*m_bench->context, m_bench->roster, m_board, *m_settler, *m_window);
    }

    void preparingWritesTheBytesAndNothingElse()
    {
        const TaskId id = m_bench->addCommand(Mode::Real);
        const auto prepared = m_starter->prepare(claimed(id), FakeInspector::good());
        QVERIFY(prepared.effect && !prepared.error);
        QCOMPARE(*m_bench->artifacts.read(prepared.artifact.hash), prepared.effect->bytes());
        QCOMPARE(m_bench->state(id), TaskState::Claimed);
        QVERIFY(m_bench->attempts(id).empty() && m_bench->command.deeds.empty());
    }

    void aProofIsItsBytes()
    {
        const TaskId id = m_bench->addCommand();
        const auto prepared = m_starter->prepare(claimed(id), FakeInspector::good());
        const auto started = commit(prepared);
        QVERIFY(started.runs.empty());
        QCOMPARE(started.started, 1);
        QCOMPARE(started.succeeded, QStringList{prepared.claim.agent.name});
        QCOMPARE(m_bench->state(id), TaskState::Succeeded);
        QCOMPARE(m_bench->attempts(id)[0].effectHash, prepared.artifact.hash);
    }

    void whatIsPerformedIsWhatWasWritten()
    {
        const TaskId id = m_bench->addCommand(Mode::Real);
        m_bench->arm(2);
        const auto prepared = m_starter->prepare(claimed(id), FakeInspector::good());
        const auto started = commit(prepared);
        QCOMPARE(started.runs.size(), size_t(1));
        QCOMPARE(m_bench->state(id), TaskState::Running);
        QCOMPARE(m_bench->store->controls().read()->real.remaining, 1);
        QVERIFY(m_bench->command.deeds.empty()); // the line is committed, and nothing has happened
        QVERIFY(m_starter->perform(started.runs[0]).ok());
        QCOMPARE(m_bench->command.deeds.size(), size_t(1));
        QCOMPARE(m_bench->command.deeds[0].effect, prepared.artifact.hash);
        QCOMPARE(m_bench->command.deeds[0].attempt, m_bench->attempts(id)[0].id);
    }

    void changedOrMissingBytesAreNotPerformed()
    {
        const TaskId id = m_bench->addCommand(Mode::Real);
        m_bench->arm();
        const auto prepared = m_starter->prepare(claimed(id), FakeInspector::good());
        const auto started = commit(prepared);
        const QString path = m_bench->artifacts.pathOf(prepared.artifact.hash);
        QVERIFY(QFile::remove(path));
        QCOMPARE(m_starter->perform(started.runs[0]).error().code, QStringLiteral("artifact_missing"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
        file.close();
        QCOMPARE(m_starter->perform(started.runs[0]).error().code, QStringLiteral("artifact_changed"));
        QVERIFY(m_bench->command.deeds.empty());
    }

    void permissionWithdrawnAfterTheClaimSendsTheTaskBack()
    {
        const TaskId id = m_bench->addCommand(Mode::Real);
        m_bench->arm();
        const auto prepared = m_starter->prepare(claimed(id), FakeInspector::good());
        m_bench->settings.allowReal = false;
        const auto started = commit(prepared);
        QCOMPARE(started.started, 0);
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QCOMPARE(m_bench->store->controls().read()->real.remaining, 100);
    }

    void aWindowThatHasClosedSendsTheTaskBack_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<qint64>("later");
        QTest::newRow("never armed") << 0 << qint64(0);
        QTest::newRow("by time") << 5 << qint64(60'000);
    }

    void aWindowThatHasClosedSendsTheTaskBack()
    {
        QFETCH(int, count);
        QFETCH(qint64, later);
        const TaskId id = m_bench->addCommand(Mode::Real);
        if (count > 0)
            m_bench->arm(count, 60);
        const auto prepared = m_starter->prepare(claimed(id), FakeInspector::good());
        m_bench->clock.advance(later);
        const auto started = commit(prepared);
        QCOMPARE(started.started, 0);
        QVERIFY(started.runs.empty());
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QCOMPARE(m_bench->task(id).attempts, 0);
        QCOMPARE(m_bench->store->controls().read()->real.remaining, count);
    }

    void theWindowCountsEveryStart()
    {
        m_bench->arm(1);
        const auto first = m_starter->prepare(claimed(m_bench->addCommand(Mode::Real)), FakeInspector::good());
        const auto second = m_starter->prepare(claimed(m_bench->addCommand(Mode::Real)), FakeInspector::good());
        Starter::Started started;
        QVERIFY(inUnit([&](UnitOfWork &unit) -> Result<void> {
            if (auto done = m_starter->commit(unit, first, started); !done)
                return done;
            return m_starter->commit(unit, second, started); // in the same transaction
        }).ok());
        QCOMPARE(started.runs.size(), size_t(1));
        QCOMPARE(m_bench->state(second.claim.task.id), TaskState::Queued);
        QCOMPARE(m_bench->store->controls().read()->real.remaining, 0);
    }

    void aPersonWhoIsFasterWins()
    {
        const TaskId id = m_bench->addCommand();
        const auto prepared = m_starter->prepare(claimed(id), FakeInspector::good());
        QVERIFY(m_bench->desk->cancel(QStringLiteral("p"), {id}, {}).ok());
        QCOMPARE(commit(prepared).started, 0);
        QCOMPARE(m_bench->state(id), TaskState::Cancelled);
        const TaskId again = m_bench->addCommand();
        const auto old = m_starter->prepare(claimed(again), FakeInspector::good());
        Task task = m_bench->task(again);
        QVERIFY(inUnit([&](UnitOfWork &unit) { return unit.move(task, TaskEvent::Unclaim, {}); }).ok());
        TaskStore::Change newer;
        newer.epoch = 2;
        QVERIFY(inUnit([&](UnitOfWork &unit) { return unit.move(task, TaskEvent::Claim, newer); }).ok());
        QCOMPARE(commit(old).started, 0); // claimed, but under another epoch
        QVERIFY(m_bench->attempts(again).empty());
    }

    void whatCannotBePreparedIsAnAttemptThatFailed_data()
    {
        QTest::addColumn<ErrorCategory>("category");
        QTest::addColumn<TaskState>("state");
        QTest::newRow("never") << ErrorCategory::Permanent << TaskState::Failed;
        QTest::newRow("not now") << ErrorCategory::Transient << TaskState::Queued;
    }

    void whatCannotBePreparedIsAnAttemptThatFailed()
    {
        QFETCH(ErrorCategory, category);
        QFETCH(TaskState, state);
        m_bench->command.prepareError = Error{QStringLiteral("no"), category, {}};
        const TaskId id = m_bench->addCommand(Mode::Real);
        m_bench->arm();
        const auto started = commit(m_starter->prepare(claimed(id), FakeInspector::good()));
        QVERIFY(started.runs.empty());
        QCOMPARE(started.failed, QStringList{QStringLiteral("command")});
        QCOMPARE(m_bench->state(id), state);
        QCOMPARE(m_bench->attempts(id)[0].state, AttemptState::Error);
        QVERIFY(m_bench->attempts(id)[0].effectHash.isNull() && m_bench->attempts(id)[0].artifacts.empty());
    }

    void bytesThatCannotBeKeptAreNotPerformed()
    {
        const TaskId id = m_bench->addCommand(Mode::Real);
        const Claim claim = claimed(id);
        m_bench->arm();
        QVERIFY(QDir(m_bench->folder.path()).removeRecursively());
        const auto prepared = m_starter->prepare(claim, FakeInspector::good());
        QVERIFY(!prepared.effect);
        QCOMPARE(prepared.error->code, QStringLiteral("artifact_unwritable"));
        QVERIFY(commit(prepared).runs.empty());
        QCOMPARE(m_bench->state(id), TaskState::Queued);
    }

    void aRefusalToBeginIsToldOn()
    {
        const TaskId id = m_bench->addCommand(Mode::Real);
        m_bench->arm();
        const auto started = commit(m_starter->prepare(claimed(id), FakeInspector::good()));
        m_bench->command.performError = Error{QStringLiteral("box_missing"), ErrorCategory::Transient, {}};
        QCOMPARE(m_starter->perform(started.runs[0]).error().code, QStringLiteral("box_missing"));
    }
};

QTEST_GUILESS_MAIN(TestStarter)
#include "tst_starter.moc"
