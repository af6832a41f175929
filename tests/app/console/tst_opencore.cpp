#include "app/console/opencore.h"

#include "app/console/consoleoptions.h"
#include "app/console/democontent.h"
#include "core/store/ownerlock.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <thread>

using namespace qd;

namespace {

ino_t inodeOf(const QString &path)
{
    struct stat facts{};
    return stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_ino : 0;
}

} // namespace

class TestOpenCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("cache"))));
    }

    void whoOwnsItForAMomentIsWaitedFor()
    {
        ConsoleOptions options;
        options.profile = Profile(m_folder.filePath(QStringLiteral("night")));
        QVERIFY(options.profile.prepare().ok());
        auto lock = OwnerLock::acquire(options.profile.ownerLock());
        QVERIFY(lock.ok());
        std::thread holder([held = *std::move(lock)]() mutable {
            std::this_thread::sleep_for(std::chrono::milliseconds(150)); // as a command that asks something
            held.reset();
        });
        const auto opened = openCore(options);
        holder.join();
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().code));
        QVERIFY(opened->own);
    }

    void anOwnerThatNeverAnswersIsNotWaitedForForever()
    {
        ConsoleOptions options;
        options.profile = Profile(m_folder.filePath(QStringLiteral("silent")));
        QVERIFY(options.profile.prepare().ok());
        const auto lock = OwnerLock::acquire(options.profile.ownerLock());
        QVERIFY(lock.ok());
        const auto opened = openCore(options);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, QStringLiteral("no_engine"));
    }

    void aDemoBeginsAfreshAndItsLockStays()
    {
        ConsoleOptions options;
        options.demo = true;
        options.profile = Profile(demoProfile());
        QVERIFY(options.profile.root().startsWith(m_folder.path()));
        QVERIFY(openCore(options).ok());
        QFile old(options.profile.root() + QStringLiteral("/left-behind"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        const ino_t lock = inodeOf(options.profile.ownerLock());
        QVERIFY(lock != 0);
        const auto seat = OwnerLock::acquire(options.profile.consoleLock());
        QVERIFY(seat.ok());
        const ino_t seatLock = inodeOf(options.profile.consoleLock());
        QVERIFY(openCore(options).ok());
        QVERIFY(!old.exists());
        QCOMPARE(inodeOf(options.profile.ownerLock()), lock); // another file could be locked by another program
        QCOMPARE(inodeOf(options.profile.consoleLock()), seatLock);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestOpenCore)
#include "tst_opencore.moc"
