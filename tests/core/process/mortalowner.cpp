// An owner of an agent that is made to be killed:
// mortalowner <box|plain> <agentbox> <nastyagent> <spool> <cookie> <profile>
// Prints "ready" when its agent has. "plain" is the control: the same agent under nothing but QProcess.

#include "core/process/agentprocess.h"
#include "core/process/executioner.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

namespace {

void sayReady()
{
    std::puts("ready");
    std::fflush(stdout);
}

int runPlain(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("QUARTERDECK_RUN"), arguments[5]);
    environment.insert(QStringLiteral("QUARTERDECK_PROFILE_ID"), arguments[6]);
    process.setProcessEnvironment(environment);
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, &sayReady);
    process.start(arguments[3], {QStringLiteral("tree")});
    return QCoreApplication::exec();
}

int runBoxed(const QStringList &arguments)
{
    qd::Executioner executioner;
    qd::AgentProcess process(executioner, arguments[2]);
    QObject::connect(&process, &qd::AgentProcess::lineArrived, &process, &sayReady);
    qd::ProcessSpec spec;
    spec.program = arguments[3];
    spec.arguments = QStringList{QStringLiteral("tree"), QStringLiteral("churn")};
    spec.directory = arguments[4];
    spec.spoolDirectory = arguments[4];
    spec.cookie = arguments[5];
    spec.profile = arguments[6];
    return process.start(spec) ? QCoreApplication::exec() : EXIT_FAILURE;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 7 || !qd::prepareProcessOwner())
        return EXIT_FAILURE;
    return arguments[1] == QLatin1String("plain") ? runPlain(arguments) : runBoxed(arguments);
}
