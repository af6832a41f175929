#include "core/api/taskcodec.h"
#include "ui/models/agentattemptmodel.h"
#include "ui/models/agentmodel.h"
#include "ui/models/artifactmodel.h"
#include "ui/models/attemptmodel.h"
#include "ui/models/controlmodel.h"
#include "ui/models/journalmodel.h"
#include "ui/models/roles.h"
#include "core/rules/taskfilter.h"
#include "ui/models/queuesidebarmodel.h"
#include "ui/models/savedviews.h"
#include "ui/models/tickmodel.h"
#include "ui/models/words.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto kStrict = Tester::FailureReportingMode::QtTest;

AgentRow agent(qint64 id, int succeeded = 0)
{
    AgentRow row;
    row.status.agent.id = AgentId{id};
    row.status.agent.name = QStringLiteral("agent-%1").arg(id);
    row.status.agent.kinds = {TaskKind::Code, TaskKind::Qa};
    if (succeeded > 0)
        row.record = {succeeded + 1, succeeded, 1'500};
    return row;
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

/// Every cell must be text and every column must have its own title: delegates only decorate.
void checkTexts(const QAbstractItemModel &model)
{
    QSet<QString> titles;
    for (int column = 0; column < model.columnCount(); ++column) {
        titles.insert(model.headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.index(row, column).data().metaType(), QMetaType::fromType<QString>());
    }
    QCOMPARE(titles.size(), model.columnCount());
    QVERIFY(!titles.contains(QString()));
}

} // namespace

class TestSmallModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agentsUnderRandomUpdates();
    void rememberedRowsStayWithTheirKey();
    void equalContentsAreNotTold();
    void agentsSayHowTheyStand();
    void attemptsOfAnAgent();
    void whatAnAgentIsSetTo();
    void ticksAreNewestFirst();
    void attemptsAndArtifactsComeFromShow();
    void malformedShowIsRefused();
    void journalShowsDataAsPlainText();
    void controlsTellWishFromFact();
    void groupsCountWhatTheCoreCounts();
    void viewsAreKeptOrderedAndPutBack();
    void viewsSurviveInAFile();
};

void TestSmallModels::agentsUnderRandomUpdates()
{
    AgentModel model;
    const Tester tester(&model, kStrict);
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<AgentRow> agents;
        for (qint64 id = 1; id <= 20; ++id) {
            if (random.bounded(3) > 0)
                agents.push_back(agent(id, random.bounded(5)));
        }
        model.setAgents(agents);
        QCOMPARE(model.rows(), agents);
    }
    checkTexts(model);
}

void TestSmallModels::rememberedRowsStayWithTheirKey()
{
    AgentModel model;
    model.setAgents({agent(1), agent(2), agent(5)});
    const QPersistentModelIndex five = model.index(2, AgentModel::Name);
    model.setAgents({agent(1), agent(2), agent(3), agent(4), agent(5, 9)});
    QCOMPARE(five.row(), 4);
    model.setAgents({agent(5, 9)});
    QCOMPARE(five.row(), 0);
    model.setAgents({});
    QVERIFY(!five.isValid());
}

void TestSmallModels::equalContentsAreNotTold()
{
    AgentModel model;
    model.setAgents({agent(1), agent(2)});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setAgents({agent(1), agent(2)});
    QCOMPARE(changed.count(), 0);
    model.setAgents({agent(1), agent(2, 3)});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(cell(model, 0, AgentModel::LastSign), noDataYet());
    QCOMPARE(cell(model, 0, AgentModel::Success), noDataYet()); // never a share of nothing
    QCOMPARE(cell(model, 0, AgentModel::AverageTime), noDataYet());
    QCOMPARE(cell(model, 1, AgentModel::Success), QStringLiteral("75 % of 4"));
    QCOMPARE(cell(model, 1, AgentModel::AverageTime), QStringLiteral("1 s"));
    QCOMPARE(cell(model, 1, AgentModel::Kinds), QStringLiteral("Code, QA"));
}

void TestSmallModels::agentsSayHowTheyStand()
{
    AgentModel model;
    AgentRow row = agent(1);
    const auto stands = [&](AgentCondition condition, bool withReason) {
        model.setAgents({row});
        QCOMPARE(model.index(0, AgentModel::Condition).data(kStateRole).value<AgentCondition>(), condition);
        QCOMPARE(cell(model, 0, AgentModel::Condition), wordFor(condition));
        QCOMPARE(!cell(model, 0, AgentModel::Health).isEmpty(), withReason);
    };
    row.status.agent.slotCount = 2;
    stands(AgentCondition::Idle, false);
    row.status.running = {TaskId{1}};
    stands(AgentCondition::Working, false);
    QCOMPARE(cell(model, 0, AgentModel::Load), QStringLiteral("1 of 2"));
    QCOMPARE(model.index(0, AgentModel::Load).data(kShareRole).toDouble(), 0.5);
    row.status.running = {TaskId{1}, TaskId{2}};
    stands(AgentCondition::Full, false);
    row.status.failuresInRow = 5;
    stands(AgentCondition::Resting, true);
    row.status.agent.enabled = false;
    stands(AgentCondition::Disabled, true);
}

