#include "core/workspace/gittree.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

/// What git says about a directory, and that a hostile repository gets nothing run.
class TestGitTree : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const QString &name = {}) const { return m_folder->filePath(QStringLiteral("tree")) + (name.isEmpty() ? name : u'/' + name); }
    [[nodiscard]] QString trap() const { return m_folder->filePath(QStringLiteral("sprung")); }

    void git(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(path());
        process.start(QStringLiteral("git"), QStringList{QStringLiteral("-c"), QStringLiteral("user.name=Rig"), QStringLiteral("-c"),
                                                         QStringLiteral("user.email=rig@example.org")} + arguments);
        QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    }
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    void commit() const
    {
        git({QStringLiteral("add"), QStringLiteral("--all")});
        git({QStringLiteral("commit"), QStringLiteral("--quiet"), QStringLiteral("--no-verify"), QStringLiteral("-m"), QStringLiteral("One")});
    }
    /// A program that leaves a sign that it ran.
    [[nodiscard]] QString sign() const
    {
        const QString script = m_folder->filePath(QStringLiteral("trap.sh"));
        QFile file(script);
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n: > '" + trap().toUtf8() + "'\n") < 0)
            qFatal("no trap");
        file.close();
        QFile::setPermissions(script, QFile::ReadOwner | QFile::ExeOwner);
        return script;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(path()));
        git({QStringLiteral("init"), QStringLiteral("--quiet")});
    }

    void beforeTheFirstCommit()
    {
        const TreeView view = lookAtTree(path());
        QVERIFY2(view.seen, qPrintable(view.whyNot));
        QVERIFY(view.head.isEmpty());
        QCOMPARE(view.changed, 0);
    }

    void cleanAndNot()
    {
        write(QStringLiteral("a.txt"), "a");
        write(QStringLiteral("b.txt"), "b");
        commit();
        TreeView view = lookAtTree(path());
        QVERIFY(view.seen);
        QCOMPARE(view.head.size(), 40);
        QCOMPARE(view.changed, 0);
        write(QStringLiteral("a.txt"), "changed");
        write(QStringLiteral("with space.txt"), "new");
        view = lookAtTree(path());
        QCOMPARE(view.changed, 2);
        QCOMPARE(view.first, QStringLiteral("a.txt"));
        QVERIFY(QFile::remove(path(QStringLiteral("a.txt"))));
        git({QStringLiteral("add"), QStringLiteral("--all")});
        git({QStringLiteral("rm"), QStringLiteral("--quiet"), QStringLiteral("b.txt")});
        QCOMPARE(lookAtTree(path()).changed, 3);
    }

    void onlyTheDirectoryCounts()
    {
        QVERIFY(QDir().mkpath(path(QStringLiteral("inner"))));
        write(QStringLiteral("inner/kept.txt"), "k");
        commit();
        write(QStringLiteral("outside.txt"), "o");
        QCOMPARE(lookAtTree(path(QStringLiteral("inner"))).changed, 0);
        QCOMPARE(lookAtTree(path()).changed, 1);
    }

    void whereThereIsNoTree()
    {
        const TreeView view = lookAtTree(m_folder->path());
        QVERIFY(!view.seen && !view.expected);
        QVERIFY(!view.whyNot.isEmpty());
        QVERIFY(lookAtTree(path(QStringLiteral("missing"))).whyNot.contains(QStringLiteral("no directory")));
    }

    void nothingThatTheRepositoryNamesIsRun_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("monitor") << QStringLiteral("core.fsmonitor");
        QTest::newRow("filter") << QStringLiteral("filter.evil.clean");
        QTest::newRow("long filter") << QStringLiteral("filter.evil.process");
    }

    void nothingThatTheRepositoryNamesIsRun()
    {
        QFETCH(QString, key);
        write(QStringLiteral("a.txt"), "a");
        commit();
        write(QStringLiteral(".gitattributes"), "*.txt filter=evil\n");
        git({QStringLiteral("config"), key, sign()});
        git({QStringLiteral("config"), QStringLiteral("filter.evil.required"), QStringLiteral("true")});
        write(QStringLiteral("a.txt"), "b"); // as long as before, so that git has to look inside
        QVERIFY(!QFile::exists(trap()));
        const TreeView view = lookAtTree(path());
        QVERIFY2(view.seen, qPrintable(view.whyNot));
        QVERIFY(view.changed >= 2);
        QVERIFY(!QFile::exists(trap()));
        QProcess plain; // the trap would have worked
        plain.setWorkingDirectory(path());
        plain.start(QStringLiteral("git"), {QStringLiteral("status"), QStringLiteral("--porcelain")});
        plain.closeWriteChannel();
        QVERIFY(plain.waitForFinished());
        QVERIFY(QFile::exists(trap()));
    }

    void noLockIsTaken()
    {
        write(QStringLiteral("a.txt"), "a");
        commit();
        QFile index(path(QStringLiteral(".git/index")));
        QVERIFY(index.open(QIODevice::ReadOnly));
        const QByteArray before = index.readAll();
        write(QStringLiteral("a.txt"), "a"); // only its times differ
        QVERIFY(QFile(path(QStringLiteral(".git/index.lock"))).open(QIODevice::WriteOnly)); // somebody else is at work
        QVERIFY(lookAtTree(path()).seen);
        QVERIFY(index.seek(0));
        QCOMPARE(index.readAll(), before);
    }
};

QTEST_GUILESS_MAIN(TestGitTree)
#include "tst_gittree.moc"
