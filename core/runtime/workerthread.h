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
        m_begun = true;
        start();
        m_up.wait();
        return m_started;
    }

    /// Returns when the thread, if it was ever started, has ended with its worker. Same thread as startWorker().
    void join()
    {
        if (m_begun)
            m_down.wait(); // unlike QThread::wait(), the thread sanitizer sees this
        wait();
    }

    /// Lets the worker drain its mailbox soon; before its start, as soon as it has started. Any thread; after the end of
    /// the worker it does nothing.
    void wake()
    {
        const std::lock_guard lock(m_mutex);
        if (m_worker)
            QMetaObject::invokeMethod(m_worker, "drain", Qt::QueuedConnection);
    }

protected:
    void run() override
    {
        serve();
        m_down.count_down();
    }

private:
    void serve()
    {
        const std::unique_ptr<Worker> worker = m_make();
        setWorker(worker.get());
        m_started = worker->start();
        const bool started = m_started.ok();
        m_up.count_down();
        if (started) {
            wake(); // what was posted before there was anybody to wake
            exec();
        }
        setWorker(nullptr);
    }

    void setWorker(Worker *worker)
    {
        const std::lock_guard lock(m_mutex);
        m_worker = worker;
    }

    std::function<std::unique_ptr<Worker>()> m_make;
    std::latch m_up{1};
    std::latch m_down{1};
    bool m_begun = false;
    Result<void> m_started;
    std::mutex m_mutex;
    Worker *m_worker = nullptr;
};

} // namespace qd
