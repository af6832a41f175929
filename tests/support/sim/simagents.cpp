#include "tests/support/sim/simagents.h"

namespace qd {
namespace {

Error simulated(ErrorCategory category)
{
    return {QStringLiteral("simulated"), category, {}};
}

} // namespace

void SimAgents::act(SimProgram &program)
{
    if (m_world.chance(3))
        answerSome(program);
    if (m_world.chance(8))
        lie(program);
    if (m_world.chance(12)) {
        program.command.flavour = m_world.dice.below(2); // what an agent would do is not what it would have done
        m_world.reach("agents came to do something else");
    }
    changeTheView(program.inspector);
    answerInspections(program.inspector);
    cancelVerified(program);
}

void SimAgents::answerSome(SimProgram &program)
{
    for (ScriptedTransport *agent : {&program.command, &program.rehearsal}) {
        if (agent->alive.empty() || m_world.chance(3))
            continue;
        auto one = agent->alive.begin();
        std::advance(one, m_world.dice.below(int(agent->alive.size())));
        const AttemptId attempt = one->first;
        if (m_world.chance(6))
            ask(program, attempt);
        else
            end(program, *agent, attempt, anyEnding(*agent, attempt));
    }
}

void SimAgents::end(SimProgram &program, ScriptedTransport &agent, AttemptId attempt, const AgentEnding &ending)
{
    if (&agent == &program.command)
        m_world.answered[attempt] = ending.cause == EndCause::Answered;
    m_past.push_back(attempt);
    m_world.note(QStringLiteral("%1: attempt %2 ended by %3")
                     .arg(program.name).arg(attempt.value).arg(int(ending.cause)));
    if (program.owner != m_world.leaseOwner)
        m_world.reach("an agent answered an engine that had lost its lease");
    agent.end(program.engine->agents(), attempt, ending);
}

AgentEnding SimAgents::anyEnding(const ScriptedTransport &agent, AttemptId attempt)
{
    if (agent.stopped.contains(attempt))
        return stoppedEnding(agent, attempt);
    AgentEnding ending;
    if (m_world.chance(6)) {
        const QString path = m_world.chance(3) ? QStringLiteral("/nowhere") : m_world.store.spool("left");
        ending.files = {{QStringLiteral("out.txt"), path}};
        m_world.reach("an agent left a file");
    }
    if (m_world.chance(2))
        return ending;
    ending.error = simulated(m_world.chance(4) ? ErrorCategory::Permanent : ErrorCategory::Transient);
    if (m_world.chance(5)) {
        ending.cause = EndCause::Vanished;
        m_world.reach("an agent crashed");
    }
    return ending;
}

AgentEnding SimAgents::stoppedEnding(const ScriptedTransport &agent, AttemptId attempt) const
{
    const EndCause cause = agent.stopped.at(attempt);
    m_world.reach(cause == EndCause::TimedOut ? "a silent agent was stopped" : "an agent was stopped");
    return {cause, Error{QStringLiteral("stopped"), ErrorCategory::Transient, {}}, {}, {}};
}

void SimAgents::ask(SimProgram &program, AttemptId attempt)
{
    AgentListener &engine = program.engine->agents();
    engine.agentAlive(attempt);
    engine.agentSaid(attempt, LogLevel::Info, UntrustedText(QStringLiteral("thinking")));
    engine.agentAsked(attempt, UntrustedText(QStringLiteral("May I?")));
    m_world.reach("an agent asked");
}

// A word about an attempt that has not begun, has ended, belonged to a lost engine, or never was.
void SimAgents::lie(SimProgram &program)
{
    const auto attempt = notTheirs();
    if (!attempt || program.command.alive.contains(*attempt) || program.rehearsal.alive.contains(*attempt))
        return;
    AgentListener &engine = program.engine->agents();
    engine.agentAsked(*attempt, UntrustedText(QStringLiteral("May I, whoever I am?")));
    engine.agentAlive(*attempt);
    AgentEnding ending;
    if (m_world.chance(2))
        ending.error = simulated(ErrorCategory::Permanent);
    engine.agentEnded(*attempt, ending);
    InspectionListener &eyes = program.engine->inspections();
    eyes.claimInspected(1'000'000, FakeInspector::good());
    if (!program.inspector.verifying.contains(*attempt))
        eyes.verifierEnded(*attempt, {});
    const auto &probing = program.inspector.probing;
    if (std::find(probing.begin(), probing.end(), *attempt) == probing.end())
        eyes.attemptProbed(*attempt, {ProbeAnswer::Happened, {}});
}

std::optional<AttemptId> SimAgents::notTheirs()
{
    switch (m_world.dice.below(4)) {
    case 0:
        m_world.reach("an agent answered before it was asked");
        return AttemptId{m_world.store.store().attempts().lastId() + 1};
    case 1:
        if (m_past.empty())
            return std::nullopt;
        m_world.reach("an agent answered twice");
        return m_past[size_t(m_world.dice.below(int(m_past.size())))];
    case 2:
        if (m_world.survivors.empty())
            return std::nullopt;
        m_world.reach("an agent of a lost engine answered");
        return *m_world.survivors.begin();
    default:
        return AttemptId{1'000'000};
    }
}

// What an inspector would see at this moment, and whether it is in the mood to say so.
void SimAgents::changeTheView(FakeInspector &inspector)
{
    inspector.slow = m_world.chance(3);
    inspector.verifiesAtOnce = m_world.chance(3);
    inspector.before = FakeInspector::good();
    inspector.after = {};
    if (m_world.chance(8))
        inspector.before.badPlaces = {QStringLiteral("/work/out: cannot be written")};
    if (m_world.chance(12))
        inspector.before.space = {{QStringLiteral("profile"), 4}};
    if (m_world.chance(4))
        inspector.after.outputs = {{QStringLiteral("/work/out"),
                                    m_world.chance(2) ? QStringLiteral("does not exist") : QString(), 0, {}, false}};
    inspector.verifyError.reset();
    if (m_world.chance(8))
        inspector.verifyError = Error{QStringLiteral("program_not_found"), ErrorCategory::Permanent, {}};
    inspector.verdict.reset();
    if (m_world.chance(3))
        inspector.verdict = simulated(ErrorCategory::Transient);
}

void SimAgents::answerInspections(FakeInspector &inspector)
{
    if (!inspector.pendingClaims.empty() || !inspector.pendingResults.empty())
        m_world.reach("a look was slow");
    if (m_world.chance(20)) {
        m_world.reach("a look was lost");
        inspector.pendingClaims.clear();
        inspector.pendingResults.clear();
    }
    if (m_world.chance(2))
        inspector.answerClaims();
    if (m_world.chance(2))
        inspector.answerResults();
    if (!inspector.verifying.empty() && m_world.chance(4))
        endVerification(inspector, inspector.verifying.begin()->first);
    if (!inspector.probing.empty() && m_world.chance(3))
        endProbe(inspector, inspector.probing.front());
}

// At the moment when nobody can tell any more whether the agent's answer would have been taken.
void SimAgents::cancelVerified(SimProgram &program)
{
    if (program.inspector.verifying.empty() || !m_world.chance(4))
        return;
    const AttemptId attempt = program.inspector.verifying.begin()->first;
    for (const ScriptedTransport::Deed &deed : program.command.deeds) {
        if (deed.attempt == attempt)
            static_cast<void>(program.desk->cancel(QStringLiteral("operator"), {deed.task}, {}));
    }
}

void SimAgents::endVerification(FakeInspector &inspector, AttemptId attempt)
{
    const std::optional<EndCause> cause = inspector.verifying.at(attempt);
    m_world.reach(cause ? "a verification was stopped" : "a verification ended");
    const EndCause byItself = m_world.chance(8) ? EndCause::Vanished : EndCause::Answered;
    inspector.endVerifying(attempt, {cause.value_or(byItself), inspector.verdict, {}, {}});
}

void SimAgents::endProbe(FakeInspector &inspector, AttemptId attempt)
{
    constexpr std::array kAnswers{ProbeAnswer::Happened, ProbeAnswer::NotHappened, ProbeAnswer::Unclear};
    const ProbeAnswer answer = kAnswers[size_t(m_world.dice.below(3))];
    m_world.reach(QStringLiteral("a probe said: ") + toText(answer));
    inspector.endProbing(attempt, {answer, {}});
}

void SimAgents::answerEverything(SimProgram &program)
{
    FakeInspector &inspector = program.inspector;
    inspector.slow = false;
    inspector.before = FakeInspector::good();
    inspector.after = {};
    inspector.answerClaims();
    inspector.answerResults();
    while (!inspector.verifying.empty())
        endVerification(inspector, inspector.verifying.begin()->first);
    while (!inspector.probing.empty())
        endProbe(inspector, inspector.probing.front());
    for (ScriptedTransport *agent : {&program.command, &program.rehearsal}) {
        while (!agent->alive.empty()) {
            const AttemptId attempt = agent->alive.begin()->first;
            const bool stopped = agent->stopped.contains(attempt);
            end(program, *agent, attempt, stopped ? stoppedEnding(*agent, attempt) : AgentEnding{});
        }
    }
}

} // namespace qd
