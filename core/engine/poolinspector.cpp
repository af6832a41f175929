#include "core/engine/poolinspector.h"

#include "core/base/random.h"

#include <QFile>

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
        QMetaObject::invokeMethod(receiver, [to = receiver] { to->deliver(); }, Qt::QueuedConnection);
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
    m_listener.verifierSaid(attempt, line);
}

void PoolInspector::agentEnded(AttemptId attempt, const AgentEnding &ending)
{
    m_listener.verifierEnded(attempt, ending);
}

} // namespace qd
