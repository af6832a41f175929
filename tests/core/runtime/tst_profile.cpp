#include "core/runtime/killlatch.h"
#include "core/runtime/profile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace qd;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// While it lives, no file of ours can grow: what a full disk is to a writer.
class FullDisk
{
public:
    FullDisk()
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

/// The folder of a workspace, and the file in it that keeps it killed.
class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersAreForUsAlone();
    void openProfileIsMadePrivate();
    void folderOfSomebodyElseIsRefused();
    void folderWithOtherThingsIsLeftAlone();
    void folderInItMustNotBeALink();
    void profileMayBeReachedThroughALink();
    void fileInTheWayIsRefused();
    void pathIsMadePlain();
    void aFileOfSettingsAloneIsAProfile();
    void theEnvironmentNamesTheProfile_data();
    void theEnvironmentNamesTheProfile();
    void aNamedDatabaseKeepsItsStateBesideIt();
    void twoNamesOfADatabaseAreOneProfile();

    void latchHoldsUntilCleared();
    void latchKeepsItsFirstReason();
    void latchHoldsOnAFullDisk();
    void latchSaysWhenItCannotBeSet();
    void danglingLinkIsASetLatch();
};

// Whoever sets up a machine writes it before the first start.
void TestProfile::aFileOfSettingsAloneIsAProfile()
{
    QTemporaryDir folder;
    const Profile profile(folder.path());
    QFile file(profile.settingsFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(profile.prepare());
}

void TestProfile::theEnvironmentNamesTheProfile_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("database"); // empty = refused
    const QString here = QDir().canonicalPath();
    QTest::newRow("profile") << "/p" << "" << "/p/quarterdeck.db";
    QTest::newRow("our own name wins") << "/p" << "sqlite:////d/aol.db" << "/p/quarterdeck.db";
    QTest::newRow("ours wins over what we cannot read") << "/p" << "postgresql://host/db" << "/p/quarterdeck.db";
    QTest::newRow("absolute") << "" << "sqlite:////d/aol.db" << "/d/aol.db";
    QTest::newRow("relative") << "" << "sqlite:///aol.db" << here + QStringLiteral("/aol.db");
    QTest::newRow("not plain") << "" << "sqlite:////d/x/../aol.db" << "/d/aol.db";
    for (const char *url : {"postgresql://me:secret@host/db", "mysql://host/db", "sqlite://", "sqlite:///", "sqlite:////d/", "sqlite://aol.db",
                            "sqlite:///:memory:", "sqlite:///aol.db?mode=ro", "sqlite+aiosqlite:///aol.db", "SQLITE:///aol.db", "/d/aol.db", "aol.db"})
        QTest::newRow(url) << "" << url << "";
}

void TestProfile::theEnvironmentNamesTheProfile()
{
    QFETCH(QString, profile);
    QFETCH(QString, url);
    QFETCH(QString, database);
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("QUARTERDECK_PROFILE"), profile);
    environment.insert(QStringLiteral("DATABASE_URL"), url);
    const auto found = Profile::named({}, environment);
    QCOMPARE(found.ok(), !database.isEmpty());
    if (found) {
        QCOMPARE(found->database(), database);
        return;
    }
    QCOMPARE(found.error().code, QStringLiteral("database_url"));
    QCOMPARE(Profile::named(QStringLiteral("/q"), environment)->root(), QStringLiteral("/q"));
    QVERIFY(!found.error().detail.contains(QLatin1String("secret")));
}

