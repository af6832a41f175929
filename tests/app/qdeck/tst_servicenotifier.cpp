#include "app/qdeck/servicenotifier.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

using namespace qd;

namespace {

/// A service manager that listens where it is told to.
class Manager
{
public:
    explicit Manager(const QByteArray &address) : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0))
    {
        sockaddr_un where{};
        where.sun_family = AF_UNIX;
        std::memcpy(where.sun_path, address.constData(), size_t(address.size()));
        if (where.sun_path[0] == '@')
            where.sun_path[0] = '\0';
        const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(address.size()));
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&where), length) != 0)
            qFatal("cannot listen");
    }
    ~Manager() { ::close(m_socket); }

    /// Everything that came since; one datagram is one message.
    QByteArrayList heard() const
    {
        QByteArrayList messages;
        std::array<char, 512> buffer{};
        ssize_t length = 0;
        while ((length = ::recv(m_socket, buffer.data(), buffer.size(), 0)) > 0)
            messages += QByteArray(buffer.data(), int(length));
        return messages;
    }

private:
    int m_socket;
};

EngineStatus status(EngineState state, qint64 at)
{
    EngineStatus status;
    status.state = state;
    status.at = at;
    status.queue.of(TaskState::Queued) = 3;
    return status;
}

} // namespace

class TestServiceNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowItIs_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("path") << QByteArray();
        QTest::newRow("name") << QByteArray("@quarterdeck-test-") + QByteArray::number(qint64(::getpid()));
    }

    void tellsHowItIs()
    {
        QFETCH(QByteArray, address);
        const QTemporaryDir folder;
        const QByteArray where = address.isEmpty() ? QFile::encodeName(folder.filePath(QStringLiteral("notify"))) : address;
        const Manager manager(where);
        ServiceNotifier notifier(where);
        notifier.tell(status(EngineState::Acquiring, 1'000));
        QCOMPARE(manager.heard(), QByteArrayList{"WATCHDOG=1\nSTATUS=acquiring, PROOF: 3 queued, 0 running\n"});
        notifier.tell(status(EngineState::Running, 2'000));
        QCOMPARE(manager.heard(), QByteArrayList{"READY=1\nWATCHDOG=1\nSTATUS=running, PROOF: 3 queued, 0 running\n"});
        notifier.tell(status(EngineState::Running, 3'000));
        QCOMPARE(manager.heard(), QByteArrayList{"WATCHDOG=1\n"});
        notifier.stopping();
        notifier.stopping();
        QCOMPARE(manager.heard(), QByteArrayList{"STOPPING=1\n"});
    }

    // A core that hangs is told of by others, and is no sign of life.
    void whatWasSaidBeforeIsNoSignOfLife()
    {
        const QTemporaryDir folder;
        const QByteArray where = QFile::encodeName(folder.filePath(QStringLiteral("notify")));
        const Manager manager(where);
        ServiceNotifier notifier(where);
        notifier.tell(status(EngineState::Running, 1'000));
        QCOMPARE(manager.heard().size(), 1);
        notifier.tell(status(EngineState::Running, 1'000));
        QCOMPARE(manager.heard(), QByteArrayList());
    }

    void nobodyListens()
    {
        ServiceNotifier silent{QByteArray()};
        silent.tell(status(EngineState::Running, 1));
        ServiceNotifier deserted("/nowhere/at/all");
        deserted.tell(status(EngineState::Running, 1));
        ServiceNotifier endless(QByteArray(500, 'x'));
        endless.tell(status(EngineState::Running, 1));
    }
};

QTEST_GUILESS_MAIN(TestServiceNotifier)
#include "tst_servicenotifier.moc"
