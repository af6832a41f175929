#pragma once

#include "core/agents/agenttransport.h"

#include <functional>
#include <map>
#include <vector>

namespace qd {

/// An agent that does what a test tells it. It keeps a list of the deeds that were really begun: the sink on which
/// doubled effects would show.
class ScriptedTransport final : public AgentTransport
{
public:
    struct Deed {
        AttemptId attempt;
        TaskId task;
        Sha256 effect;
    };

    EffectClass effectClass = EffectClass::Unsafe;
    int flavour = 0; ///< part of every effect: what agents would do changes with it
    QJsonObject limits; ///< in the body of each effect
    std::optional<Error> prepareError; ///< given instead of an effect
    std::function<void()> whilePreparing; ///< happens in the middle of it
    std::optional<Error> performError; ///< given instead of beginning
    std::function<void(const Deed &)> whenBegun; ///< happens as each deed begins

    [[nodiscard]] Result<Effect> prepare(const Task &task, int /*attempt*/, const Agent &agent) const override
    {
        if (whilePreparing)
            whilePreparing();
        if (prepareError)
            return *prepareError;
        QJsonObject body = limits;
        body[QStringLiteral("task")] = task.id.value;
        body[QStringLiteral("agent")] = agent.name;
        body[QStringLiteral("flavour")] = flavour;
        return Effect(EffectKind::Rehearsal, effectClass, body);
    }

    [[nodiscard]] Result<void> perform(AttemptId attempt, const Effect &effect) override
    {
        if (performError)
            return *performError;
        deeds.push_back({attempt, TaskId{effect.body()[QLatin1String("task")].toInteger()}, effect.hash()});
        alive.insert_or_assign(attempt, deeds.back().task);
        if (whenBegun)
            whenBegun(deeds.back());
        return {};
    }

    void stop(AttemptId attempt, EndCause cause) override
    {
        if (alive.contains(attempt))
            stopped.insert_or_assign(attempt, cause);
    }

    void answer(AttemptId attempt, bool yes) override { answers.insert_or_assign(attempt, yes); }

    /// The agent's side: ends an attempt that is alive.
    void end(AgentListener &listener, AttemptId attempt, const AgentEnding &ending)
    {
        alive.erase(attempt);
        stopped.erase(attempt);
        listener.agentEnded(attempt, ending);
    }

    std::vector<Deed> deeds;
    std::map<AttemptId, TaskId> alive;
    std::map<AttemptId, bool> answers; ///< the newest word of a person
    std::map<AttemptId, EndCause> stopped; ///< asked to end and still alive
};

} // namespace qd
