#include "ui/models/idlereasons.h"

#include "core/base/untrustedtext.h"
#include "ui/models/errortext.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <limits>

namespace qd {
namespace {

struct IdleReasons {
    Q_DECLARE_TR_FUNCTIONS(qd::IdleReasons)
};

using Reasons = std::vector<IdleReason>;

int number(qint64 count)
{
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

/// What ends everything else: nothing further is worth being said.
bool addEngine(const IdleFacts &facts, Reasons &out)
{
    const EngineState state = facts.status.state;
    const RunWish wish = facts.status.controls.wish;
    const QString resume = QStringLiteral("daemon-pause-resume");
    const QString fault = facts.status.storeFault();
    if (!facts.connected)
        out.push_back({IdleReasons::tr("The daemon is gone: the program that ran it has ended."),
                       IdleReasons::tr("Close this console and start it again."), QStringLiteral("quit")});
    else if (fault == QLatin1String("database_moved"))
        out.push_back({IdleReasons::tr("The file of the database was moved or deleted while it was in use."),
                       IdleReasons::tr("Put it back, and it goes on by itself. If it is lost, quit and restore a copy: qdeck restore."),
                       QStringLiteral("quit")});
    else if (state == EngineState::Killed || wish == RunWish::Halted)
        out.push_back({IdleReasons::tr("The daemon was killed and stays stopped."), IdleReasons::tr("Reset the kill; then it is paused, and you resume it."),
                       QStringLiteral("daemon-reset-kill")});
    else if (wish == RunWish::Drain)
        out.push_back({state == EngineState::Stopped ? IdleReasons::tr("The daemon was drained and has stopped.")
                                                     : IdleReasons::tr("The daemon is draining: it takes nothing new and stops when nothing runs any more."),
                       IdleReasons::tr("Resume takes the drain back."), resume});
    else if (wish == RunWish::Pause)
        out.push_back({IdleReasons::tr("The daemon is paused: what runs goes on, and nothing new begins."), IdleReasons::tr("Resume it."), resume});
    else if (state == EngineState::Stopped)
        out.push_back({IdleReasons::tr("No daemon runs on this profile."), IdleReasons::tr("Start the console again, or type in a terminal: qdeck run."), {}});
    else if (state == EngineState::Standby || state == EngineState::Acquiring)
        out.push_back({IdleReasons::tr("Another daemon holds the lease, or held it a moment ago; only one may work."),
                       IdleReasons::tr("It comes over by itself when the other one ends. After a crash that takes half a minute."), {}});
    else
        return false;
    return true;
}

void addHealth(const IdleFacts &facts, Reasons &out)
{
    const QJsonArray reasons = facts.health[QLatin1String("reasons")].toArray();
    const auto has = [&](const char *code) {
        return std::any_of(reasons.begin(), reasons.end(), [&](const QJsonValue &reason) { return reason[QLatin1String("code")].toString() == QLatin1String(code); });
    };
    if (facts.status.outOfSpace)
        out.push_back({IdleReasons::tr("The disk is full: nothing new begins until there is space again."),
                       IdleReasons::tr("Make room; it goes on by itself within seconds."), {}});
    if (has("store_failing"))
        out.push_back({IdleReasons::tr("The newest tick could not be stored."), IdleReasons::tr("Look into the log for the reason."), QStringLiteral("show-log")});
    if (has("anchor_mismatch"))
        out.push_back({IdleReasons::tr("The journal does not match what is known of it outside of the database: it was cut off, made anew or exchanged."),
                       IdleReasons::tr("Find out with qdeck verify before you resume: an older queue does again what was done."), QStringLiteral("show-log")});
    if (has("tick_overdue"))
        out.push_back({IdleReasons::tr("No tick has come for a long time."),
                       IdleReasons::tr("The machine was asleep, or the daemon hangs. If it does not come back, kill it and look into the log."), QStringLiteral("show-log")});
}

void addAgents(const IdleFacts &facts, Reasons &out)
{
    const QString agents = QStringLiteral("show-agents");
    const auto enabled = std::count_if(facts.agents.begin(), facts.agents.end(), [](const AgentStatus &agent) { return agent.agent.enabled; });
    const auto well = std::count_if(facts.agents.begin(), facts.agents.end(), [](const AgentStatus &agent) { return agent.agent.enabled && agent.healthy(); });
    if (enabled == 0)
        out.push_back({IdleReasons::tr("No agent is enabled."), IdleReasons::tr("Enable one, or add one."), agents});
    else if (well == 0)
        out.push_back({IdleReasons::tr("Every agent that is enabled fails again and again, and rests."), IdleReasons::tr("Read what they said, and test them."), agents});
}

void addUnserved(const IdleFacts &facts, Reasons &out)
{
    const qint64 unserved = facts.needs[QLatin1String("unserved")][QLatin1String("count")].toInteger();
    if (unserved > 0)
        out.push_back({IdleReasons::tr("%n task(s) are ready, but no enabled agent does them.", nullptr, number(unserved)),
                       IdleReasons::tr("Add an agent for their kind, or let one that you have do it too."), QStringLiteral("show-agents")});
}

// "T-7 waits: It is to act for real, and REAL is not armed."
void addFirstInLine(const IdleFacts &facts, Reasons &out)
{
    for (const QJsonObject &why : facts.whys) {
        const QJsonArray codes = why[QLatin1String("reasons")].toArray();
        QStringList sentences;
        for (const QJsonValue &code : codes) {
            const QString word = code[QLatin1String("code")].toString();
            sentences += word == QLatin1String("next") ? IdleReasons::tr("Nothing stands in its way: the next tick takes it.")
                                                       : errorTextWithDetail({word, ErrorCategory::Operator, code[QLatin1String("detail")].toString()});
        }
        if (!sentences.isEmpty())
            out.push_back({IdleReasons::tr("%1 is among the first in the line.").arg(UntrustedText(why[QLatin1String("id")].toString()).displayLine(32)),
                           sentences.join(u' '), QStringLiteral("show-queue")});
    }
}

void addQueue(const IdleFacts &facts, Reasons &out)
{
    const QueueCounts &queue = facts.status.queue;
    if (queue.of(TaskState::Queued) == 0) {
        out.push_back({IdleReasons::tr("No task is queued."), IdleReasons::tr("Add some: drop task files on the window, or write one."), QStringLiteral("task-new")});
        return;
    }
    addAgents(facts, out);
    addUnserved(facts, out);
    const qint64 armed = facts.needs[QLatin1String("armed")][QLatin1String("count")].toInteger();
    if (armed > 0 && !facts.status.controls.real.open(facts.status.at))
        out.push_back({IdleReasons::tr("%n task(s) are to act for real, and REAL is not armed.", nullptr, number(armed)),
                       IdleReasons::tr("Arm REAL for a time and a number of tasks, if that is what you want."), QStringLiteral("daemon-arm")});
    addFirstInLine(facts, out);
}

void addPeople(const IdleFacts &facts, Reasons &out)
{
    const QueueCounts &queue = facts.status.queue;
    const qint64 asks = facts.needs[QLatin1String("approvals")][QLatin1String("count")].toInteger()
        + facts.needs[QLatin1String("questions")][QLatin1String("count")].toInteger();
    const qint64 waits = asks + queue.of(TaskState::Review) + queue.of(TaskState::Unknown) + queue.of(TaskState::Dead);
    if (waits > 0)
        out.push_back({IdleReasons::tr("%n task(s) wait for you and not for the daemon.", nullptr, number(waits)),
                       IdleReasons::tr("Needs you, on the page Autonomy, leads to each of them."), QStringLiteral("show-autonomy")});
    const qint64 held = queue.of(TaskState::Held) - facts.needs[QLatin1String("approvals")][QLatin1String("count")].toInteger();
    if (held > 0)
        out.push_back({IdleReasons::tr("%n task(s) are held.", nullptr, number(held)), IdleReasons::tr("They wait until a person releases them."), QStringLiteral("show-queue")});
}

} // namespace

std::vector<IdleReason> whyIdle(const IdleFacts &facts)
{
    Reasons reasons;
    const qint64 running = facts.status.queue.of(TaskState::Running) + facts.status.queue.of(TaskState::Claimed);
    if (running > 0 && facts.connected)
        reasons.push_back({IdleReasons::tr("Something runs: %n task(s) at this moment.", nullptr, number(running)),
                           IdleReasons::tr("What stands in the way of others is below."), QStringLiteral("show-queue")});
    if (addEngine(facts, reasons))
        return reasons;
    addHealth(facts, reasons);
    addQueue(facts, reasons);
    addPeople(facts, reasons);
    return reasons;
}

} // namespace qd
