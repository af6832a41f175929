#pragma once

#include "core/doors/localserver.h"
#include "core/runtime/command.h"

#include <QObject>

#include <memory>

namespace qd {

/// Keeps the doors of the core on the net thread.
class DoorWorker final : public QObject
{
    Q_OBJECT

public:
    DoorWorker(CoreAccess &core, QString socketPath, Inbox &inbox)
        : m_core(core), m_socketPath(std::move(socketPath)), m_inbox(inbox) { }

    [[nodiscard]] Result<void> start();
    Q_INVOKABLE void drain();

private:
    CoreAccess &m_core;
    QString m_socketPath;
    Inbox &m_inbox;
    std::unique_ptr<LocalServer> m_local;
};

} // namespace qd
