#include "app/console/dbusnotifier.h"

#include <QDBusPendingCallWatcher>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace qd;

namespace {

struct Told {
    uint replaces = 0;
    QString summary;
    QString body;
    QStringList actions;
    QVariantMap hints;
};

} // namespace

/// A server of notices, as desktops have one.
class FakeServer : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    using QObject::QObject;

    std::vector<Told> told;
    QList<uint> closed;
    QStringList capabilities{QStringLiteral("actions"), QStringLiteral("body")};

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &summary, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        told.push_back({replaces, summary, body, actions, hints});
        return replaces > 0 ? replaces : ++m_last;
    }
    void CloseNotification(uint id) { closed += id; }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &key);
    void ActivationToken(uint id, const QString &token);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 40;
};

/// Hears one signal.
class Afterwards : public QObject
{
    Q_OBJECT

public:
    bool came = false;

public Q_SLOTS:
    void come() { came = true; }
};

/// On a bus of its own, which is gone afterwards.
class TestDBusNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsWithAButton();
    void escapesWhereMarkupIsRead();
    void hasNoButtonWhereThereAreNone();
    void takesThePlaceOfTheOneBefore();
    void aPressLeadsOn();
    void strangersCannotPress();
    void dismissesWhatIsShown();
    void whoComesMeanwhileIsNotTold();
    void withoutABusNothingHappens();
    void withoutAServerNothingHappens();
    void aBusThatStandsStillIsNotWaitedFor();

private:
    [[nodiscard]] QDBusConnection connectAs(const char *name);
    void settle(const char *service = "org.freedesktop.Notifications");
    [[nodiscard]] Notice notice(const QString &body = QStringLiteral("body")) const
    {
        return {QStringLiteral("night: 2 new dead letters"), body, QStringLiteral("Review"), false};
    }

    std::unique_ptr<QProcess> m_daemon;
    QString m_address;
    QStringList m_connections;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<DBusNotifier> m_notifier;
};

