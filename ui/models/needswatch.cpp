#include "ui/models/needswatch.h"

#include <algorithm>
#include <numeric>

namespace qd {

NeedsWatch::NeedsWatch(CoreLink &link, QObject *parent) : QObject(parent), m_link(link)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_again, false))
            ask();
    });
    connect(&link, &CoreLink::statusChanged, this, &NeedsWatch::followStatus);
    connect(&link, &CoreLink::agentsChanged, this, &NeedsWatch::followAgents);
    connect(&link, &CoreLink::tasksChanged, this, &NeedsWatch::ask); // a question changes no count
    if (link.hasStatus())
        followStatus();
}

qint64 NeedsWatch::count() const
{
    return std::accumulate(m_needs.begin(), m_needs.end(), qint64(0), [](qint64 sum, const Need &need) { return sum + need.count; });
}

void NeedsWatch::followStatus()
{
    if (m_asked && m_queue == m_link.status().queue) {
        gather(); // arming alone changes what waits for it
        return;
    }
    m_queue = m_link.status().queue;
    ask();
    gather();
}

// Whether somebody does a task changes with what agents are, not with what they do at the moment.
void NeedsWatch::followAgents()
{
    std::vector<Agent> agents;
    for (const AgentStatus &status : m_link.agents())
        agents.push_back(status.agent);
    if (agents != std::exchange(m_agents, agents))
        ask();
    gather();
}

void NeedsWatch::ask()
{
    if (m_pause.isActive() || !m_link.isActive()) { // nobody looks: the next status that is told asks
        m_again = m_pause.isActive();
        m_asked = m_asked && m_again;
        return;
    }
    m_asked = true;
    m_pause.start();
    m_link.request(Operation::NeedsGet, {}, this, [this](const Result<Payload> &answer) {
        if (!answer)
            return;
        const QJsonObject found = std::get<QJsonObject>(*answer);
        m_approvals = waitingFrom(found[QLatin1String("approvals")]);
        m_questions = waitingFrom(found[QLatin1String("questions")]);
        m_armed = waitingFrom(found[QLatin1String("armed")]);
        m_unserved = waitingFrom(found[QLatin1String("unserved")]);
        gather();
    });
}

NeedsWatch::Waiting NeedsWatch::waitingFrom(const QJsonValue &value)
{
    Waiting waiting;
    waiting.count = value[QLatin1String("count")].toInteger();
    waiting.isCapped = value[QLatin1String("capped")].toBool();
    if (waiting.count == 1)
        waiting.task = parseTaskId(value[QLatin1String("task")].toString()).value_or(TaskId());
    return waiting;
}

void NeedsWatch::gather()
{
    const EngineStatus &status = m_link.status();
    const QueueCounts &queue = status.queue;
    const auto failing = std::count_if(m_link.agents().begin(), m_link.agents().end(), [](const AgentStatus &agent) {
        return agent.agent.enabled && !agent.healthy();
    });
    std::vector<Need> needs;
    const auto add = [&needs](Need::Kind kind, const Waiting &waiting) {
        if (waiting.count > 0)
            needs.push_back({kind, waiting.count, waiting.isCapped, waiting.task});
    };
    add(Need::Kind::Unknown, {queue.of(TaskState::Unknown), false, {}});
    add(Need::Kind::Question, m_questions);
    add(Need::Kind::Approval, m_approvals);
    add(Need::Kind::Review, {queue.of(TaskState::Review), false, {}});
    add(Need::Kind::Dead, {queue.of(TaskState::Dead), false, {}});
    add(Need::Kind::Held, {std::max<qint64>(0, queue.of(TaskState::Held) - m_approvals.count), false, {}});
    add(Need::Kind::Unserved, m_unserved);
    if (!status.controls.real.open(status.at))
        add(Need::Kind::RealWaits, m_armed);
    add(Need::Kind::AgentFailing, {qint64(failing), false, {}});
    if (needs == m_needs)
        return;
    m_needs = std::move(needs);
    Q_EMIT changed();
}

} // namespace qd
