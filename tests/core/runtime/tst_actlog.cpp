#include "core/runtime/actlog.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

class TestActLog : public QObject
{
    Q_OBJECT

    static QString told(Operation operation, const QJsonObject &parameters, const QJsonObject &answer = {})
    {
        Command act;
        act.operation = operation;
        act.parameters = parameters;
        act.actor = QStringLiteral("console:mate");
        const auto line = actLine(act, answer, 7);
        return line ? line->text.raw() : QString();
    }

private Q_SLOTS:
    void actsOnTheDaemonSayWhoAndWhy();
    void actsOnTasksNameThem();
    void whatIsOnlyTriedOutIsNotTold();
};

void TestActLog::actsOnTheDaemonSayWhoAndWhy()
{
    Command kill;
    kill.operation = Operation::EngineKill;
    kill.parameters = {{QStringLiteral("reason"), QStringLiteral("smoke")}};
    kill.actor = QStringLiteral("console:mate");
    const auto line = actLine(kill, {}, 7);
    QVERIFY(line);
    QCOMPARE(line->at, 7);
    QCOMPARE(line->source, QStringLiteral("console:mate"));
    QCOMPARE(line->level, LogLevel::Warning);
    QCOMPARE(line->text.raw(), QStringLiteral("killed the daemon and every agent: smoke"));
    QCOMPARE(told(Operation::EngineArm, {{QStringLiteral("seconds"), 60}, {QStringLiteral("count"), 3}}),
             QStringLiteral("armed REAL for 60 s and 3 tasks"));
    QCOMPARE(told(Operation::AgentsAdd, {{QStringLiteral("agent"), QJsonObject{{QStringLiteral("name"), QStringLiteral("cook")}}}}),
             QStringLiteral("added the agent cook"));
    QCOMPARE(told(Operation::SettingsSet, {{QStringLiteral("name"), QStringLiteral("task.timeout")}}), QStringLiteral("set task.timeout"));
}

void TestActLog::actsOnTasksNameThem()
{
    const QJsonObject one{{QStringLiteral("changed"), QJsonArray{3}}};
    QCOMPARE(told(Operation::TasksHold, {{QStringLiteral("reason"), QStringLiteral("later")}}, one), QStringLiteral("held T-3: later"));
    const QJsonObject many{{QStringLiteral("changed"), QJsonArray{1, 2, 3, 4}}, {QStringLiteral("stopping"), QJsonArray{5, 6, 7}}};
    QCOMPARE(told(Operation::TasksCancel, {}, many), QStringLiteral("cancelled T-1, T-2, T-3, T-4, T-5 and 2 more"));
    const QJsonObject edited{{QStringLiteral("ok"), true}, {QStringLiteral("number"), 9}};
    QCOMPARE(told(Operation::TasksEdit, {}, edited), QStringLiteral("edited T-9"));
    Command hold;
    hold.operation = Operation::TasksHold;
    QCOMPARE(actLine(hold, one, 0)->task, TaskId{3});
    QVERIFY(!actLine(hold, many, 0)->task.isValid());
}

void TestActLog::whatIsOnlyTriedOutIsNotTold()
{
    const QJsonObject tried{{QStringLiteral("changed"), QJsonArray{3}}, {QStringLiteral("dry_run"), true}};
    QCOMPARE(told(Operation::TasksCancel, {}, tried), QString());
    QCOMPARE(told(Operation::TasksCancel, {}, {{QStringLiteral("changed"), QJsonArray()}}), QString()); // all were refused
    QCOMPARE(told(Operation::TasksAdd, {}, {}), QString());
    QCOMPARE(told(Operation::StatusGet, {}, {}), QString());
}

QTEST_GUILESS_MAIN(TestActLog)
#include "tst_actlog.moc"