void TestDBusNotifier::init()
{
    m_daemon = std::make_unique<QProcess>();
    m_daemon->start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    QVERIFY2(m_daemon->waitForStarted(), "dbus-daemon is missing: see packaging/debian/test-packages.txt");
    QVERIFY(QTest::qWaitFor([this] { return m_daemon->canReadLine(); }, 10'000));
    m_address = QString::fromUtf8(m_daemon->readLine()).trimmed();
    QDBusConnection bus = connectAs("server");
    QVERIFY(bus.isConnected());
    m_server = std::make_unique<FakeServer>();
    QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), m_server.get(),
                               QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
    m_notifier = std::make_unique<DBusNotifier>([client = connectAs("client")] { return client; });
}

void TestDBusNotifier::cleanup()
{
    m_notifier.reset();
    m_server.reset();
    for (const QString &name : qAsConst(m_connections))
        QDBusConnection::disconnectFromBus(name);
    m_connections.clear();
    m_daemon->kill();
    m_daemon->waitForFinished();
}

QDBusConnection TestDBusNotifier::connectAs(const char *name)
{
    m_connections += QLatin1String(name);
    return QDBusConnection::connectToBus(m_address, QLatin1String(name));
}

/// Everything that was sent before has been answered: a bus keeps the order between two of its members.
void TestDBusNotifier::settle(const char *service)
{
    const bool server = QLatin1String(service) == QLatin1String("org.freedesktop.Notifications");
    for (int i = 0; i < 2; ++i) { // an answer may have made another question
        QDBusMessage question = QDBusMessage::createMethodCall(
            QLatin1String(service), server ? QStringLiteral("/org/freedesktop/Notifications") : QStringLiteral("/"),
            QLatin1String(service), server ? QStringLiteral("GetCapabilities") : QStringLiteral("GetId"));
        QDBusPendingCallWatcher watcher(QDBusConnection(QStringLiteral("client")).asyncCall(question));
        QTRY_VERIFY(watcher.isFinished());
    }
}

void TestDBusNotifier::tellsWithAButton()
{
    m_notifier->show(1, notice(QStringLiteral("<b>a & b</b>")));
    QTRY_COMPARE(m_server->told.size(), size_t(1));
    const Told &told = m_server->told.front();
    QCOMPARE(told.summary, notice().summary);
    QCOMPARE(told.body, QStringLiteral("<b>a & b</b>")); // this server shows what it gets
    QCOMPARE(told.actions, (QStringList{QStringLiteral("default"), QStringLiteral("Review"), QStringLiteral("show"), QStringLiteral("Review")}));
    QCOMPARE(told.hints[QStringLiteral("urgency")].value<uchar>(), uchar(1));
    QCOMPARE(told.hints[QStringLiteral("desktop-entry")].toString(), QStringLiteral("org.quarterdeck.Quarterdeck"));
    Notice urgent = notice();
    urgent.urgent = true;
    m_notifier->show(2, urgent);
    QTRY_COMPARE(m_server->told.size(), size_t(2));
    QCOMPARE(m_server->told.back().hints[QStringLiteral("urgency")].value<uchar>(), uchar(2));
}

void TestDBusNotifier::escapesWhereMarkupIsRead()
{
    m_server->capabilities += QStringLiteral("body-markup");
    m_notifier->show(1, notice(QStringLiteral("<a href=\"http://x\">\"y\"</a> & <img src='/z'>")));
    QTRY_COMPARE(m_server->told.size(), size_t(1));
    QCOMPARE(m_server->told.front().body,
             QStringLiteral("&lt;a href=&quot;http://x&quot;&gt;&quot;y&quot;&lt;/a&gt; &amp; &lt;img src='/z'&gt;"));
}

void TestDBusNotifier::hasNoButtonWhereThereAreNone()
{
    m_server->capabilities = {QStringLiteral("body")};
    m_notifier->show(1, notice());
    QTRY_COMPARE(m_server->told.size(), size_t(1));
    QVERIFY(m_server->told.front().actions.isEmpty());
}

void TestDBusNotifier::takesThePlaceOfTheOneBefore()
{
    m_notifier->show(1, notice());
    QTRY_COMPARE(m_server->told.size(), size_t(1));
    m_notifier->show(2, notice());
    QTRY_COMPARE(m_server->told.size(), size_t(2));
    m_notifier->show(1, notice());
    QTRY_COMPARE(m_server->told.size(), size_t(3));
    QCOMPARE(m_server->told[0].replaces, 0U);
    QCOMPARE(m_server->told[1].replaces, 0U);
    QCOMPARE(m_server->told[2].replaces, 41U);
}

void TestDBusNotifier::aPressLeadsOn()
{
    QList<QPair<int, QString>> pressed;
    m_notifier->pressed = [&](int slot, const QString &activation) { pressed.append({slot, activation}); };
    m_notifier->show(3, notice());
    QTRY_COMPARE(m_server->told.size(), size_t(1));
    settle();
    Q_EMIT m_server->ActionInvoked(7, QStringLiteral("show")); // somebody else's
    Q_EMIT m_server->ActivationToken(41, QStringLiteral("token"));
    Q_EMIT m_server->ActionInvoked(41, QStringLiteral("default"));
    QTRY_COMPARE(pressed, (QList<QPair<int, QString>>{{3, QStringLiteral("token")}}));
    QTRY_COMPARE(m_server->closed, QList<uint>{41});
    m_notifier->show(3, notice());
    settle();
    QCOMPARE(m_server->told.size(), size_t(2));
    Q_EMIT m_server->NotificationClosed(42, 2);
    Q_EMIT m_server->ActionInvoked(42, QStringLiteral("show")); // it is not there any more
    m_notifier->show(4, notice());
    QTRY_COMPARE(m_server->told.size(), size_t(3));
    QCOMPARE(pressed.size(), 1);
}

void TestDBusNotifier::strangersCannotPress()
{
    bool pressed = false;
    m_notifier->pressed = [&](int, const QString &) { pressed = true; };
    m_notifier->show(1, notice());
    QTRY_COMPARE(m_server->told.size(), size_t(1));
    settle();
    QDBusMessage forged = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/Notifications"),
                                                     QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("ActionInvoked"));
    forged.setArguments({41U, QStringLiteral("show")});
    QDBusConnection stranger = connectAs("stranger");
    QVERIFY(stranger.send(forged));
    QVERIFY(!stranger.baseService().isEmpty());
    QDBusMessage after = QDBusMessage::createSignal(QStringLiteral("/"), QStringLiteral("qd.Test"), QStringLiteral("After"));
    Afterwards afterwards;
    QDBusConnection client(QStringLiteral("client"));
    QVERIFY(client.connect(stranger.baseService(), QStringLiteral("/"), QStringLiteral("qd.Test"), QStringLiteral("After"),
                           &afterwards, SLOT(come())));
    QVERIFY(stranger.send(after));
    QTRY_VERIFY(afterwards.came); // and so has the forged one
    QVERIFY(!pressed);
    Q_EMIT m_server->ActionInvoked(41, QStringLiteral("show"));
    QTRY_VERIFY(pressed);
}

