#include "core/engine/poolinspector.h"

#include "core/base/random.h"

#include <QFile>
#include <QJsonArray>

namespace qd {
namespace {

constexpr int kThreads = 4; // so many looks may hang before the others wait

void discard(const AfterAnswer &answer)
{
    for (const AfterAnswer::Copy &copy : answer.copies)
        QFile::remove(copy.path);
}

// As the agent, in its place and behind its bars, but with a program of its own.
Agent verifierOf(const Agent &agent)
{
    Agent verifier;
    if (agent.transport != Transport::Command)
        return verifier;
    for (const char *member : {"directory", "env", "network", "sandbox"}) {
        if (agent.settings.contains(QLatin1String(member)))
            verifier.settings[QLatin1String(member)] = agent.settings[QLatin1String(member)];
    }
    if (agent.settings.contains(QLatin1String("command")) && !verifier.settings.contains(QLatin1String("sandbox")))
        verifier.settings[QLatin1String("sandbox")] = toText(SandboxWish::Auto);
    return verifier;
}

// As the agent, with the program by which it is asked.
Result<Agent> proberOf(const Agent &agent)
{
    const auto settings = agent.transport == Transport::Command ? CommandSettings::fromJson(agent.settings) : CommandSettings();
    if (!settings)
        return settings.error();
    if (settings->probe.isEmpty())
        return Error{QStringLiteral("agent_cannot_tell"), ErrorCategory::Permanent, QStringLiteral("its agent has no program that could tell")};
    Agent prober = verifierOf(agent);
    prober.settings[QLatin1String("command")] = QJsonArray::fromStringList(settings->probe);
    prober.settings[QLatin1String("prompt")] = toText(PromptWay::None);
    return prober;
}

// The word, and not the exit code: a program that breaks down for a reason of its own ends with 1 as well.
ProbeReport probeReportOf(const AgentEnding &ending)
{
    constexpr qint64 kLongest = 64;
    QString said;
    for (const SpooledFile &file : ending.files) {
        QFile output(file.path);
        if (file.name == QLatin1String("stdout.txt") && output.open(QIODevice::ReadOnly))
            said = QString::fromUtf8(output.read(kLongest)).trimmed();
        QFile::remove(file.path);
    }
    if (ending.cause != EndCause::Answered || ending.error)
        return {ProbeAnswer::Unclear, ending.error ? ending.error->detail : QStringLiteral("it was stopped")};
    const auto answer = fromText<ProbeAnswer>(said);
    if (!answer)
        return {ProbeAnswer::Unclear, QStringLiteral("it said neither 'happened' nor 'not happened', but: ") + said};
    return {*answer, QStringLiteral("its probe said so")};
}

} // namespace

void PoolInspector::Post::send(Answer answer)
{
    const std::lock_guard lock(mutex);
    if (!receiver) {
        if (const Examined *examined = std::get_if<Examined>(&answer))
            discard(examined->answer);
        return;
    }
    if (answers.push(std::move(answer)))
        // By name: the thread sanitizer does not see how Qt counts who still needs a functor.
        QMetaObject::invokeMethod(receiver, "deliver", Qt::QueuedConnection);
}

PoolInspector::PoolInspector(Executioner &executioner, const Places &places, InspectionListener &listener)
    : m_places(places), m_artifacts(places.artifacts), m_listener(listener),
      m_verifier(executioner, places.ofCommands, *this), m_pool(kThreads)
{
    m_post->receiver = this;
}

PoolInspector::~PoolInspector()
{
    const std::lock_guard lock(m_post->mutex);
    m_post->receiver = nullptr;
    for (const Answer &answer : m_post->answers.takeAll()) {
        if (const Examined *examined = std::get_if<Examined>(&answer))
            discard(examined->answer);
    }
}

QString PoolInspector::workspaceOf(const TaskSpec &spec) const
{
    return spec.workspace.isEmpty() ? m_places.ofCommands.defaultDirectory : spec.workspace;
}

void PoolInspector::inspect(qint64 ticket, const TaskSpec &spec)
{
    const BeforeQuestion question{m_places.profile, workspaceOf(spec), !spec.workspace.isEmpty(), spec.inputs,
                                  spec.outputs};
    m_pool.run([post = m_post, ticket, question] { post->send(Inspected{ticket, look(question)}); });
}

void PoolInspector::examine(AttemptId attempt, const TaskSpec &spec, const Traces &traces)
{
    AfterQuestion question;
    question.workspace = workspaceOf(spec);
    if (traces.outputs)
        question.outputs = spec.outputs;
    for (const Artifact &text : traces.texts)
        question.texts.push_back({text.name, m_artifacts.pathOf(text.hash)});
    question.looksAtTree = traces.tree;
    question.copyStem = m_places.ofCommands.spoolDirectory + QStringLiteral("/output-")
        + QString::fromLatin1(SystemRandom().hex(8));
    m_pool.run([post = m_post, attempt, question] { post->send(Examined{attempt, look(question)}); });
}

Result<void> PoolInspector::verify(AttemptId attempt, const Task &task, const Agent &agent)
{
    Task verification = task;
    verification.spec.kind = TaskKind::Command;
    verification.spec.command = task.spec.verify;
    verification.spec.instructions.clear(); // it reads nothing
    verification.spec.standardInput.clear();
    const auto effect = m_verifier.prepare(verification, 1, verifierOf(agent));
    if (!effect)
        return effect.error();
    return m_verifier.perform(attempt, *effect);
}

void PoolInspector::stopVerifying(AttemptId attempt, EndCause cause)
{
    m_verifier.stop(attempt, cause);
}

Result<void> PoolInspector::probe(AttemptId attempt, const Task &task, const Agent &agent)
{
    const auto prober = proberOf(agent);
    if (!prober)
        return prober.error();
    Task question = task;
    question.spec.kind = TaskKind::Code; // a command that the task brings along is not what runs
    const auto effect = m_verifier.prepare(question, 1, *prober);
    if (!effect)
        return effect.error();
    auto begun = m_verifier.perform(attempt, *effect);
    if (begun)
        m_probes.insert(attempt);
    return begun;
}

void PoolInspector::stopProbing(AttemptId attempt)
{
    m_verifier.stop(attempt, EndCause::TimedOut);
}

void PoolInspector::deliver()
{
    for (const Answer &answer : m_post->answers.takeAll())
        std::visit([this](const auto &one) { deliver(one); }, answer);
}

void PoolInspector::deliver(const Inspected &inspected)
{
    m_listener.claimInspected(inspected.ticket, inspected.view);
}

void PoolInspector::deliver(const Examined &examined)
{
    Examination examination{examined.answer.view, {}};
    for (const AfterAnswer::Copy &copy : examined.answer.copies)
        examination.copies.push_back({copy.name, copy.path});
    m_listener.resultExamined(examined.attempt, examination);
}

void PoolInspector::agentSaid(AttemptId attempt, LogLevel /*level*/, const UntrustedText &line)
{
    if (!m_probes.contains(attempt))
        m_listener.verifierSaid(attempt, line);
}

void PoolInspector::agentEnded(AttemptId attempt, const AgentEnding &ending)
{
    if (m_probes.remove(attempt))
        m_listener.attemptProbed(attempt, probeReportOf(ending));
    else
        m_listener.verifierEnded(attempt, ending);
}

} // namespace qd
