#pragma once

#include "core/process/executioner.h"
#include "core/runtime/coreworker.h"
#include "core/runtime/doorworker.h"
#include "core/runtime/queryworker.h"
#include "core/runtime/readerworker.h"
#include "core/runtime/workerthread.h"
#include "core/store/ownerlock.h"

namespace qd {

/// The whole core of one profile: builds it, owns its threads, lets callers in and takes it down in order.
/// Made and destroyed on the main thread, where it never waits for a disk or an agent except at start and end.
/// One program owns a profile: start() fails with `owned_elsewhere` for the second, which then is a client of the first.
class Runtime final : public CoreAccess
{
public:
    /// Errors: `owned_elsewhere`, `profile_unusable`, those of Store::open() and of the door.
    [[nodiscard]] static Result<std::unique_ptr<Runtime>> start(const Profile &profile, const CoreOptions &options);
    ~Runtime() override;

    [[nodiscard]] std::unique_ptr<CoreService> connect(const Caller &caller) override;

    /// Stops everything, from any thread, in this order: no new effect, agents' ends, the durable latch. It waits for
    /// no database. \return {latched: bool}
    [[nodiscard]] Result<QJsonObject> kill(bool now, const QString &actor, const QString &reason);

    /// Takes nothing new and lets running work end; then the engine's state is Stopped. Not recorded as a wish.
    void drain();

    [[nodiscard]] EventHub &hub() { return m_hub; }
    [[nodiscard]] StopFlags &flags() { return m_flags; }
    [[nodiscard]] Inbox &core() { return m_coreInbox; }
    [[nodiscard]] Inbox &reader() { return m_readerInbox; }
    [[nodiscard]] Inbox &queries() { return m_queryInbox; }

private:
    Runtime(const Profile &profile, const CoreOptions &options, std::unique_ptr<OwnerLock> lock);
    [[nodiscard]] Result<void> startThreads();
    void stop();

    Profile m_profile;
    CoreOptions m_options;
    std::unique_ptr<OwnerLock> m_lock; ///< first in, last out
    EventHub m_hub;
    StopFlags m_flags;
    KillLatch m_latch;
    std::atomic<int> m_killGraceMs{int(m_options.settings.number(Setting::KillGrace))}; ///< a kill does not ask the core
    Inbox m_coreInbox;
    Inbox m_readerInbox;
    Inbox m_queryInbox;
    Inbox m_doorInbox;
    WorkerThread<CoreWorker> m_core;
    WorkerThread<ReaderWorker> m_reader;
    WorkerThread<QueryWorker> m_queries;
    WorkerThread<DoorWorker> m_door;
    Executioner m_executioner; ///< goes before the core's thread object and after its worker
};

} // namespace qd