void TestDBusNotifier::dismissesWhatIsShown()
{
    m_notifier->show(1, notice());
    settle();
    m_notifier->dismissAll();
    QTRY_COMPARE(m_server->closed, QList<uint>{41});
    m_notifier->dismissAll();
    m_notifier->show(1, notice());
    QTRY_COMPARE(m_server->told.size(), size_t(2));
    QCOMPARE(m_server->told.back().replaces, 0U);
    settle();
    m_notifier.reset(); // the end of the program
    QTRY_COMPARE(m_server->closed, (QList<uint>{41, 42}));
}

void TestDBusNotifier::whoComesMeanwhileIsNotTold()
{
    m_notifier->show(1, notice());
    m_notifier->dismissAll(); // before the server has said what it can do
    m_notifier->show(2, notice());
    QTRY_COMPARE(m_server->told.size(), size_t(1));
    settle();
    QCOMPARE(m_server->told.size(), size_t(1));
}

void TestDBusNotifier::withoutABusNothingHappens()
{
    QElapsedTimer clock;
    clock.start();
    DBusNotifier nobody([] { return QDBusConnection::connectToBus(QStringLiteral("unix:path=/nowhere/bus"), QStringLiteral("none")); });
    nobody.show(1, notice());
    nobody.dismissAll();
    QVERIFY2(clock.elapsed() < 1'000, qPrintable(QString::number(clock.elapsed())));
    QDBusConnection::disconnectFromBus(QStringLiteral("none"));
}

void TestDBusNotifier::withoutAServerNothingHappens()
{
    QVERIFY(QDBusConnection(QStringLiteral("server")).unregisterService(QStringLiteral("org.freedesktop.Notifications")));
    m_notifier->show(1, notice());
    settle("org.freedesktop.DBus");
    QVERIFY(m_server->told.empty());
    QVERIFY(QDBusConnection(QStringLiteral("server")).registerService(QStringLiteral("org.freedesktop.Notifications")));
    m_notifier->show(1, notice()); // it has come since
    QTRY_COMPARE(m_server->told.size(), size_t(1));
}

void TestDBusNotifier::aBusThatStandsStillIsNotWaitedFor()
{
    m_notifier->show(1, notice());
    QTRY_COMPARE(m_server->told.size(), size_t(1));
    ::kill(pid_t(m_daemon->processId()), SIGSTOP);
    QElapsedTimer clock;
    clock.start();
    for (int slot = 0; slot < 6; ++slot)
        m_notifier->show(slot, notice());
    m_notifier->dismissAll();
    const qint64 took = clock.elapsed();
    ::kill(pid_t(m_daemon->processId()), SIGCONT);
    QVERIFY2(took < 1'000, qPrintable(QString::number(took)));
}

QTEST_GUILESS_MAIN(TestDBusNotifier)
#include "tst_dbusnotifier.moc"
