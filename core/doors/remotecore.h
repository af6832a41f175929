#pragma once

#include "core/api/coreservice.h"
#include "core/doors/linebuffer.h"

#include <QLocalSocket>
#include <QObject>

namespace qd {

/// The core of another program on the same profile, reached through its local socket. Lives on the thread that made
/// it, which needs an event loop. Reads one batch at a time and none while one waits to be taken, so that a caller
/// that is slow is served newer states instead of longer queues.
class RemoteCore : public QObject, public CoreService
{
    Q_OBJECT

public:
    ~RemoteCore() override;

    /// Errors: `no_engine` (Transient, nobody answers there), `owner_silent` (Transient, no hello in time),
    /// `owner_foreign` (Operator, another user's program) or what the owner refused with.
    /// \param caller its actor's first part ("qdeck") is told to the owner, which decides scopes itself
    /// \param timeoutMs for connecting and greeting together; the only place that waits. An owner that is still
    /// starting has the profile's lock before its door: until then it is tried again
    [[nodiscard]] static Result<std::unique_ptr<RemoteCore>> open(const QString &socketPath, const Caller &caller,
                                                                  int timeoutMs);

    [[nodiscard]] RequestId request(Operation operation, const QJsonObject &parameters) override;
    [[nodiscard]] EventBatch takeEvents() override;
    void setWake(std::function<void()> wake) override;

private Q_SLOTS:
    void readNext();

private:
    RemoteCore();
    [[nodiscard]] Result<void> greet(const QString &socketPath, const Caller &caller, int timeoutMs);
    [[nodiscard]] EventBatch nextBatch();
    void gather(EventBatch batch);
    void loseOwner();

    QLocalSocket m_socket;
    LineBuffer m_lines;
    EventBatch m_waiting;
    std::function<void()> m_wake;
    RequestId m_lastRequest = 0;
    bool m_lost = false;
    bool m_lossTold = false;
};

/// RemoteCore::open() for those who need no more than a CoreService.
[[nodiscard]] Result<std::unique_ptr<CoreService>> connectToOwner(const QString &socketPath, const Caller &caller,
                                                                  int timeoutMs);

} // namespace qd
