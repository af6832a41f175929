#pragma once

#include "ui/shell/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>

#include <functional>
#include <map>

namespace qd {

/// Notices through org.freedesktop.Notifications on the bus of the person's login. Every call is asynchronous: without a
/// bus, without a server and with one that does not answer, nothing happens and nothing waits. GUI thread; owned by the
/// window.
class DBusNotifier final : public QObject, public Notifier
{
    Q_OBJECT

public:
    static constexpr int kPatienceMs = 10'000; ///< with a server, for one answer

    /// \param bus asked for when there is something to tell
    explicit DBusNotifier(std::function<QDBusConnection()> bus = QDBusConnection::sessionBus);
    ~DBusNotifier() override;

    void show(int slot, const Notice &notice) override;
    void dismissAll() override;

private Q_SLOTS:
    void takeActivationToken(const QDBusMessage &message);
    void takeAction(const QDBusMessage &message);
    void takeClosed(const QDBusMessage &message);

private:
    struct Shown {
        uint id = 0;        ///< of the server; 0 = not shown
        QString server;     ///< its unique name: another program cannot press our buttons
        QString activation; ///< came before the press
    };

    using Then = std::function<void(const QDBusMessage &answer)>;

    void call(const char *method, const QVariantList &arguments, Then then);
    /// \param server its capabilities
    void notify(int slot, const Notice &notice, const QDBusMessage &server);
    void close(uint id);
    [[nodiscard]] std::map<int, Shown>::iterator find(const QDBusMessage &message);
    void listen(const QDBusConnection &bus);

    std::function<QDBusConnection()> m_bus;
    std::map<int, Shown> m_shown; ///< by slot
    int m_turn = 0;
    bool m_listens = false;
};

} // namespace qd
