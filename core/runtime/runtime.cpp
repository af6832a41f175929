#include "core/runtime/runtime.h"

#include "core/base/log.h"
#include "core/runtime/clientservice.h"

namespace qd {

Result<std::unique_ptr<Runtime>> Runtime::start(const Profile &profile, const CoreOptions &options)
{
    if (auto prepared = profile.prepare(); !prepared)
        return prepared.error();
    auto lock = OwnerLock::acquire(profile.ownerLock());
    if (!lock)
        return lock.error();
    auto runtime = std::unique_ptr<Runtime>(new Runtime(profile, options, *std::move(lock)));
    if (auto started = runtime->startThreads(); !started)
        return started.error();
    return runtime;
}

Runtime::Runtime(const Profile &profile, const CoreOptions &options, std::unique_ptr<OwnerLock> lock)
    : m_profile(profile),
      m_options(options),
      m_lock(std::move(lock)),
      m_latch(m_profile.killLatch()),
      m_core([this] {
          const CoreWorker::Shared shared{m_profile, m_hub, m_flags, m_executioner, m_coreInbox, m_readerInbox, m_killGraceMs};
          return std::make_unique<CoreWorker>(shared, m_options);
      }),
      m_reader([this] {
          return std::make_unique<ReaderWorker>(m_profile, m_hub, m_options.settings, m_readerInbox, m_coreInbox, m_options.agentbox);
      }),
      m_queries([this] { return std::make_unique<QueryWorker>(m_profile, m_queryInbox); }),
      m_door([this] { return std::make_unique<DoorWorker>(*this, m_profile.socket(), m_doorInbox); }),
      m_executioner([this] { m_core.wake(); })
{
    m_core.setObjectName(QStringLiteral("core"));
    m_reader.setObjectName(QStringLiteral("reader"));
    m_queries.setObjectName(QStringLiteral("query"));
    m_door.setObjectName(QStringLiteral("net"));
    m_coreInbox.wake = [this] { m_core.wake(); };
    m_readerInbox.wake = [this] { m_reader.wake(); };
    m_queryInbox.wake = [this] { m_queries.wake(); };
    m_doorInbox.wake = [this] { m_door.wake(); };
}

Runtime::~Runtime()
{
    stop();
}

// The store first, because it makes the file; the reader next; the door last, when there is something behind it.
Result<void> Runtime::startThreads()
{
    if (auto started = m_core.startWorker(); !started)
        return started;
    if (auto started = m_reader.startWorker(); !started)
        return started;
    if (auto started = m_queries.startWorker(); !started)
        return started;
    return m_door.startWorker();
}

// Nobody new comes in, then work ends, then reading ends.
void Runtime::stop()
{
    m_doorInbox.stopAsked = true;
    m_door.wake();
    m_door.join();
    m_coreInbox.stopAsked = true;
    m_core.wake();
    m_core.join();
    m_queryInbox.stopAsked = true;
    m_queries.wake();
    m_queries.join();
    m_readerInbox.stopAsked = true;
    m_reader.wake();
    m_reader.join();
}

std::unique_ptr<CoreService> Runtime::connect(const Caller &caller)
{
    return std::make_unique<ClientService>(*this, caller);
}

void Runtime::drain()
{
    m_coreInbox.drainAsked = true;
    m_core.wake();
}

Result<QJsonObject> Runtime::kill(bool now, const QString &actor, const QString &reason)
{
    m_flags.set(RunWish::Halted);
    m_executioner.kill(std::chrono::milliseconds(now ? 0 : m_killGraceMs.load()));
    const auto latched = m_latch.set(actor + QStringLiteral(": ") + reason);
    if (!latched)
        qCCritical(lcRuntime, "the kill is not durable: %s", qPrintable(latched.error().detail));
    return QJsonObject{{QStringLiteral("latched"), latched.ok()}};
}

} // namespace qd
