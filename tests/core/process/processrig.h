#pragma once

#include "core/base/random.h"
#include "core/process/agentprocess.h"
#include "core/process/executioner.h"
#include "tests/core/process/processscan.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

namespace qd::test {

inline const QString kBoxProgram = QStringLiteral(QD_AGENTBOX);
inline const QString kNastyAgent = QStringLiteral(QD_NASTYAGENT);

/// What a test of supervision needs: a place for spools, and a profile that is its own. Whatever becomes of the test,
/// nothing that carries the profile outlives the rig.
class ProcessRig
{
public:
    ~ProcessRig() { killAllWith(profileVariable()); }

    [[nodiscard]] QByteArray profileVariable() const { return "QUARTERDECK_PROFILE_ID=" + m_profile.toUtf8(); }
    [[nodiscard]] QList<int> running() const { return runningWith(profileVariable()); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString profile() const { return m_profile; }

    [[nodiscard]] ProcessSpec spec(const QString &program, const QStringList &arguments) const
    {
        ProcessSpec spec;
        spec.program = program;
        spec.arguments = arguments;
        spec.directory = folder();
        spec.spoolDirectory = folder();
        spec.cookie = QString::fromLatin1(SystemRandom().hex(8));
        spec.profile = m_profile;
        return spec;
    }
    [[nodiscard]] ProcessSpec nasty(const QString &words) const
    {
        return spec(kNastyAgent, words.split(QLatin1Char(' ')));
    }

private:
    QTemporaryDir m_folder;
    QString m_profile = QString::fromLatin1(SystemRandom().hex(8));
};

/// An AgentProcess and what it said.
struct Watched {
    explicit Watched(Executioner &executioner) : process(executioner, kBoxProgram)
    {
        QObject::connect(&process, &AgentProcess::finished, &process, [this](const ProcessReport &last) {
            report = last;
            ++reports;
        });
        QObject::connect(&process, &AgentProcess::lineArrived, &process, [this](bool isError, const QByteArray &line) {
            (isError ? errorLines : lines) += line;
        });
    }

    [[nodiscard]] bool saidReady() const { return lines.contains("ready"); }

    AgentProcess process;
    ProcessReport report;
    int reports = 0;
    QList<QByteArray> lines;
    QList<QByteArray> errorLines;
};

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace qd::test