void TestProfile::aNamedDatabaseKeepsItsStateBesideIt()
{
    QTemporaryDir folder;
    QFile other(folder.filePath(QStringLiteral("something else")));
    QVERIFY(other.open(QIODevice::WriteOnly)); // the folder is not ours to take over, and need not be
    const auto permissions = QFile::permissions(folder.path());
    const Profile profile = Profile::around(folder.filePath(QStringLiteral("aol.db")));
    QVERIFY(profile.prepare());
    QCOMPARE(QFile::permissions(folder.path()), permissions);
    QCOMPARE(profile.ownerLock(), profile.database() + QStringLiteral(".lock"));
    for (const QString &path : {profile.artifacts(), profile.spool(), profile.scratch(), profile.socketFolder(), profile.killLatch(),
                                profile.settingsFile(), profile.windowState()})
        QVERIFY2(path.startsWith(profile.database() + QStringLiteral(".state/")), qPrintable(path));
    QCOMPARE(Profile::around(QStringLiteral("/nowhere/at/all/aol.db")).prepare().error().code, QStringLiteral("profile_unusable"));
    if (::geteuid() != 0)
        QCOMPARE(Profile::around(QStringLiteral("/usr/aol.db")).prepare().error().code, QStringLiteral("profile_unusable"));
}

void TestProfile::twoNamesOfADatabaseAreOneProfile()
{
    QTemporaryDir folder;
    const QString real = folder.filePath(QStringLiteral("real"));
    QVERIFY(QDir().mkpath(real) && QFile::link(real, folder.filePath(QStringLiteral("link"))));
    const auto at = [&](const char *name) { return Profile::around(folder.filePath(QLatin1String(name))); };
    QCOMPARE(at("link/aol.db").ownerLock(), at("real/aol.db").ownerLock()); // before the file is there
    QFile file(real + QStringLiteral("/aol.db"));
    QVERIFY(file.open(QIODevice::WriteOnly) && QFile::link(file.fileName(), folder.filePath(QStringLiteral("other.db"))));
    QCOMPARE(at("other.db").root(), at("real/aol.db").root());
}

void TestProfile::foldersAreForUsAlone()
{
    QTemporaryDir folder;
    const Profile profile(folder.filePath(QStringLiteral("a/b")));
    QVERIFY(profile.prepare());
    QVERIFY(profile.prepare()); // again
    for (const QString &path : {profile.root(), profile.artifacts(), profile.spool(), profile.scratch(),
                                profile.socketFolder()}) {
        struct stat status{};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777, mode_t(0700));
        QCOMPARE(status.st_uid, ::geteuid());
    }
}

void TestProfile::openProfileIsMadePrivate()
{
    QTemporaryDir folder;
    const Profile profile(folder.filePath(QStringLiteral("p")));
    QVERIFY(profile.prepare());
    QCOMPARE(::chmod(QFile::encodeName(profile.root()).constData(), 0777), 0);
    QVERIFY(profile.prepare());
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(profile.root()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0700));
}

void TestProfile::folderOfSomebodyElseIsRefused()
{
    QTemporaryDir folder;
    QString path = QStringLiteral("/");
    if (::geteuid() == 0) {
        path = folder.filePath(QStringLiteral("theirs"));
        QVERIFY(QDir().mkpath(path));
        QCOMPARE(::chown(QFile::encodeName(path).constData(), 65534, 65534), 0);
    }
    const auto prepared = Profile(path).prepare();
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().code, QStringLiteral("profile_unusable"));
    QVERIFY(prepared.error().detail.startsWith(path));
    QVERIFY(!QFileInfo::exists(path + QStringLiteral("/artifacts")));
}

void TestProfile::folderWithOtherThingsIsLeftAlone()
{
    QTemporaryDir folder;
    const QString home = folder.filePath(QStringLiteral("home"));
    QVERIFY(QDir().mkpath(home + QStringLiteral("/.config")));
    QCOMPARE(::chmod(QFile::encodeName(home).constData(), 0755), 0);
    const auto prepared = Profile(home).prepare();
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().code, QStringLiteral("profile_unusable"));
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(home).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0755));
    const QStringList entries = QDir(home).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QCOMPARE(entries, QStringList{QStringLiteral(".config")});
}

void TestProfile::folderInItMustNotBeALink()
{
    QTemporaryDir folder;
    const Profile profile(folder.filePath(QStringLiteral("p")));
    QVERIFY(profile.prepare());
    const QString target = folder.filePath(QStringLiteral("target"));
    QVERIFY(QDir().mkpath(target));
    QCOMPARE(::chmod(QFile::encodeName(target).constData(), 0755), 0);
    QVERIFY(QDir().rmdir(profile.spool()) && QFile::link(target, profile.spool()));
    const auto prepared = profile.prepare();
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().code, QStringLiteral("profile_unusable"));
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(target).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0755));
}

