#include "core/workspace/probepool.h"

#include "core/base/log.h"

#include <chrono>

namespace qd {
namespace {

constexpr std::chrono::seconds kPatience{6}; // longer than git is given

} // namespace

ProbePool::~ProbePool()
{
    std::unique_lock lock(m_state->mutex);
    m_state->quit = true;
    m_state->jobs.clear();
    m_state->changed.notify_all();
    const bool ended = m_state->changed.wait_for(lock, kPatience, [this] { return m_state->alive == 0; });
    lock.unlock();
    if (!ended)
        qCWarning(lcEngine, "a look at a workspace hangs and is left behind");
    for (std::thread &thread : m_threads) {
        if (ended)
            thread.join();
        else
            thread.detach();
    }
}

void ProbePool::run(std::function<void()> job)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->jobs.push_back(std::move(job));
    m_state->changed.notify_all();
    if (m_state->idle >= int(m_state->jobs.size()) || m_state->alive == m_most)
        return;
    ++m_state->alive;
    m_threads.emplace_back([state = m_state] { serve(state); });
}

void ProbePool::serve(const std::shared_ptr<State> &state)
{
    std::unique_lock lock(state->mutex);
    while (true) {
        ++state->idle;
        state->changed.wait(lock, [&] { return state->quit || !state->jobs.empty(); });
        --state->idle;
        if (state->quit)
            break;
        const std::function<void()> job = std::move(state->jobs.front());
        state->jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
    --state->alive;
    state->changed.notify_all();
}

} // namespace qd
