#pragma once

#include "tests/core/process/processscan.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <memory>

namespace qd::test {

/// "add --hold x" as arguments, for words without spaces.
inline QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

/// How a program ended and what it said. A code of -1: it crashed or did not end in time.
struct Ending {
    int code = -1;
    QByteArray out;
    QByteArray err;
    qint64 ms = 0;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QString errorCode() const
    {
        return object()[QLatin1String("error")][QLatin1String("code")].toString();
    }
};

/// A program that goes on while the test does other things. It is ended with its object, by force if need be.
class Program
{
public:
    Program(const QString &path, const QStringList &arguments)
    {
        m_process.start(path, arguments);
        m_process.waitForStarted(kPatienceMs);
    }
    ~Program() { end(); }

    static constexpr int kPatienceMs = 60'000;

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    void send(int signal) const
    {
        if (pid() > 0) // 0 would be ourselves
            ::kill(pid_t(pid()), signal);
    }
    [[nodiscard]] bool ended() { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] bool waitForEnd(int ms = kPatienceMs) { return ended() || m_process.waitForFinished(ms); }
    void closeInput() { m_process.closeWriteChannel(); }
    void end()
    {
        m_process.kill();
        m_process.waitForFinished(kPatienceMs);
    }
    [[nodiscard]] int code() const
    {
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    [[nodiscard]] QByteArray out() { return m_out += m_process.readAllStandardOutput(); }
    [[nodiscard]] QByteArray err() { return m_err += m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_err;
};

/// One profile of its own and the real `qdeck` on it. Nothing that was started for it outlives it.
class ProgramRig
{
public:
    ~ProgramRig() { killAllWith(mark()); }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString profile() const { return m_folder.filePath(QStringLiteral("profile")); }
    [[nodiscard]] QString inProfile(const QString &name) const { return profile() + QLatin1Char('/') + name; }

    [[nodiscard]] QString database() const { return inProfile(QStringLiteral("quarterdeck.db")); }

    /// What the programs of our tasks carry in their environment, if their task says `env: {RIG_MARK: …}`.
    [[nodiscard]] QString markValue() const { return m_mark; }
    [[nodiscard]] QByteArray mark() const { return "RIG_MARK=" + m_mark.toUtf8(); }

    [[nodiscard]] std::unique_ptr<Program> start(const QStringList &arguments) const
    {
        return std::make_unique<Program>(QStringLiteral(QDECK), onProfile(arguments));
    }

    [[nodiscard]] Ending ask(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return run(QStringLiteral(QDECK), onProfile(arguments), input);
    }
    [[nodiscard]] QJsonObject json(const QStringList &arguments) const
    {
        return ask(arguments + words("--json")).object();
    }
    /// What the setting must say before anything can be armed.
    [[nodiscard]] Ending allowReal() const { return ask(words("config set safety.allow_real true")); }
    [[nodiscard]] QJsonObject status() const { return json(words("status")); }
    [[nodiscard]] QJsonValue engine(const char *key) const
    {
        return status()[QLatin1String("engine")][QLatin1String(key)];
    }
    [[nodiscard]] QString engineState() const { return engine("state").toString(); }
    [[nodiscard]] QJsonObject show(int task) const { return json({QStringLiteral("show"), QString::number(task)}); }
    [[nodiscard]] QString taskState(int task) const { return show(task)[QLatin1String("state")].toString(); }
    [[nodiscard]] qint64 count(const char *state) const
    {
        return status()[QLatin1String("queue")][QLatin1String(state)].toInteger();
    }
    [[nodiscard]] bool journalHas(const char *event) const { return !journal(event).isEmpty(); }
    [[nodiscard]] QJsonArray journal(const char *event) const
    {
        QJsonArray found;
        const QJsonArray entries = json(words("log --limit 10000"))[QLatin1String("entries")].toArray();
        for (const QJsonValue &entry : entries) {
            if (entry[QLatin1String("event")].toString() == QLatin1String(event))
                found += entry;
        }
        return found;
    }
    [[nodiscard]] bool verifies() const
    {
        const Ending verdict = ask(words("verify --json"));
        if (verdict.code != 0)
            qWarning("%s%s", verdict.out.constData(), verdict.err.constData());
        return verdict.code == 0 && verdict.object()[QLatin1String("ok")].toBool();
    }

    /// Writes a task file and gives its path.
    [[nodiscard]] QString taskFile(const QString &name, const QString &text) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 ? file.fileName() : QString();
    }

    [[nodiscard]] static Ending run(const QString &program, const QStringList &arguments, const QByteArray &input = {},
                                    const QString &directory = {})
    {
        QProcess process;
        process.setWorkingDirectory(directory);
        QElapsedTimer timer;
        timer.start();
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(Program::kPatienceMs * 2);
        Ending ending{-1, process.readAllStandardOutput(), process.readAllStandardError(), timer.elapsed()};
        if (ended && process.exitStatus() == QProcess::NormalExit)
            ending.code = process.exitCode();
        return ending;
    }

private:
    [[nodiscard]] QStringList onProfile(const QStringList &arguments) const
    {
        return QStringList{QStringLiteral("--profile"), profile()} + arguments;
    }

    QTemporaryDir m_folder;
    QString m_mark = QUuid::createUuid().toString(QUuid::Id128);
};

/// Processes of one nasty agent: its box, itself, a child, one with a session of its own, a daemon.
constexpr int kProcessesOfNasty = 5;

/// A command task in REAL whose program ignores all requests to end and hides its children.
inline QString nastyTask(const ProgramRig &rig, int number, const QString &words = QStringLiteral("tree"))
{
    return QStringLiteral("---\ntitle: Does not want to end, %1\nmode: real\nautonomy: 100\ncommand: [\"%2\", %3]\n"
                          "env: {RIG_MARK: \"%4\"}\n---\nTask %1.\n")
        .arg(number).arg(QStringLiteral(NASTYAGENT), words, rig.markValue());
}

/// True when so many nasty agents of this owner have said that they are ready, and those that live are complete. Before
/// they say so their number means nothing: the middle one of a double fork comes and goes.
inline bool nastyAreReady(const ProgramRig &rig, Program &owner, int said, int alive)
{
    return QTest::qWaitFor([&] { return owner.err().count(" ready\n") >= said; })
        && runningWith(rig.mark()).size() == alive * kProcessesOfNasty;
}

/// The value of a variable in the environment of a process.
inline QByteArray variableOf(int pid, const QByteArray &name)
{
    for (const QByteArray &entry : procFile(pid, "environ").split('\0')) {
        if (entry.startsWith(name + '='))
            return entry;
    }
    return {};
}

/// Milliseconds until no process carries one of these any more; -1 if some do after `mostMs`.
inline qint64 msUntilNone(const QList<QByteArray> &variables, qint64 mostMs)
{
    QElapsedTimer timer;
    timer.start();
    while (true) {
        const auto gone = [](const QByteArray &variable) { return runningWith(variable).isEmpty(); };
        if (std::all_of(variables.begin(), variables.end(), gone))
            return timer.elapsed();
        if (timer.elapsed() > mostMs)
            return -1;
    }
}

} // namespace qd::test
