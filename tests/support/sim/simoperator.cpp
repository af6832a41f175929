#include "tests/support/sim/simoperator.h"

#include "core/api/taskcodec.h"
#include "core/base/canonicaljson.h"
#include "core/intake/intake.h"

#include <QJsonArray>

namespace qd {
namespace {

const QString kPerson = QStringLiteral("operator");
const QString kSeen = QStringLiteral("seen");

QString keyOf(const TaskDraft &draft)
{
    return draft.key + u' ' + toText(draft.mode);
}

} // namespace

// ---- work -----------------------------------------------------------------------------------------------------------

void SimOperator::add()
{
    if (!m_drafts.empty() && m_world.chance(8))
        addAgain();
    else
        submit(newDraft());
}

TaskDraft SimOperator::newDraft()
{
    FakeRandom &dice = m_world.dice;
    TaskDraft draft;
    draft.key = QStringLiteral("key-%1").arg(m_drafts.size() + 1);
    draft.spec.title = QStringLiteral("simulated");
    draft.spec.kind = m_world.chance(3) ? TaskKind::Rehearsal : TaskKind::Command;
    if (draft.spec.kind == TaskKind::Command) {
        draft.spec.command = {QStringLiteral("true")};
        draft.mode = m_world.chance(3) ? Mode::Proof : Mode::Real;
    }
    if (m_world.chance(3))
        draft.spec.outputs = {QStringLiteral("/work/out-%1").arg(dice.below(3))};
    if (m_world.chance(2))
        draft.spec.verify = {QStringLiteral("check")};
    if (m_world.chance(6))
        draft.spec.agent = toText(draft.spec.kind);
    draft.spec.workspace = QStringLiteral("/work");
    draft.spec.autonomy = m_world.chance(2) ? 100 : 0;
    draft.spec.review = m_world.chance(6);
    draft.maxAttempts = 1 + dice.below(3);
    draft.priority = dice.below(11);
    if (m_world.chance(8))
        draft.deadline = m_world.clock.wallMs() + dice.below(20'000);
    if (m_world.chance(10))
        draft.notBefore = m_world.clock.wallMs() + dice.below(20'000);
    if (!m_world.tasks.empty() && m_world.chance(4))
        draft.spec.dependsOn += displayId(m_world.anyTask());
    draft.hold = m_world.chance(12);
    draft.source = draft.hold ? QStringLiteral("held") : QStringLiteral("simulator");
    return draft;
}

// The same work under its own key, or other work under the same key.
void SimOperator::addAgain()
{
    TaskDraft draft = m_drafts[size_t(m_world.dice.below(int(m_drafts.size())))];
    if (m_world.chance(2)) {
        draft.spec.title += QStringLiteral(", changed");
        if (m_world.sabotage == Sabotage::SwapContent)
            swapContent(draft);
    }
    submit(draft);
}

void SimOperator::swapContent(const TaskDraft &draft)
{
    const QString spec = QString::fromUtf8(canonicalJson(specToJson(draft.spec)));
    m_world.store.edit(QStringLiteral("UPDATE task SET spec = '%1', spec_sha256 = '%2' WHERE key = '%3'")
                           .arg(spec, specHash(draft.spec).hex(), draft.key));
}

void SimOperator::submit(const TaskDraft &draft)
{
    m_drafts.push_back(draft);
    const auto known = m_world.work.find(keyOf(draft));
    const auto before = known == m_world.work.end() ? std::nullopt : std::optional(known->second);
    const Sha256 work = specHash(draft.spec);
    const std::vector<ParsedFile> files{{draft.source, {{draft, 1}}, {}, {}}};
    const auto done = enqueue(m_world.store.store(), m_world.clock.wallMs(), kPerson, files, 3);
    m_invariants.follow(nullptr);
    if (!done) {
        m_world.reach("an add was not answered");
        return;
    }
    const QJsonArray added = done->answer[QLatin1String("added")].toArray();
    const QJsonArray rejected = done->answer[QLatin1String("rejected")].toArray();
    const bool refused = rejected[0][QLatin1String("code")] == QLatin1String("key_conflict");
    if (!added.isEmpty())
        m_world.confirmed.insert(TaskId{added[0][QLatin1String("number")].toInteger()});
    if (before && (refused || !added.isEmpty()))
        m_invariants.keyUsed(keyOf(draft), *before, work, !refused);
}

// ---- everything else ------------------------------------------------------------------------------------------------

void SimOperator::press()
{
    SimProgram *program = m_world.anyProgram();
    if (!program)
        return;
    switch (m_world.dice.below(10)) {
    case 0: case 1: case 2: pressSwitch(*program->desk); break;
    case 3: case 4: pressTask(*program->desk); break;
    case 5: judge(*program->desk); break;
    case 6: edit(*program); break;
    case 7: m_world.chance(3) ? clone(*program->desk) : rehearse(*program->desk); break;
    case 8: m_world.chance(2) ? changeSettings() : changeAgents(); break;
    case 9: approveAll(); break;
    }
    m_invariants.follow(program);
}

void SimOperator::pressSwitch(OperatorDesk &desk)
{
    switch (m_world.dice.below(9)) {
    case 0: wish(desk, RunWish::Pause); break;
    case 1: case 2: wish(desk, RunWish::Run); break;
    case 3: m_world.chance(2) ? wish(desk, RunWish::Drain) : wish(desk, RunWish::Run); break;
    case 4: case 5: case 6: arm(desk); break;
    case 7: did(QStringLiteral("disarmed"), desk.disarm(kPerson, {})); break;
    case 8: m_world.killed ? reset(desk) : kill(); break;
    }
}

void SimOperator::wish(OperatorDesk &desk, RunWish wanted)
{
    if (m_world.killed && m_world.chance(2))
        return reset(desk);
    m_world.flags.set(wanted);
    did(QStringLiteral("wished to ") + toText(wanted), desk.setWish(kPerson, wanted, {}));
}

void SimOperator::kill()
{
    if (!m_world.chance(4))
        return;
    m_world.killed = true;
    m_world.note(QStringLiteral("kill"));
    if (m_world.sabotage != Sabotage::KillIgnored)
        m_world.flags.set(RunWish::Halted);
    for (const SimProgram *program : {&m_world.first, &m_world.second}) {
        if (program->runs() && !program->engine->idle())
            m_world.reach("killed with work in hand");
    }
}

void SimOperator::reset(OperatorDesk &desk)
{
    mustRefuse(QStringLiteral("I9: a reset without its word"), desk.resetKill(kPerson, QStringLiteral("reset")));
    const Answer answer = desk.resetKill(kPerson, QStringLiteral("RESET"));
    did(QStringLiteral("reset a kill"), answer);
    if (!answer)
        return;
    m_world.flags.reset();
    m_world.killed = false;
}

void SimOperator::arm(OperatorDesk &desk)
{
    const qint64 seconds = m_world.chance(2) ? 1 + m_world.dice.below(30) : 600;
    const int count = 1 + m_world.dice.below(3);
    mustRefuse(QStringLiteral("I8: arming without its word"),
               desk.arm(kPerson, seconds, count, QStringLiteral("real")));
    const Answer answer = desk.arm(kPerson, seconds, count, QStringLiteral("REAL"));
    did(QStringLiteral("armed"), answer);
    if (answer && m_world.killed && m_world.sabotage != Sabotage::KillIgnored)
        m_world.violate(QStringLiteral("I8: armed while killed"));
}

void SimOperator::pressTask(OperatorDesk &desk)
{
    const std::vector<TaskId> some = someTasks();
    static const std::array kVerdicts{QStringLiteral("happened"), QStringLiteral("not_happened"),
                                      QStringLiteral("run_again")};
    switch (m_world.dice.below(8)) {
    case 0: did(QStringLiteral("cancelled"), desk.cancel(kPerson, some, {})); break;
    case 1: did(QStringLiteral("held"), desk.hold(kPerson, some, {})); break;
    case 2: did(QStringLiteral("released"), desk.release(kPerson, m_world.tasks, {})); break;
    case 3: did(QStringLiteral("requeued"), desk.requeue(kPerson, m_world.tasks, {})); break;
    case 4: did(QStringLiteral("took a cancel back"), desk.reopen(kPerson, m_world.tasks, {})); break;
    case 5: did(QStringLiteral("prioritized"), desk.prioritize(kPerson, some, m_world.dice.below(11), 0, {})); break;
    case 6: did(QStringLiteral("moved"), desk.prioritize(kPerson, some, {}, m_world.chance(2) ? 1 : -1, {})); break;
    case 7: {
        const QString verdict = kVerdicts[size_t(m_world.dice.below(3))];
        did(QStringLiteral("resolved: ") + verdict, desk.resolve(kPerson, m_world.tasks, verdict, kSeen));
        break;
    }
    }
}

// Nobody reads what is asked: some get a yes, some a no.
void SimOperator::judge(OperatorDesk &desk)
{
    static const std::array kVerdicts{QStringLiteral("accept"), QStringLiteral("return"), QStringLiteral("reject")};
    if (m_world.chance(3))
        did(QStringLiteral("denied"), desk.deny(kPerson, asked(), {}));
    const QString verdict = kVerdicts[size_t(m_world.dice.below(3))];
    did(QStringLiteral("reviewed: ") + verdict, desk.review(kPerson, m_world.tasks, verdict, kSeen));
}

void SimOperator::clone(OperatorDesk &desk)
{
    did(QStringLiteral("cloned"), desk.clone(kPerson, {m_world.anyTask()}, {}));
}

// What is only rehearsed leaves no line.
void SimOperator::rehearse(OperatorDesk &desk)
{
    const std::vector<TaskId> some = someTasks();
    const qint64 before = m_world.store.store().journal().head().seq;
    const ActOptions dry{.dryRun = true};
    const Answer answer = m_world.chance(2) ? desk.cancel(kPerson, some, {}, dry) : desk.hold(kPerson, some, {}, dry);
    if (m_world.store.store().journal().head().seq != before)
        m_world.violate(QStringLiteral("I7: a dry run has written"));
    const ActOptions outdated{.revisions = {-1}};
    const Answer late = desk.cancel(kPerson, {some.front()}, {}, outdated);
    if (late && !(*late)[QLatin1String("changed")].toArray().isEmpty())
        m_world.violate(QStringLiteral("I7: an act counted although the task had changed meanwhile"));
    if (answer)
        m_world.reach("a person rehearsed");
}

void SimOperator::edit(SimProgram &program)
{
    QJsonObject changes{{QStringLiteral("priority"), m_world.dice.below(11)}};
    if (m_world.chance(2))
        changes.insert(QStringLiteral("title"), QStringLiteral("simulated %1").arg(m_world.dice.below(1'000)));
    if (m_world.chance(4))
        changes.insert(QStringLiteral("depends_on"), QJsonArray{displayId(m_world.anyTask())});
    if (m_world.chance(4))
        changes.insert(QStringLiteral("deadline"), QJsonValue());
    if (m_world.chance(4))
        changes.insert(QStringLiteral("autonomy"), m_world.chance(2) ? 100 : 0);
    const TaskId task = m_world.anyTask();
    const Answer done = TaskEditor(program.context).edit(kPerson, {task, changes, m_world.chance(3), {}, {}});
    if (!done || !(*done)[QLatin1String("ok")].toBool())
        return;
    m_world.reach("a person edited");
}

void SimOperator::changeSettings()
{
    EngineSettings &settings = m_world.settings;
    settings.allowReal = !m_world.chance(4);
    settings.maxConcurrent = 1 + m_world.dice.below(6);
    settings.actionsPerTick = 1 + m_world.dice.below(5);
    settings.taskTimeoutMs = m_world.chance(3) ? 20'000 : 3'600'000;
    if (!settings.allowReal)
        m_world.reach("REAL was forbidden");
}

void SimOperator::changeAgents()
{
    std::vector<Agent> agents = m_world.agents;
    for (Agent &agent : agents) {
        agent.enabled = !m_world.chance(4);
        agent.slotCount = 1 + m_world.dice.below(3);
        m_world.slotsOf[agent.name] = agent.slotCount;
        if (!agent.enabled)
            m_world.reach("an agent was switched off");
    }
    for (SimProgram *program : {&m_world.first, &m_world.second})
        program->roster.setAgents(agents);
}

void SimOperator::approveAll()
{
    if (SimProgram *program = m_world.anyProgram())
        did(QStringLiteral("approved"), program->desk->approve(kPerson, asked(), {}));
}

void SimOperator::makePeace()
{
    m_world.settings = EngineSettings{};
    m_world.settings.allowReal = true;
    m_world.slotsOf.clear();
    for (SimProgram *program : {&m_world.first, &m_world.second})
        program->roster.setAgents(m_world.agents);
    OperatorDesk &desk = *m_world.anyProgram()->desk;
    if (m_world.killed || m_world.flags.killed())
        reset(desk);
    wish(desk, RunWish::Run);
}

// ---- what came of it ------------------------------------------------------------------------------------------------

void SimOperator::did(const QString &what, const Answer &answer)
{
    m_world.note(QStringLiteral("person: %1: %2").arg(what, answer ? QStringLiteral("ok") : answer.error().code));
    if (!answer) {
        if (answer.error().code == QLatin1String("commit_unknown"))
            m_world.reach("a person did not hear what came of it");
        return;
    }
    const bool onTasks = answer->contains(QLatin1String("changed"));
    if (onTasks && !(*answer)[QLatin1String("stopping")].toArray().isEmpty())
        m_world.reach("a person stopped a running task");
    if (!onTasks || !(*answer)[QLatin1String("changed")].toArray().isEmpty())
        m_world.reach(QStringLiteral("a person ") + what);
}

void SimOperator::mustRefuse(const QString &what, const Answer &answer)
{
    if (answer)
        m_world.violate(what + QStringLiteral(" was accepted"));
}

std::vector<TaskId> SimOperator::someTasks()
{
    return {m_world.anyTask(), m_world.anyTask()};
}

std::vector<TaskId> SimOperator::asked()
{
    m_world.looking = true;
    const auto rows = m_world.store.database().query(
        "SELECT DISTINCT task FROM approval WHERE state = 'pending' ORDER BY task");
    m_world.looking = false;
    std::vector<TaskId> tasks;
    for (const SqlRow &row : *rows)
        tasks.push_back(TaskId{row.integer(0)});
    return tasks;
}

} // namespace qd
