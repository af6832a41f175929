#pragma once

#include <QSet>

namespace qd::test {

/// A queue that is killed again and again, as the rig sees it from outside. Work is named by a number of the rig's.
class CrashSubject
{
public:
    CrashSubject() = default;
    CrashSubject(const CrashSubject &) = delete;
    CrashSubject &operator=(const CrashSubject &) = delete;
    virtual ~CrashSubject() = default;

    /// Starts its program, and does not wait for it.
    virtual void start() = 0;
    /// Waits until it takes work and does it.
    [[nodiscard]] virtual bool waitUntilItRuns(int mostMs) = 0;
    /// Hands over work, and does not wait for the answer.
    virtual void offer(int work) = 0;
    /// Hears what it has answered so far.
    virtual void listen() = 0;
    /// kill -9. What it had answered before its end has been heard when this returns.
    virtual void kill() = 0;
    /// Which of the acknowledged work it knows. Only while it runs.
    [[nodiscard]] virtual QSet<int> known() = 0;

    /// All that it has acknowledged in its lives.
    [[nodiscard]] const QSet<int> &acknowledged() const { return m_acknowledged; }

protected:
    void note(int work) { m_acknowledged.insert(work); }

private:
    QSet<int> m_acknowledged;
};

} // namespace qd::test
