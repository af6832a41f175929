#include "core/runtime/longreads.h"

namespace qd {

LongReads::~LongReads()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_change.notify_one();
    if (m_thread.joinable())
        m_thread.join();
    for (const Command &command : m_waiting)
        command.from->putAnswer({command.request, Error{QStringLiteral("core_stopped"), ErrorCategory::Transient, QString()}});
}

void LongReads::post(Command command)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(command));
    }
    if (!m_thread.joinable())
        m_thread = std::thread([this] { serve(); });
    m_change.notify_one();
}

void LongReads::serve()
{
    while (auto command = next())
        m_perform(*std::move(command));
}

std::optional<Command> LongReads::next()
{
    std::unique_lock lock(m_mutex);
    m_change.wait(lock, [this] { return m_ends || !m_waiting.empty(); });
    if (m_ends)
        return std::nullopt;
    Command command = std::move(m_waiting.front());
    m_waiting.pop_front();
    return command;
}

} // namespace qd
