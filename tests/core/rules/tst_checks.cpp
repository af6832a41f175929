#include "core/rules/checks.h"

#include <QTest>

using namespace qd;

namespace {

const QStringList kBefore{QStringLiteral("store_ready"), QStringLiteral("payload_valid"), QStringLiteral("task_exists"), QStringLiteral("claim_ours"),
                          QStringLiteral("dependencies_met"), QStringLiteral("no_conflict"), QStringLiteral("agent_available"),
                          QStringLiteral("inputs_and_outputs"), QStringLiteral("working_tree_clean"), QStringLiteral("resources")};
const QStringList kAfter{QStringLiteral("result_accepted"), QStringLiteral("outputs_exist"), QStringLiteral("outputs_not_empty"),
                         QStringLiteral("claim_released"), QStringLiteral("end_recorded"), QStringLiteral("no_error_markers"),
                         QStringLiteral("changes_committed"), QStringLiteral("queue_consistent")};

/// A claim with which all is well, to be spoilt.
struct Claimed {
    Claimed()
    {
        task.id = TaskId{7};
        task.state = TaskState::Claimed;
        task.epoch = 3;
        task.agent = QStringLiteral("command");
        task.specHash = Sha256::of("spec");
        task.spec.kind = TaskKind::Command;
        task.spec.command = {QStringLiteral("make")};
        task.spec.workspace = QStringLiteral("/work");
        task.spec.inputs = {QStringLiteral("/data/in")};
        task.spec.outputs = {QStringLiteral("/work/out")};
        agent.agent.name = task.agent;
        agent.agent.kinds = {TaskKind::Command};
        agent.agent.slotCount = 2;
        view.answered = true;
        view.space = {{QStringLiteral("profile"), 61}, {QStringLiteral("workspace"), 40}};
        view.tree.seen = true;
        view.tree.head = QStringLiteral("abc1");
    }
    [[nodiscard]] std::vector<Check> checks() const
    {
        return preChecks({task, epoch, schema, 2, dependencies, open, conflicts, 1, knownAgent ? &agent : nullptr, hasTransport, rests, taken, view});
    }

    Task task;
    AgentStatus agent;
    BeforeView view;
    qint64 epoch = 3;
    int schema = 2;
    int dependencies = 2;
    QStringList open;
    QStringList conflicts;
    bool knownAgent = true;
    bool hasTransport = true;
    bool rests = false;
    int taken = 1;
};

/// A result with which all is well, to be spoilt.
struct Answered {
    Answered()
    {
        task.id = TaskId{7};
        task.state = TaskState::Running;
        task.epoch = 3;
        task.agent = QStringLiteral("command");
        task.spec.outputs = {QStringLiteral("/work/out.txt")};
        task.spec.verify = {QStringLiteral("make"), QStringLiteral("check")};
        task.spec.metadata = {{QStringLiteral("commit"), true}};
        attempt.number = 2;
        attempt.agent = task.agent;
        attempt.mode = Mode::Real;
        attempt.startedAt = 1'000;
        view.answered = true;
        view.outputs = {{QStringLiteral("/work/out.txt"), {}, 5, Sha256::of("hello"), true}};
        view.texts = 1;
        view.textBytes = 5;
        before.seen = view.tree.seen = true;
        before.head = QStringLiteral("abc1");
        view.tree.head = QStringLiteral("def2");
    }
    [[nodiscard]] std::vector<Check> checks() const
    {
        return postChecks({task, attempt, performed, QStringLiteral("exit code 0"), verdict, before, view, 3'500, notKept});
    }

    Task task;
    Attempt attempt;
    bool performed = true;
    std::optional<Verdict> verdict = Verdict{true, QStringLiteral("exit code 0")};
    TreeView before;
    AfterView view;
    int notKept = 0;
};

using SpoilClaim = std::function<void(Claimed &)>;
using SpoilResult = std::function<void(Answered &)>;

QStringList idsOf(const std::vector<Check> &checks)
{
    QStringList ids;
    for (const Check &check : checks)
        ids += check.id;
    return ids;
}

Check named(const std::vector<Check> &checks, const QString &id)
{
    const auto found = std::find_if(checks.begin(), checks.end(), [&](const Check &check) { return check.id == id; });
    return found == checks.end() ? Check{} : *found;
}

} // namespace

/// The ten checks before an attempt and the eight after it: what they say to which facts, and with what evidence.
class TestChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsWell()
    {
        const auto before = Claimed().checks();
        QCOMPARE(idsOf(before), kBefore);
        const auto after = Answered().checks();
        QCOMPARE(idsOf(after), kAfter);
        for (const auto &checks : {before, after}) {
            for (const Check &check : checks) {
                QCOMPARE(check.phase, checks.size() == 10 ? CheckPhase::Pre : CheckPhase::Post);
                QVERIFY2(check.result == CheckResult::Pass, qPrintable(check.id + check.detail));
                QVERIFY2(!check.detail.isEmpty() && !check.detail.contains(u'\n'), qPrintable(check.id));
            }
            QVERIFY(!blockerOf(checks));
        }
    }

