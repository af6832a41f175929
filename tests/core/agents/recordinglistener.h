#pragma once

#include "core/agents/agenttransport.h"
#include "tests/core/process/processrig.h"

namespace qd::test {

/// Writes down what transports say, and whether they say it while they must be quiet.
class RecordingListener final : public AgentListener
{
public:
    void agentAlive(AttemptId) override { called(); }
    void agentSaid(AttemptId, LogLevel level, const UntrustedText &line) override
    {
        called();
        lines += line.raw();
        levels.push_back(level);
    }
    void agentAsked(AttemptId, const UntrustedText &) override { }
    void agentEnded(AttemptId attempt, const AgentEnding &ending) override
    {
        called();
        endings.emplace_back(attempt, ending);
    }

    /// Content of a file of the first ending.
    [[nodiscard]] QByteArray fileNamed(const char *name) const
    {
        for (const SpooledFile &file : endings.at(0).second.files) {
            if (file.name == QLatin1String(name))
                return contentOf(file.path);
        }
        return "no such file";
    }

    QStringList lines;
    std::vector<LogLevel> levels; ///< of the lines
    std::vector<std::pair<AttemptId, AgentEnding>> endings;
    bool mustBeQuiet = false;
    bool wasLoud = false;

private:
    void called() { wasLoud = wasLoud || mustBeQuiet; }
};

} // namespace qd::test
