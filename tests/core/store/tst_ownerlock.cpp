#include "core/store/ownerlock.h"
#include "tests/core/store/storebench.h"

#include <QCoreApplication>

#include <csignal>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace qd;

namespace {

/// Another program that takes the lock and keeps it until it is killed.
class OtherProgram
{
public:
    explicit OtherProgram(const QString &path)
    {
        int report[2];
        if (::pipe(report) != 0)
            qFatal("no pipe");
        m_pid = ::fork();
        if (m_pid == 0) {
            ::close(report[0]);
            const auto lock = OwnerLock::acquire(path);
            const char word = lock ? 'y' : 'n';
            if (::write(report[1], &word, 1) != 1)
                ::_exit(1);
            for (;;)
                ::pause();
        }
        ::close(report[1]);
        m_holds = ::read(report[0], &m_word, 1) == 1 && m_word == 'y';
        ::close(report[0]);
    }
    OtherProgram(const OtherProgram &) = delete;
    OtherProgram &operator=(const OtherProgram &) = delete;
    ~OtherProgram() { die(); }

    [[nodiscard]] bool holds() const { return m_holds; }
    [[nodiscard]] pid_t pid() const { return m_pid; }
    void die()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }

private:
    pid_t m_pid = -1;
    char m_word = 'n';
    bool m_holds = false;
};

} // namespace

class TestOwnerLock : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("q.db.lock")); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theSecondProgramHearsWhoHasIt()
    {
        OtherProgram other(path());
        QVERIFY(other.holds());
        const auto lock = OwnerLock::acquire(path());
        QCOMPARE(codeOf(lock), QStringLiteral("owned_elsewhere"));
        QCOMPARE(lock.error().category, ErrorCategory::Operator);
        QVERIFY2(lock.error().detail.contains(QStringLiteral("pid %1 on").arg(other.pid())), qPrintable(lock.error().detail));
        QVERIFY(!lock.error().detail.contains(u'\n'));
    }

    void theKernelReleasesItWhenTheHolderIsKilled()
    {
        OtherProgram other(path());
        QVERIFY(other.holds());
        other.die();
        const auto lock = OwnerLock::acquire(path());
        QCOMPARE(codeOf(lock), QStringLiteral("ok"));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY(text.contains(QStringLiteral("pid %1 on").arg(QCoreApplication::applicationPid())));
        QCOMPARE(text.count(u'\n'), 1); // nothing of the one before is left
        OtherProgram late(path());
        QVERIFY(!late.holds());
    }

    void itIsReleasedWithTheObjectAndTheFileStays()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(codeOf(OwnerLock::acquire(path())), QStringLiteral("ok"));
        QVERIFY(QFile::exists(path()));
        const auto held = OwnerLock::acquire(path());
        QCOMPARE(codeOf(OwnerLock::acquire(path())), QStringLiteral("owned_elsewhere")); // not even twice in one program
    }

    void theFileIsForUsAlone()
    {
        const mode_t before = ::umask(0);
        const auto lock = OwnerLock::acquire(path());
        ::umask(before);
        struct stat status {};
        QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 07777), 0600);
    }

    void whatIsNoFileIsRefused()
    {
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("elsewhere")), path()));
        QCOMPARE(codeOf(OwnerLock::acquire(path())), QStringLiteral("profile_unusable"));
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("elsewhere")))); // the link is not followed
        QCOMPARE(codeOf(OwnerLock::acquire(m_folder->path())), QStringLiteral("profile_unusable"));
        QCOMPARE(codeOf(OwnerLock::acquire(m_folder->filePath(QStringLiteral("no/such")))), QStringLiteral("profile_unusable"));
    }

    void aHolderWithoutANameIsStillAHolder()
    {
        OtherProgram other(path());
        QCOMPARE(::truncate(QFile::encodeName(path()).constData(), 0), 0);
        const auto lock = OwnerLock::acquire(path());
        QCOMPARE(codeOf(lock), QStringLiteral("owned_elsewhere"));
        QVERIFY(!lock.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOwnerLock)
#include "tst_ownerlock.moc"
