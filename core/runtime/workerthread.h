#pragma once

#include "core/base/result.h"

#include <QThread>

#include <functional>
#include <latch>
#include <memory>
#include <mutex>

namespace qd {

/// A thread that makes its worker, serves it with an event loop and destroys it, so that all the worker owns belongs to
/// this thread. `Worker` is a QObject with `Result<void> start()` and an invokable `drain()`; it ends the thread by
/// QThread::quit(). Only wakes without arguments enter: payload waits in mailboxes.
template <typename Worker>
class WorkerThread final : public QThread
{
public:
    explicit WorkerThread(std::function<std::unique_ptr<Worker>()> make) : m_make(std::move(make)) { }

    /// Returns when the worker has started, or has failed to.
    [[nodiscard]] Result<void> startWorker()
    {
        start();
        m_up.wait();
        return m_started;
    }

    /// Lets the worker drain its mailbox soon. Any thread; after the end of the worker it does nothing.
    void wake()
    {
        const std::lock_guard lock(m_mutex);
        if (m_worker)
            QMetaObject::invokeMethod(m_worker, "drain", Qt::QueuedConnection);
    }

protected:
    void run() override
    {
        const std::unique_ptr<Worker> worker = m_make();
        setWorker(worker.get());
        m_started = worker->start();
        const bool serve = m_started.ok();
        m_up.count_down();
        if (serve)
            exec();
        setWorker(nullptr);
    }

private:
    void setWorker(Worker *worker)
    {
        const std::lock_guard lock(m_mutex);
        m_worker = worker;
    }

    std::function<std::unique_ptr<Worker>()> m_make;
    std::latch m_up{1};
    Result<void> m_started;
    std::mutex m_mutex;
    Worker *m_worker = nullptr;
};

} // namespace qd