    void beforeAnAttempt_data()
    {
        QTest::addColumn<SpoilClaim>("spoil");
        QTest::addColumn<QString>("id");
        QTest::addColumn<CheckResult>("result");
        QTest::addColumn<QString>("evidence");
        const auto row = [](const char *name, const char *id, CheckResult result, const char *evidence, SpoilClaim spoil) {
            QTest::newRow(name) << std::move(spoil) << QString::fromLatin1(id) << result << QString::fromLatin1(evidence);
        };
        using enum CheckResult;
        row("schema", "store_ready", Critical, "schema 1; this program needs 2", [](Claimed &c) { c.schema = 1; });
        row("no program", "payload_valid", Critical, "names no program", [](Claimed &c) { c.task.spec.command.clear(); });
        row("no content", "payload_valid", Critical, "no content", [](Claimed &c) {
            c.task.spec.kind = TaskKind::PostSocial;
            c.task.spec.payload = {{QStringLiteral("social_platform"), QStringLiteral("x")}, {QStringLiteral("content"), QStringLiteral(" ")}};
        });
        row("output elsewhere", "payload_valid", Critical, "/workshop/out", [](Claimed &c) { c.task.spec.outputs = {QStringLiteral("/workshop/out")}; });
        row("workspace as output", "payload_valid", Critical, "/work does not lie", [](Claimed &c) { c.task.spec.outputs = {QStringLiteral("/work")}; });
        row("no task", "task_exists", Fail, "there is no task", [](Claimed &c) { c.task.id = {}; });
        row("another epoch", "claim_ours", Fail, "claimed under epoch 3; the lease is epoch 4", [](Claimed &c) { c.epoch = 4; });
        row("not claimed", "claim_ours", Fail, "queued", [](Claimed &c) { c.task.state = TaskState::Queued; });
        row("waits for nobody", "dependencies_met", Skipped, "no other task", [](Claimed &c) { c.dependencies = 0; });
        row("open dependency", "dependencies_met", Fail, "1 of 2 have succeeded; open: T-5", [](Claimed &c) { c.open = {QStringLiteral("T-5")}; });
        row("conflict", "no_conflict", Fail, "T-3 writes", [](Claimed &c) { c.conflicts = {QStringLiteral("T-3 writes /work/out")}; });
        row("agent gone", "agent_available", Fail, "no such agent", [](Claimed &c) { c.knownAgent = false; });
        row("agent disabled", "agent_available", Fail, "disabled", [](Claimed &c) { c.agent.agent.enabled = false; });
        row("no hand", "agent_available", Fail, "cannot work by command", [](Claimed &c) { c.hasTransport = false; });
        row("cannot do it", "agent_available", Fail, "of this kind", [](Claimed &c) { c.agent.agent.kinds = {TaskKind::Code}; });
        row("no slot", "agent_available", Fail, "all its 2 slots", [](Claimed &c) { c.taken = 2; });
        row("resting agent", "agent_available", Fail, "rests after 5 failures", [](Claimed &c) { c.rests = true; c.agent.failuresInRow = 5; });
        row("failing agent", "agent_available", Warning, "9 failures in a row", [](Claimed &c) { c.agent.failuresInRow = 9; });
        row("nothing declared", "inputs_and_outputs", Skipped, "neither", [](Claimed &c) { c.task.spec.inputs.clear(); c.task.spec.outputs.clear(); });
        row("missing input", "inputs_and_outputs", Fail, "0 of 1 inputs exist, 1 of 1 outputs can be written; /data/in: gone",
            [](Claimed &c) { c.view.missingInputs = {QStringLiteral("/data/in: gone")}; });
        row("bad place", "inputs_and_outputs", Fail, "0 of 1 outputs can be written; /work/out: no", [](Claimed &c) { c.view.badPlaces = {QStringLiteral("/work/out: no")}; });
        row("inputs not looked at", "inputs_and_outputs", Fail, "slow disk", [](Claimed &c) { c.view = {}; c.view.whyNot = QStringLiteral("slow disk"); });
        row("tree not looked at", "working_tree_clean", Warning, "slow disk", [](Claimed &c) { c.view = {}; c.view.whyNot = QStringLiteral("slow disk"); });
        row("space not looked at", "resources", Warning, "free space unknown: slow disk", [](Claimed &c) { c.view = {}; c.view.whyNot = QStringLiteral("slow disk"); });
        row("dirty", "working_tree_clean", Warning, "2 paths differ, at commit abc1; first: a.cpp", [](Claimed &c) { c.view.tree.changed = 2; c.view.tree.first = QStringLiteral("a.cpp"); });
        row("no tree", "working_tree_clean", Skipped, "not under git", [](Claimed &c) { c.view.tree = {}; c.view.tree.whyNot = QStringLiteral("not under git"); });
        row("git is silent", "working_tree_clean", Warning, "did not answer", [](Claimed &c) {
            c.view.tree = {};
            c.view.tree.expected = true;
            c.view.tree.whyNot = QStringLiteral("git did not answer");
        });
        row("evidence of space", "resources", Pass, "attempt 1 of 3, free space of the profile: 61 %", [](Claimed &) {});
        row("enough", "resources", Pass, "10 %", [](Claimed &c) { c.view.space[0].freePercent = 10; });
        row("scarce", "resources", Warning, "9 %", [](Claimed &c) { c.view.space[0].freePercent = 9; });
        row("just not critical", "resources", Warning, "5 %", [](Claimed &c) { c.view.space[0].freePercent = 5; });
        row("full", "resources", Critical, "4 %", [](Claimed &c) { c.view.space[0].freePercent = 4; });
        row("the worse one counts", "resources", Critical, "4 %", [](Claimed &c) { c.view.space = {{QStringLiteral("profile"), 4}, {QStringLiteral("workspace"), 7}}; });
        row("unknown space", "resources", Warning, "unknown", [](Claimed &c) { c.view.space[0].freePercent.reset(); });
        row("no attempts left", "resources", Fail, "all 3 attempts", [](Claimed &c) { c.task.attempts = 3; });
        row("hostile path", "inputs_and_outputs", Fail, "/x y", [](Claimed &c) { c.view.missingInputs = {QStringLiteral("/x\ny")}; });
    }

