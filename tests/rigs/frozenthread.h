#pragma once

#include "tests/core/process/processscan.h"

#include <sys/ptrace.h>
#include <sys/wait.h>

namespace qd::test {

/// One thread of another program that does nothing while this exists, as if it slept or waited for ever; the others go on.
/// The program must have been started by this one, and the same thread makes and destroys this.
class FrozenThread
{
public:
    /// \param name as the program calls the thread; empty for its first one
    FrozenThread(qint64 program, const QByteArray &name) : m_thread(find(program, name))
    {
        int status = 0;
        m_frozen = m_thread > 0 && ::ptrace(PTRACE_SEIZE, m_thread, nullptr, nullptr) == 0
            && ::ptrace(PTRACE_INTERRUPT, m_thread, nullptr, nullptr) == 0
            && ::waitpid(m_thread, &status, __WALL) == m_thread && WIFSTOPPED(status);
    }
    FrozenThread(const FrozenThread &) = delete;
    FrozenThread &operator=(const FrozenThread &) = delete;
    ~FrozenThread()
    {
        if (m_frozen)
            ::ptrace(PTRACE_DETACH, m_thread, nullptr, nullptr);
    }

    [[nodiscard]] bool isFrozen() const { return m_frozen; }

private:
    static pid_t find(qint64 program, const QByteArray &name)
    {
        if (name.isEmpty())
            return pid_t(program);
        const QString folder = QStringLiteral("/proc/%1/task").arg(program);
        for (const QString &thread : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile comm(folder + QLatin1Char('/') + thread + QStringLiteral("/comm"));
            if (comm.open(QIODevice::ReadOnly) && comm.readAll().trimmed() == name)
                return pid_t(thread.toInt());
        }
        return 0;
    }

    pid_t m_thread;
    bool m_frozen = false;
};

} // namespace qd::test