void TestProfile::profileMayBeReachedThroughALink()
{
    QTemporaryDir folder;
    const QString real = folder.filePath(QStringLiteral("real"));
    QVERIFY(QDir().mkpath(real) && QFile::link(real, folder.filePath(QStringLiteral("link"))));
    QVERIFY(Profile(folder.filePath(QStringLiteral("link"))).prepare());
    QVERIFY(QFileInfo(real + QStringLiteral("/artifacts")).isDir());
}

void TestProfile::fileInTheWayIsRefused()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("p")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const char *path : {"p", "p/below"})
        QCOMPARE(Profile(folder.filePath(QLatin1String(path))).prepare().error().code,
                 QStringLiteral("profile_unusable"));
}

void TestProfile::pathIsMadePlain()
{
    QCOMPARE(Profile(QStringLiteral("/a//b/../c/")).root(), QStringLiteral("/a/c"));
    QVERIFY(QDir::isAbsolutePath(Profile(QStringLiteral("relative")).root()));
    qputenv("QUARTERDECK_PROFILE", "/named");
    QCOMPARE(Profile::defaultRoot(), QStringLiteral("/named"));
    qunsetenv("QUARTERDECK_PROFILE");
    QVERIFY(Profile::defaultRoot().endsWith(QStringLiteral("/quarterdeck/default")));
}

void TestProfile::latchHoldsUntilCleared()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("HALTED"));
    QVERIFY(!KillLatch(path).isSet());
    QVERIFY(KillLatch(path).clear()); // nothing to clear is fine
    QVERIFY(KillLatch(path).set(QStringLiteral("drill")));
    QVERIFY(KillLatch(path).isSet()); // any program, any object
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, mode_t(0600));
    QVERIFY(KillLatch(path).clear());
    QVERIFY(!KillLatch(path).isSet());
}

void TestProfile::latchKeepsItsFirstReason()
{
    QTemporaryDir folder;
    const KillLatch latch(folder.filePath(QStringLiteral("HALTED")));
    QVERIFY(latch.set(QStringLiteral("the first")));
    QVERIFY(latch.set(QStringLiteral("the second")));
    const QByteArray text = contentOf(folder.filePath(QStringLiteral("HALTED")));
    QVERIFY(text.contains("the first") && !text.contains("the second"));
    QVERIFY(KillLatch(folder.filePath(QStringLiteral("other"))).set(QString(100'000, QLatin1Char('x'))));
    QVERIFY(contentOf(folder.filePath(QStringLiteral("other"))).size() < 2'000);
}

void TestProfile::latchHoldsOnAFullDisk()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("HALTED"));
    {
        const FullDisk full;
        QFile control(folder.filePath(QStringLiteral("control")));
        QVERIFY(control.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        QVERIFY(control.write("x") != 1);
        QVERIFY(KillLatch(path).set(QStringLiteral("no room for this")));
    }
    QVERIFY(KillLatch(path).isSet());
    QCOMPARE(contentOf(path), QByteArray());
}

void TestProfile::latchSaysWhenItCannotBeSet()
{
    const KillLatch latch(QStringLiteral("/nonexistent/HALTED"));
    const auto set = latch.set(QStringLiteral("x"));
    QVERIFY(!set);
    QCOMPARE(set.error().code, QStringLiteral("latch_unwritable"));
    QVERIFY(set.error().detail.contains(QLatin1String("/nonexistent/HALTED")));
    QVERIFY(!latch.isSet());
}

void TestProfile::danglingLinkIsASetLatch()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("HALTED"));
    QVERIFY(QFile::link(QStringLiteral("/nonexistent"), path));
    const KillLatch latch(path);
    QVERIFY(latch.set(QStringLiteral("x"))); // O_EXCL takes it for set …
    QVERIFY(latch.isSet());                  // … so it is
    QVERIFY(latch.clear());
    QVERIFY(!latch.isSet());
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