void TestSmallModels::attemptsOfAnAgent()
{
    AgentAttemptModel model;
    const Tester tester(&model, kStrict);
    const QJsonObject good{{QStringLiteral("task_number"), 7}, {QStringLiteral("title"), QStringLiteral("Evil \u202e")},
                           {QStringLiteral("number"), 2}, {QStringLiteral("mode"), QStringLiteral("proof")},
                           {QStringLiteral("state"), QStringLiteral("error")}, {QStringLiteral("started_at"), 1'000},
                           {QStringLiteral("ended_at"), 3'500},
                           {QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), QStringLiteral("timed_out")},
                                                                 {QStringLiteral("category"), QStringLiteral("transient")}}}};
    model.setAttempts({{QStringLiteral("attempts"), QJsonArray{good, QJsonObject{{QStringLiteral("state"), QStringLiteral("odd")}}}}});
    QCOMPARE(model.rowCount(), 1);
    checkTexts(model);
    QCOMPARE(cell(model, 0, AgentAttemptModel::Task), QStringLiteral("T-7, attempt 2"));
    QVERIFY(cell(model, 0, AgentAttemptModel::Title).contains(QStringLiteral("U+202E")));
    QCOMPARE(cell(model, 0, AgentAttemptModel::Duration), QStringLiteral("2 s"));
    QVERIFY(cell(model, 0, AgentAttemptModel::Outcome).startsWith(QStringLiteral("It took too long")));
    QCOMPARE(model.index(0, 0).data(kTaskIdRole).toLongLong(), 7);
}

void TestSmallModels::whatAnAgentIsSetTo()
{
    Agent agent;
    agent.name = QStringLiteral("ada");
    agent.settings = QJsonDocument::fromJson(R"({"command":["cat","{prompt_file}"],"prompt":"file","timeout":90,)"
                                             R"("env":{"API_KEY":"s3cr3t"}})").object();
    QStringList lines;
    for (const auto &[caption, value] : agentFacts(agent))
        lines += caption + QStringLiteral(": ") + value;
    const QString text = lines.join(u'\n');
    for (const char *line : {"Program: cat", "Arguments: {prompt_file}", "Prompt: In a file", "Environment: API_KEY", "Longest attempt: 1 min",
                             "Longest silence: As the task says", "Sandbox: If this machine can, without network"})
        QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("s3cr3t")));
    QCOMPARE(findingSentence({{QStringLiteral("id"), QStringLiteral("program")}, {QStringLiteral("result"), QStringLiteral("fail")},
                              {QStringLiteral("detail"), QStringLiteral("there is no program x")}}),
             QStringLiteral("Its program stands in the way: there is no program x."));
}

void TestSmallModels::ticksAreNewestFirst()
{
    TickModel model;
    const Tester tester(&model, kStrict);
    Tick first;
    first.number = 1;
    Tick second;
    second.number = 2;
    second.outcome = TickOutcome::Partial;
    second.durationMs = 12;
    model.setTicks({first, second});
    QCOMPARE(cell(model, 0, TickModel::Number), QStringLiteral("2"));
    QCOMPARE(cell(model, 0, TickModel::Duration), QStringLiteral("12 ms"));
    QCOMPARE(model.index(0, TickModel::Outcome).data(kStateRole).value<TickOutcome>(), TickOutcome::Partial);
    checkTexts(model);
}

