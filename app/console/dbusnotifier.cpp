#include "app/console/dbusnotifier.h"

#include <QDBusPendingCallWatcher>
#include <QVariantMap>

#include <algorithm>

namespace qd {
namespace {

constexpr QLatin1String kService("org.freedesktop.Notifications");
constexpr QLatin1String kPath("/org/freedesktop/Notifications");
constexpr uchar kNormal = 1;
constexpr uchar kCritical = 2;
constexpr int kServerDecides = -1; ///< how long it is shown

QDBusMessage callOf(const char *method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, kService, QLatin1String(method));
    message.setArguments(arguments);
    return message;
}

} // namespace

DBusNotifier::DBusNotifier(std::function<QDBusConnection()> bus) : m_bus(std::move(bus)) { }

DBusNotifier::~DBusNotifier()
{
    dismissAll(); // buttons of a program that is gone do nothing
}

void DBusNotifier::show(int slot, const Notice &notice)
{
    // Asked each time: another server may have taken the place of the one before.
    call("GetCapabilities", {}, [this, slot, notice, turn = m_turn](const QDBusMessage &answer) {
        if (turn == m_turn)
            notify(slot, notice, answer);
    });
}

void DBusNotifier::notify(int slot, const Notice &notice, const QDBusMessage &server)
{
    const QStringList capabilities = server.arguments().value(0).toStringList();
    const Shown &before = m_shown[slot];
    const bool readsMarkup = capabilities.contains(QStringLiteral("body-markup"));
    QStringList actions;
    if (capabilities.contains(QStringLiteral("actions")))
        actions = {QStringLiteral("default"), notice.button, QStringLiteral("show"), notice.button};
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("org.quarterdeck.Quarterdeck")},
                            {QStringLiteral("urgency"), QVariant::fromValue(notice.urgent ? kCritical : kNormal)}};
    const QVariantList arguments{QStringLiteral("Quarterdeck"), before.server == server.service() ? before.id : 0,
                                 QStringLiteral("org.quarterdeck.Quarterdeck"), notice.summary, readsMarkup ? notice.body.toHtmlEscaped() : notice.body,
                                 actions, hints, kServerDecides};
    call("Notify", arguments, [this, slot, turn = m_turn](const QDBusMessage &answer) {
        const uint id = answer.arguments().value(0).toUInt();
        if (turn == m_turn)
            m_shown[slot] = {id, answer.service(), {}};
        else
            close(id); // the person came meanwhile
    });
}

void DBusNotifier::dismissAll()
{
    ++m_turn;
    for (const auto &[slot, shown] : m_shown)
        close(shown.id);
    m_shown.clear();
}

void DBusNotifier::close(uint id)
{
    const QDBusConnection bus = m_bus();
    if (id != 0 && bus.isConnected())
        bus.send(callOf("CloseNotification", {id}));
}

void DBusNotifier::call(const char *method, const QVariantList &arguments, Then then)
{
    const QDBusConnection bus = m_bus();
    if (!bus.isConnected())
        return;
    listen(bus);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(callOf(method, arguments), kPatienceMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        if (!watcher->isError())
            then(watcher->reply());
    });
}

// Without the name of the service: Qt would ask the bus who that is, and wait for the answer.
void DBusNotifier::listen(const QDBusConnection &bus)
{
    if (m_listens)
        return;
    m_listens = true;
    QDBusConnection line = bus;
    line.connect({}, kPath, kService, QStringLiteral("ActivationToken"), this, SLOT(takeActivationToken(QDBusMessage)));
    line.connect({}, kPath, kService, QStringLiteral("ActionInvoked"), this, SLOT(takeAction(QDBusMessage)));
    line.connect({}, kPath, kService, QStringLiteral("NotificationClosed"), this, SLOT(takeClosed(QDBusMessage)));
}

std::map<int, DBusNotifier::Shown>::iterator DBusNotifier::find(const QDBusMessage &message)
{
    const uint id = message.arguments().value(0).toUInt();
    return std::find_if(m_shown.begin(), m_shown.end(), [&](const auto &entry) {
        return id != 0 && entry.second.id == id && entry.second.server == message.service();
    });
}

void DBusNotifier::takeActivationToken(const QDBusMessage &message)
{
    if (const auto found = find(message); found != m_shown.end())
        found->second.activation = message.arguments().value(1).toString();
}

void DBusNotifier::takeAction(const QDBusMessage &message)
{
    const auto found = find(message);
    if (found == m_shown.end() || !pressed)
        return;
    const auto [slot, shown] = *found;
    m_shown.erase(found);
    close(shown.id); // some servers leave it standing
    pressed(slot, shown.activation);
}

void DBusNotifier::takeClosed(const QDBusMessage &message)
{
    if (const auto found = find(message); found != m_shown.end())
        m_shown.erase(found);
}

} // namespace qd
