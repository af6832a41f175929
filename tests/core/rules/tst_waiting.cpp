#include "core/rules/waiting.h"

#include <QTest>

using namespace qd;

/// Why a task does not go on: every reason that holds is named, and none that does not.
class TestWaiting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_task = {};
        m_task.spec.kind = TaskKind::Command;
        m_agent = {};
        m_agent.agent.name = QStringLiteral("command");
        m_agent.agent.kinds = {TaskKind::Command};
    }

    void aTaskWithoutHindranceIsNext() { QCOMPARE(codes(), QStringList{QStringLiteral("next")}); }

    void everyHindranceIsNamed()
    {
        m_task.stage = Mode::Real;
        m_task.notBefore = 101;
        m_agent.agent.enabled = false;
        QCOMPARE(codes(EngineState::Paused, {{QStringLiteral("T-1"), TaskState::Dead}, {QStringLiteral("k"), std::nullopt},
                                             {QStringLiteral("T-2"), TaskState::Succeeded}}),
                 (QStringList{QStringLiteral("engine_paused"), QStringLiteral("dependency_open"), QStringLiteral("dependency_open"),
                              QStringLiteral("scheduled"), QStringLiteral("agent_disabled"), QStringLiteral("not_armed")}));
    }

    void aRetryIsNoSchedule()
    {
        m_task.notBefore = 101;
        m_task.attempts = 1;
        QCOMPARE(codes(), QStringList{QStringLiteral("waiting_to_retry")});
        m_task.notBefore = 100;
        QCOMPARE(codes(), QStringList{QStringLiteral("next")});
    }

    void agentsAreMissingDisabledOrBusy()
    {
        m_agent.running = {TaskId{9}};
        QCOMPARE(codes(), QStringList{QStringLiteral("agents_busy")});
        m_agent.failuresInRow = AgentStatus::kUnhealthyAfter;
        QCOMPARE(codes(), QStringList{QStringLiteral("agent_resting")});
        m_task.spec.agent = QStringLiteral("nobody");
        QCOMPARE(codes(), QStringList{QStringLiteral("agent_missing")});
        m_task.spec.agent.clear();
        m_task.spec.kind = TaskKind::Research;
        QCOMPARE(codes(), QStringList{QStringLiteral("no_agent")});
    }

    void theWindowOpensTheWay()
    {
        m_task.stage = Mode::Real;
        m_window = {101, 1, {}};
        QCOMPARE(codes(), QStringList{QStringLiteral("next")});
        m_window.remaining = 0;
        QCOMPARE(codes(), QStringList{QStringLiteral("not_armed")});
        m_window = {};
    }

    void everyStateHasOneReason_data()
    {
        QTest::addColumn<TaskState>("state");
        QTest::addColumn<QString>("code");
        QTest::newRow("held") << TaskState::Held << QStringLiteral("held_by_operator");
        QTest::newRow("claimed") << TaskState::Claimed << QStringLiteral("starting");
        QTest::newRow("running") << TaskState::Running << QStringLiteral("running");
        QTest::newRow("review") << TaskState::Review << QStringLiteral("review_pending");
        QTest::newRow("unknown") << TaskState::Unknown << QStringLiteral("outcome_unknown");
        for (const TaskState state : {TaskState::Succeeded, TaskState::Failed, TaskState::Dead, TaskState::Cancelled})
            QTest::newRow(qPrintable(toText(state))) << state << QStringLiteral("ended");
    }

    void everyStateHasOneReason()
    {
        QFETCH(TaskState, state);
        QFETCH(QString, code);
        m_task.state = state;
        QCOMPARE(codes(), QStringList{code});
    }

    void aFullDiskIsTold()
    {
        const auto reasons = whyWaiting({m_task, false, {}, {m_agent}, EngineState::Running, {}, 100, true});
        QCOMPARE(reasons.at(0).code, QStringLiteral("disk_full"));
    }

    void questionsAreTold()
    {
        m_task.state = TaskState::Held;
        m_task.holdReason = HoldReason::Approval;
        QCOMPARE(codes(), QStringList{QStringLiteral("approval_pending")});
        m_task.state = TaskState::Running;
        const auto reasons = whyWaiting({m_task, true, {}, {m_agent}, EngineState::Running, {}, 100});
        QCOMPARE(reasons.at(0).code, QStringLiteral("question_pending"));
    }

private:
    [[nodiscard]] QStringList codes(EngineState engine = EngineState::Running, std::vector<Awaited> awaited = {})
    {
        QStringList codes;
        for (const WaitReason &reason : whyWaiting({m_task, false, std::move(awaited), {m_agent}, engine, m_window, 100}))
            codes += reason.code;
        return codes;
    }

    Task m_task;
    AgentStatus m_agent;
    RealWindow m_window;
};

QTEST_APPLESS_MAIN(TestWaiting)
#include "tst_waiting.moc"