void TestSmallModels::attemptsAndArtifactsComeFromShow()
{
    TaskSummary task;
    task.id = TaskId{42};
    task.title = QStringLiteral("Count");
    Attempt attempt;
    attempt.number = 1;
    attempt.agent = QStringLiteral("box\u202E");
    attempt.state = AttemptState::Timeout;
    attempt.startedAt = 1'000;
    attempt.endedAt = 4'000;
    attempt.error = Error{QStringLiteral("agent_silent"), ErrorCategory::Transient, QStringLiteral("no sign")};
    attempt.artifacts = {{QStringLiteral("stdout.txt"), Sha256::of("x"), 1'500},
                         {QStringLiteral("effect.json"), Sha256::of("y"), 1}};
    QJsonObject shown = toJson(attempt);
    QJsonArray artifacts = shown[QLatin1String("artifacts")].toArray();
    QJsonObject first = artifacts[0].toObject();
    first.insert(QStringLiteral("status"), QStringLiteral("changed"));
    artifacts[0] = first;
    shown.insert(QStringLiteral("artifacts"), artifacts);
    QJsonObject answer = toJson(task);
    answer.insert(QStringLiteral("attempt_list"), QJsonArray{shown});
    const auto detail = taskDetailFromJson(answer);
    QVERIFY(detail.ok());
    QCOMPARE(detail->task, task);

    AttemptModel attempts;
    const Tester attemptTester(&attempts, kStrict);
    attempts.setAttempts(detail->attempts);
    QCOMPARE(cell(attempts, 0, AttemptModel::Duration), QStringLiteral("3 s"));
    QVERIFY(cell(attempts, 0, AttemptModel::Agent).contains(QStringLiteral("U+202E")));
    QVERIFY(cell(attempts, 0, AttemptModel::Outcome).contains(QStringLiteral("agent_silent")));
    checkTexts(attempts);

    ArtifactModel files;
    const Tester fileTester(&files, kStrict);
    files.setArtifacts(detail->artifacts);
    QCOMPARE(files.rowCount(), 2);
    QCOMPARE(files.index(0, ArtifactModel::Status).data(kStateRole).value<ArtifactStatus>(), ArtifactStatus::Changed);
    QCOMPARE(cell(files, 1, ArtifactModel::Status), noDataYet());
    QVERIFY(!files.index(1, ArtifactModel::Status).data(kStateRole).isValid());
    QCOMPARE(cell(files, 0, ArtifactModel::Hash), Sha256::of("x").hex());
    checkTexts(files);
}

void TestSmallModels::malformedShowIsRefused()
{
    QVERIFY(!taskDetailFromJson({}).ok());
    TaskSummary task;
    task.id = TaskId{1};
    const QJsonObject attempt{{QStringLiteral("state"), QStringLiteral("dreaming")},
                              {QStringLiteral("mode"), QStringLiteral("proof")}};
    QJsonObject answer = toJson(task);
    QVERIFY(taskDetailFromJson(answer).ok());
    answer.insert(QStringLiteral("attempt_list"), QJsonArray{attempt});
    QVERIFY(!taskDetailFromJson(answer).ok());
}

void TestSmallModels::journalShowsDataAsPlainText()
{
    JournalModel model;
    const Tester tester(&model, kStrict);
    const QJsonObject data{{QStringLiteral("title"), QStringLiteral("a\u200Bb")}};
    const QJsonObject entry{{QStringLiteral("seq"), 1},
                            {QStringLiteral("at"), 1'000},
                            {QStringLiteral("actor"), QStringLiteral("engine")},
                            {QStringLiteral("event"), QStringLiteral("task_added")},
                            {QStringLiteral("data"), data}};
    model.setEntries({{QStringLiteral("entries"), QJsonArray{entry}}});
    QVERIFY(cell(model, 0, JournalModel::Details).contains(QStringLiteral("a⟨U+200B⟩b")));
    checkTexts(model);
}

void TestSmallModels::controlsTellWishFromFact()
{
    ControlModel model;
    const Tester tester(&model, kStrict);
    EngineStatus status;
    model.setStatus(status);
    QCOMPARE(cell(model, 0, ControlModel::SetBy), noDataYet());
    const QString waiting = cell(model, 0, ControlModel::Obeyed);
    status.controls.wish = RunWish::Pause;
    status.controls.revision = 3;
    status.obeyedRevision = 2;
    status.obeyedAtTick = 10;
    model.setStatus(status);
    QCOMPARE(cell(model, 0, ControlModel::Value), QStringLiteral("Pause"));
    QCOMPARE(cell(model, 0, ControlModel::Obeyed), waiting); // a wish is not a fact
    status.obeyedRevision = 3;
    status.at = 1'000;
    status.controls.real = {2'000, 4, QStringLiteral("console:a")};
    model.setStatus(status);
    QVERIFY(cell(model, 0, ControlModel::Obeyed).contains(QStringLiteral("10")));
    QVERIFY(cell(model, 1, ControlModel::Value).contains(QStringLiteral("4")));
    QCOMPARE(cell(model, 1, ControlModel::SetBy), QStringLiteral("console:a"));
    checkTexts(model);
}

void TestSmallModels::groupsCountWhatTheCoreCounts()
{
    QueueSidebarModel model;
    const Tester tester(&model, kStrict);
    QCOMPARE(cell(model, 0, 0), QStringLiteral("All")); // nothing was counted yet
    QueueCounts counts;
    counts.of(TaskState::Claimed) = 1;
    counts.of(TaskState::Running) = 2;
    counts.of(TaskState::Dead) = 3;
    model.setCounts(counts);
    QCOMPARE(cell(model, 0, 0), QStringLiteral("All (6)"));
    const int running = model.groupOf({TaskState::Claimed, TaskState::Running});
    QVERIFY(running > 0);
    QCOMPARE(cell(model, running, 0), QStringLiteral("Running (3)"));
    QCOMPARE(cell(model, model.groupOf({TaskState::Dead}), 0), QStringLiteral("Dead letters (3)"));
    QCOMPARE(model.groupOf({TaskState::Dead, TaskState::Review}), -1);
    QCOMPARE(model.groupOf({}), 0);
    QCOMPARE(model.filterAt(0), QString());
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto filter = parseTaskFilter(model.filterAt(row));
        QVERIFY2(filter, qPrintable(model.filterAt(row)));
        // A number stands where exactly these states are shown, and nowhere else.
        TaskFilter states;
        states.states = filter->states;
        QCOMPARE(cell(model, row, 0).contains(u'('), *filter == states);
    }
}

void TestSmallModels::viewsAreKeptOrderedAndPutBack()
{
    QueueSidebarModel model;
    const Tester tester(&model, kStrict);
    const int groups = model.rowCount();
    QSignalSpy changed(&model, &QueueSidebarModel::viewsChanged);
    const SavedView mine{QStringLiteral("Mine"), QStringLiteral("agent:me"), 2, true};
    const int row = model.addView(mine);
    QCOMPARE(model.rowCount(), groups + 2); // and a heading
    QCOMPARE(cell(model, groups, 0), QStringLiteral("Saved views"));
    QVERIFY(!model.flags(model.index(groups)).testFlag(Qt::ItemIsSelectable));
    QCOMPARE(model.filterAt(row), QStringLiteral("agent:me"));
    const int other = model.addView({QStringLiteral("<b>Other</b>\u202E"), QString(), -1, false});
    QCOMPARE(cell(model, other, 0), QStringLiteral("<b>Other</b>⟨U+202E⟩"));
    QCOMPARE(model.moveView(other, -1), row);
    QCOMPARE(model.moveView(row, -1), row); // it is the first
    QVERIFY(model.setData(model.index(row), QStringLiteral("  New  name "), Qt::EditRole));
    QVERIFY(!model.setData(model.index(row), QStringLiteral("  "), Qt::EditRole));
    QVERIFY(!model.setData(model.index(0), QStringLiteral("All of it"), Qt::EditRole));
    QCOMPARE(model.views().at(0).name, QStringLiteral("New name"));
    QCOMPARE(model.removeView(other), mine);
    QCOMPARE(model.removeView(row).name, QStringLiteral("New name"));
    QCOMPARE(model.rowCount(), groups);
    QCOMPARE(model.removeView(0), SavedView());
    QCOMPARE(model.addView(mine, 7), row);
    QCOMPARE(changed.count(), 7);
    while (model.views().size() < SavedView::kMost)
        model.addView(mine);
    QCOMPARE(model.addView(mine), -1);
}

void TestSmallModels::viewsSurviveInAFile()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    QCOMPARE(readSavedViews(file), QList<SavedView>());
    QSettings(file, QSettings::IniFormat).setValue(QStringLiteral("window/tab"), 2);
    const QList<SavedView> views{{QStringLiteral("Ünïcode, \"quoted\""), QStringLiteral("key:\"a,b\" -tag:x"), 3, true},
                                 {QStringLiteral("b"), QString(), -1, false}};
    writeSavedViews(file, views);
    QCOMPARE(readSavedViews(file), views);
    writeSavedViews(file, {views.last()});
    QCOMPARE(readSavedViews(file), QList<SavedView>{views.last()});
    QCOMPARE(QSettings(file, QSettings::IniFormat).value(QStringLiteral("window/tab")).toInt(), 2);
    {
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("[queue]\nviews\\size=2000000000\nviews\\1\\filter=x\nviews\\2\\name=kept\n");
    }
    QCOMPARE(readSavedViews(file).size(), 1);
    QCOMPARE(readSavedViews(file).first().name, QStringLiteral("kept"));
    writeSavedViews(QString(), views); // nowhere
}

QTEST_MAIN(TestSmallModels)
#include "tst_smallmodels.moc"
