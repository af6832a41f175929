#pragma once

#include "core/process/filedescriptor.h"
#include "tests/core/process/processscan.h"

#include <QElapsedTimer>

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <vector>

namespace qd::test {

/// Watches processes die, without a look at the whole table: with hundreds of them such a look takes longer than their death.
class DeathWatch
{
public:
    explicit DeathWatch(const QByteArray &mark) : m_mark(mark)
    {
        for (const int pid : runningWith(mark)) {
            FileDescriptor process(int(::syscall(SYS_pidfd_open, pid, 0)));
            if (process.isValid()) // it may have ended by itself meanwhile
                m_alive.push_back(std::move(process));
        }
        m_watched = int(m_alive.size());
    }

    [[nodiscard]] int watched() const { return m_watched; }

    /// Milliseconds since `since` until none of them lived; what was born meanwhile is looked for at the end. -1, if somebody
    /// lives at `mostMs`.
    [[nodiscard]] qint64 msUntilNone(const QElapsedTimer &since, qint64 mostMs)
    {
        while (!m_alive.empty()) {
            const qint64 leftMs = mostMs - since.elapsed();
            pollfd one{m_alive.back().get(), POLLIN, 0};
            if (leftMs <= 0 || ::poll(&one, 1, int(leftMs)) <= 0)
                return -1;
            m_alive.pop_back();
        }
        const qint64 ms = since.elapsed();
        return runningWith(m_mark).isEmpty() ? ms : lateMs(since, mostMs);
    }

private:
    [[nodiscard]] qint64 lateMs(const QElapsedTimer &since, qint64 mostMs) const
    {
        while (since.elapsed() <= mostMs) {
            const qint64 ms = since.elapsed();
            if (runningWith(m_mark).isEmpty())
                return ms;
        }
        return -1;
    }

    QByteArray m_mark;
    std::vector<FileDescriptor> m_alive;
    int m_watched = 0;
};

} // namespace qd::test
