#include "core/agents/agenttest.h"

#include "core/agents/commandsettings.h"
#include "core/process/launchplan.h"
#include "core/process/sandbox.h"

#include <QFileInfo>

namespace qd {
namespace {

AgentFinding finding(const char *id, CheckResult result, const QString &detail)
{
    return {QString::fromLatin1(id), result, detail};
}

AgentFinding fileFinding(const char *id, const QString &program, const QString &resolved)
{
    if (resolved.isEmpty() || !QFileInfo(resolved).isFile())
        return finding(id, CheckResult::Fail, QStringLiteral("there is no program ") + program);
    if (!QFileInfo(resolved).isExecutable())
        return finding(id, CheckResult::Fail, resolved + QStringLiteral(" cannot be executed"));
    return finding(id, CheckResult::Pass, resolved);
}

AgentFinding programFinding(const CommandSettings &settings, const QString &directory)
{
    const QStringList &command = settings.command;
    if (command.isEmpty())
        return finding("program", CheckResult::Skipped, QStringLiteral("the task brings its own"));
    const QString path = QStringLiteral("PATH");
    return fileFinding("program", command.first(), resolveProgram(command.first(), directory,
        settings.environment.contains(path) ? settings.environment[path].toUtf8() : inheritedPath()));
}

AgentFinding directoryFinding(const QString &directory)
{
    const QFileInfo info(directory);
    if (!info.isDir())
        return finding("directory", CheckResult::Fail, QStringLiteral("there is no directory ") + directory);
    if (!info.isWritable())
        return finding("directory", CheckResult::Warning, directory + QStringLiteral(" cannot be written to"));
    return finding("directory", CheckResult::Pass, directory);
}

AgentFinding sandboxFinding(const CommandSettings &settings)
{
    if (settings.sandbox == SandboxWish::Off)
        return finding("sandbox", CheckResult::Warning, QStringLiteral("off: it may do whatever you may"));
    const QString program = findSandbox();
    if (!program.isEmpty())
        return finding("sandbox", CheckResult::Pass, program
            + (settings.network ? QStringLiteral(", with network") : QStringLiteral(", without network")));
    return finding("sandbox", settings.sandbox == SandboxWish::Require ? CheckResult::Fail : CheckResult::Warning,
                   QStringLiteral("bubblewrap is not there, or does not work here"));
}

AgentFinding environmentFinding(const CommandSettings &settings)
{
    QStringList empty;
    for (auto entry = settings.environment.cbegin(); entry != settings.environment.cend(); ++entry) {
        if (entry.value().isEmpty())
            empty += entry.key();
    }
    if (!empty.isEmpty())
        return finding("environment", CheckResult::Warning, QStringLiteral("without a value: ") + empty.join(QLatin1String(", ")));
    const QStringList names = settings.environment.keys();
    return names.isEmpty() ? finding("environment", CheckResult::Skipped, QStringLiteral("it sets none"))
                           : finding("environment", CheckResult::Pass, names.join(QLatin1String(", ")));
}

void testCommand(const Agent &agent, const QString &boxProgram, const QString &scratch, std::vector<AgentFinding> &findings)
{
    findings.push_back(fileFinding("transport", boxProgram, boxProgram));
    const auto settings = CommandSettings::fromJson(agent.settings);
    if (!settings) {
        findings.push_back(finding("program", CheckResult::Fail, settings.error().detail));
        return;
    }
    const QString directory = settings->directory.isEmpty() ? scratch : settings->directory;
    findings.push_back(programFinding(*settings, directory));
    findings.push_back(directoryFinding(directory));
    findings.push_back(sandboxFinding(*settings));
    findings.push_back(environmentFinding(*settings));
}

} // namespace

std::vector<AgentFinding> testAgent(const Agent &agent, const QString &boxProgram, const QString &scratch)
{
    std::vector<AgentFinding> findings;
    findings.push_back(agent.enabled ? finding("enabled", CheckResult::Pass, QStringLiteral("it may take tasks"))
                                     : finding("enabled", CheckResult::Warning, QStringLiteral("it is disabled")));
    switch (agent.transport) {
    case Transport::Rehearsal:
        findings.push_back(finding("transport", CheckResult::Pass, QStringLiteral("built in")));
        break;
    case Transport::Command: testCommand(agent, boxProgram, scratch, findings); break;
    case Transport::Outbound:
        findings.push_back(finding("transport", CheckResult::Pass, QStringLiteral("built in")));
        findings.push_back(finding("target", CheckResult::Warning, QStringLiteral("none is configured: it can only prove")));
        break;
    }
    return findings;
}

} // namespace qd
