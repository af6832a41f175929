#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QList>
#include <QRegularExpression>

#include <sys/wait.h>

#include <csignal>

/// The tests' own look at the table of processes; shares no code with what it judges.
namespace qd::test {

inline QByteArray procFile(int pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Zombies count as dead only when their last thread has ended.
inline bool isRunning(int pid)
{
    const QByteArray status = procFile(pid, "status");
    static const QRegularExpression dead(QStringLiteral("^State:\\t[ZX]"), QRegularExpression::MultilineOption);
    static const QRegularExpression single(QStringLiteral("^Threads:\\t[01]$"), QRegularExpression::MultilineOption);
    const QString text = QString::fromLatin1(status);
    return !status.isEmpty() && !(dead.match(text).hasMatch() && single.match(text).hasMatch());
}

inline char stateOf(int pid)
{
    const QByteArray status = procFile(pid, "status");
    const qsizetype at = status.indexOf("State:\t");
    return at < 0 ? '\0' : status.at(at + 7);
}

/// Of a process whose first thread has ended, only the other threads still show it.
inline bool carries(int pid, const QByteArray &variable)
{
    for (const QString &thread : QDir(QStringLiteral("/proc/%1/task").arg(pid)).entryList(QDir::Dirs)) {
        const QByteArray file = "task/" + thread.toLatin1() + "/environ";
        if (thread.toInt() > 0 && procFile(pid, file.constData()).split('\0').contains(variable))
            return true;
    }
    return false;
}

inline QList<int> allPids()
{
    QList<int> pids;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (const int pid = name.toInt(); pid > 0)
            pids += pid;
    }
    return pids;
}

/// All that run and were started with this "NAME=value" in their environment.
inline QList<int> runningWith(const QByteArray &variable)
{
    QList<int> pids = allPids();
    pids.removeIf([&variable](int pid) { return !carries(pid, variable) || !isRunning(pid); });
    return pids;
}

/// Zombies too.
inline QList<int> childrenOf(int parent)
{
    QList<int> pids = allPids();
    const QByteArray line = "\nPPid:\t" + QByteArray::number(parent) + '\n';
    pids.removeIf([&line](int pid) { return !procFile(pid, "status").contains(line); });
    return pids;
}

/// The box among these.
inline int boxAmong(const QList<int> &pids)
{
    for (const int pid : pids) {
        if (procFile(pid, "comm").startsWith("qdeck-agentbox"))
            return pid;
    }
    return 0;
}

/// For the end of a test, whatever happened in it. Reaps what became a child of the test.
inline void killAllWith(const QByteArray &variable)
{
    for (int round = 0; round < 200; ++round) {
        const QList<int> pids = runningWith(variable);
        if (pids.isEmpty())
            return;
        for (const int signal : {SIGSTOP, SIGKILL}) {
            for (const int pid : pids)
                ::kill(pid, signal);
        }
        for (const int pid : pids) {
            while (isRunning(pid)) { }
            ::waitpid(pid, nullptr, WNOHANG);
        }
    }
}

} // namespace qd::test