    void beforeAnAttempt()
    {
        QFETCH(SpoilClaim, spoil);
        Claimed claimed;
        spoil(claimed);
        const auto checks = claimed.checks();
        QCOMPARE(idsOf(checks), kBefore);
        compare(checks);
    }

    void afterAnAttempt_data()
    {
        QTest::addColumn<SpoilResult>("spoil");
        QTest::addColumn<QString>("id");
        QTest::addColumn<CheckResult>("result");
        QTest::addColumn<QString>("evidence");
        const auto row = [](const char *name, const char *id, CheckResult result, const char *evidence, SpoilResult spoil) {
            QTest::newRow(name) << std::move(spoil) << QString::fromLatin1(id) << result << QString::fromLatin1(evidence);
        };
        using enum CheckResult;
        row("verified", "result_accepted", Pass, "'make' said to that: exit code 0", [](Answered &) {});
        row("refused", "result_accepted", Fail, "exit code 2", [](Answered &a) { a.verdict = Verdict{false, QStringLiteral("exit code 2")}; });
        row("not verified", "result_accepted", Skipped, "was not run", [](Answered &a) { a.verdict.reset(); });
        row("nothing to verify", "result_accepted", Pass, "has answered: exit code 0", [](Answered &a) { a.task.spec.verify.clear(); a.verdict.reset(); });
        row("proof", "result_accepted", Pass, "written down, SHA-256", [](Answered &a) { a.performed = false; a.attempt.mode = Mode::Proof; });
        row("no output", "outputs_exist", Fail, "0 of 1 outputs exist; /work/out.txt: does not exist", [](Answered &a) { a.view.outputs[0].fault = QStringLiteral("does not exist"); });
        row("none looked at", "outputs_exist", Fail, "1 of 1 outputs were not looked at", [](Answered &a) { a.view.outputs.clear(); });
        row("no look", "outputs_exist", Fail, "slow disk", [](Answered &a) { a.view = {}; a.view.whyNot = QStringLiteral("slow disk"); });
        row("none declared", "outputs_exist", Skipped, "declares no outputs", [](Answered &a) { a.task.spec.outputs.clear(); a.view.outputs.clear(); });
        row("outputs of a proof", "outputs_exist", Skipped, "PROOF", [](Answered &a) { a.attempt.mode = Mode::Proof; });
        row("outputs written down", "outputs_not_empty", Skipped, "only written down", [](Answered &a) { a.performed = false; a.attempt.mode = Mode::Proof; });
        row("hashed", "outputs_not_empty", Pass, "out.txt: 5 bytes, SHA-256 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", [](Answered &) {});
        row("empty", "outputs_not_empty", Fail, "/work/out.txt is empty", [](Answered &a) { a.view.outputs[0].size = 0; });
        row("too large to be kept", "outputs_not_empty", Pass, "too large to be kept", [](Answered &a) { a.view.outputs[0].kept = false; });
        row("too large to be hashed", "outputs_not_empty", Warning, "too large to be hashed", [](Answered &a) { a.view.outputs[0].hash = {}; });
        row("nothing to look into", "outputs_not_empty", Skipped, "no output", [](Answered &a) { a.view.outputs[0].fault = QStringLiteral("gone"); });
        row("not ours", "claim_released", Fail, "cancelled", [](Answered &a) { a.task.state = TaskState::Cancelled; });
        row("duration", "end_recorded", Pass, "2500 ms", [](Answered &) {});
        row("clock went back", "end_recorded", Warning, "went back by 500 ms", [](Answered &a) { a.attempt.startedAt = 4'000; });
        row("marker", "no_error_markers", Warning, "ERROR in stdout.txt, line 3; searched 5 bytes in 1 texts", [](Answered &a) { a.view.markers = {QStringLiteral("ERROR in stdout.txt, line 3")}; });
        row("no text", "no_error_markers", Skipped, "no text", [](Answered &a) { a.view.texts = 0; });
        row("texts not looked at", "no_error_markers", Skipped, "slow disk", [](Answered &a) { a.view = {}; a.view.whyNot = QStringLiteral("slow disk"); });
        row("not asked to commit", "changes_committed", Skipped, "does not ask", [](Answered &a) { a.task.spec.metadata = {}; });
        row("left over", "changes_committed", Warning, "3 paths are not committed; first: b.cpp", [](Answered &a) { a.view.tree.changed = 3; a.view.tree.first = QStringLiteral("b.cpp"); });
        row("no commit", "changes_committed", Warning, "no new commit", [](Answered &a) { a.view.tree.head = a.before.head; });
        row("no repository", "changes_committed", Warning, "not under git", [](Answered &a) { a.view.tree = {}; a.view.tree.whyNot = QStringLiteral("not under git"); });
        row("another agent", "queue_consistent", Fail, "done by 'command', assigned to 'other'", [](Answered &a) { a.task.spec.agent = QStringLiteral("other"); });
        row("file lost", "queue_consistent", Warning, "2 of its files", [](Answered &a) { a.notKept = 2; });
        row("review", "queue_consistent", Pass, "goes to review", [](Answered &a) { a.task.spec.review = true; });
    }

    void afterAnAttempt()
    {
        QFETCH(SpoilResult, spoil);
        Answered answered;
        spoil(answered);
        const auto checks = answered.checks();
        QCOMPARE(idsOf(checks), kAfter);
        compare(checks);
    }

    // Whose fault it is decides whether it costs an attempt, and whether there is another one.
    void whatBlocksHasAReason_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<CheckPhase>("phase");
        QTest::addColumn<CheckResult>("result");
        QTest::addColumn<ErrorCategory>("category");
        QTest::addColumn<bool>("charged");
        using enum CheckResult;
        const auto row = [](const char *id, CheckPhase phase, CheckResult result, ErrorCategory category, bool charged) {
            QTest::newRow(id) << QString::fromLatin1(id) << phase << result << category << charged;
        };
        row("payload_valid", CheckPhase::Pre, Critical, ErrorCategory::Permanent, true);
        row("inputs_and_outputs", CheckPhase::Pre, Fail, ErrorCategory::Transient, true);
        row("agent_available", CheckPhase::Pre, Fail, ErrorCategory::Transient, false);
        row("no_conflict", CheckPhase::Pre, Fail, ErrorCategory::Transient, false);
        row("resources", CheckPhase::Pre, Critical, ErrorCategory::Transient, false);
        row("store_ready", CheckPhase::Pre, Critical, ErrorCategory::Transient, false);
        row("outputs_exist", CheckPhase::Post, Fail, ErrorCategory::Transient, true);
        row("result_accepted", CheckPhase::Post, Fail, ErrorCategory::Transient, true);
    }

    void whatBlocksHasAReason()
    {
        QFETCH(QString, id);
        QFETCH(CheckPhase, phase);
        QFETCH(CheckResult, result);
        const Check fine{QStringLiteral("fine"), phase, CheckResult::Warning, QStringLiteral("w")};
        const auto blocker = blockerOf({fine, {id, phase, result, QStringLiteral("evidence")}, {QStringLiteral("later"), phase, CheckResult::Fail, {}}});
        QVERIFY(blocker);
        QCOMPARE(blocker->error.code, phase == CheckPhase::Pre ? QStringLiteral("precheck_failed") : QStringLiteral("postcheck_failed"));
        QCOMPARE(blocker->error.detail, id + QStringLiteral(": evidence"));
        QTEST(blocker->error.category, "category");
        QTEST(blocker->charged, "charged");
    }

    void onlyRealOwesWhatItWrites()
    {
        Answered answered;
        QVERIFY(owesOutputs(answered.task, Mode::Real) && owesVerification(answered.task, Mode::Real) && owesCommit(answered.task, Mode::Real));
        QVERIFY(!owesOutputs(answered.task, Mode::Proof) && !owesVerification(answered.task, Mode::Proof) && !owesCommit(answered.task, Mode::Proof));
        answered.task.spec.metadata = {{QStringLiteral("commit"), QStringLiteral("yes")}};
        QVERIFY(!owesCommit(answered.task, Mode::Real));
    }

private:
    static void compare(const std::vector<Check> &checks)
    {
        QFETCH(QString, id);
        QFETCH(QString, evidence);
        const Check check = named(checks, id);
        QTEST(check.result, "result");
        QVERIFY2(check.detail.contains(evidence), qPrintable(check.detail));
        QVERIFY(!check.detail.contains(u'\n'));
    }
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
