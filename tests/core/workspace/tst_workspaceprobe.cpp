#include "core/workspace/workspaceprobe.h"

#include "core/workspace/outputfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace qd;

/// What is seen of the places of a task.
class TestWorkspaceProbe : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString work(const QString &name = {}) const { return m_folder->filePath(QStringLiteral("work")) + (name.isEmpty() ? name : u'/' + name); }
    [[nodiscard]] QString outside(const QString &name) const { return m_folder->filePath(QStringLiteral("outside/") + name); }

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(text) == text.size(), qPrintable(path));
    }
    [[nodiscard]] BeforeView before(const QStringList &inputs, const QStringList &outputs) const
    {
        return look(BeforeQuestion{m_folder->path(), work(), true, inputs, outputs});
    }
    [[nodiscard]] AfterAnswer after(const QStringList &outputs) const
    {
        return look(AfterQuestion{work(), outputs, {}, false, m_folder->filePath(QStringLiteral("copy"))});
    }
    [[nodiscard]] QString faultOf(const QString &output) const
    {
        const AfterAnswer answer = after({output});
        if (!answer.view.outputs[0].fault.isEmpty() && !answer.copies.empty())
            return QStringLiteral("copied in spite of it");
        return answer.view.outputs[0].fault;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(work()) && QDir().mkpath(outside(QStringLiteral("."))));
    }

    void inputsExistOrNot()
    {
        write(outside(QStringLiteral("in.txt")), "x");
        const BeforeView view = before({outside(QStringLiteral("in.txt")), outside(QStringLiteral("missing")), work()}, {});
        QVERIFY(view.answered);
        QCOMPARE(view.missingInputs, QStringList{outside(QStringLiteral("missing")) + QStringLiteral(": does not exist")});
    }

    void outputsCanBeWrittenOrNot()
    {
        QVERIFY(QDir().mkpath(work(QStringLiteral("folder"))));
        QVERIFY(QFile::link(outside(QString()), work(QStringLiteral("way-out"))));
        QVERIFY(QFile::link(work(QStringLiteral("folder")), work(QStringLiteral("way-in"))));
        write(outside(QStringLiteral("victim")), "x");
        QVERIFY(QFile::link(outside(QStringLiteral("victim")), work(QStringLiteral("disguised"))));
        write(work(QStringLiteral("old")), "x");
        const QStringList good{work(QStringLiteral("new")), work(QStringLiteral("deep/down/new")), work(QStringLiteral("old")), work(QStringLiteral("way-in/new"))};
        QVERIFY2(before({}, good).badPlaces.isEmpty(), qPrintable(before({}, good).badPlaces.join(u'|')));
        const QStringList bad{work(QStringLiteral("folder")), work(QStringLiteral("way-out/new")), work(QStringLiteral("disguised")),
                              work(QStringLiteral("../outside/new")), work(QStringLiteral("old/new"))};
        QCOMPARE(before({}, bad).badPlaces.size(), bad.size());
        const BeforeQuestion nowhere{m_folder->path(), work(QStringLiteral("nowhere")), true, {}, {work(QStringLiteral("nowhere/x"))}};
        QVERIFY(look(nowhere).badPlaces.first().endsWith(QStringLiteral("the workspace is no directory")));
    }

    void aFolderThatMayNotBeWrittenIsNoPlace()
    {
        if (::geteuid() == 0)
            QSKIP("nothing is forbidden to this user");
        QVERIFY(QDir().mkpath(work(QStringLiteral("closed"))));
        QVERIFY(QFile::setPermissions(work(QStringLiteral("closed")), QFile::ReadOwner | QFile::ExeOwner));
        QCOMPARE(before({}, {work(QStringLiteral("closed/new"))}).badPlaces.size(), 1);
    }

    void freeSpaceIsAShare()
    {
        const BeforeView view = before({}, {});
        QCOMPARE(view.space.size(), size_t(2));
        for (const SpaceView &space : view.space)
            QVERIFY(space.freePercent && *space.freePercent >= 0 && *space.freePercent <= 100);
        QVERIFY(!look(BeforeQuestion{QStringLiteral("/no/such/place"), work(), false, {}, {}}).space[0].freePercent);
    }

    void theTreeIsLookedAtWhereTheTaskNamesAPlace()
    {
        QVERIFY(!before({}, {}).tree.seen);
        QVERIFY(look(BeforeQuestion{m_folder->path(), work(), false, {}, {}}).tree.whyNot.contains(QStringLiteral("names no workspace")));
    }

    void outputsAreHashedAndCopied()
    {
        write(work(QStringLiteral("report.txt")), "hello");
        write(work(QStringLiteral("empty")), "");
        const AfterAnswer answer = after({work(QStringLiteral("report.txt")), work(QStringLiteral("empty"))});
        QVERIFY(answer.view.answered);
        QCOMPARE(answer.view.outputs[0].hash, Sha256::of("hello"));
        QCOMPARE(answer.view.outputs[0].size, 5);
        QVERIFY(answer.view.outputs[0].fault.isEmpty() && answer.view.outputs[0].kept);
        QCOMPARE(answer.view.outputs[1].size, 0);
        QCOMPARE(answer.copies[0].name, QStringLiteral("report.txt"));
        QFile copy(answer.copies[0].path);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), QByteArray("hello"));
        QVERIFY(QFile::exists(work(QStringLiteral("report.txt"))));
    }

    void largeOutputsAreHashedAndNotCopied()
    {
        QFile file(work(QStringLiteral("large")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(kKeptBytes + 1));
        const AfterAnswer answer = after({work(QStringLiteral("large"))});
        QVERIFY(answer.copies.empty() && !answer.view.outputs[0].kept);
        QVERIFY(!answer.view.outputs[0].hash.isNull());
        QCOMPARE(answer.view.outputs[0].size, kKeptBytes + 1);
    }

    // An agent must not lead us to read, or wait for, what is not its own.
    void onlyFilesInsideAreLookedInto()
    {
        write(outside(QStringLiteral("secret")), "secret");
        QVERIFY(QFile::link(outside(QStringLiteral("secret")), work(QStringLiteral("link"))));
        QVERIFY(QFile::link(outside(QString()), work(QStringLiteral("door"))));
        QVERIFY(QDir().mkpath(work(QStringLiteral("folder"))));
        QCOMPARE(::mkfifo(QFile::encodeName(work(QStringLiteral("pipe"))).constData(), 0600), 0);
        QVERIFY(QFile::link(QStringLiteral("/dev/zero"), work(QStringLiteral("zero"))));
        QVERIFY(QFile::link(work(QStringLiteral("loop")), work(QStringLiteral("loop"))));
        QCOMPARE(faultOf(work(QStringLiteral("missing"))), QStringLiteral("does not exist"));
        QCOMPARE(faultOf(work(QStringLiteral("link"))), QStringLiteral("lies outside of the workspace"));
        QCOMPARE(faultOf(work(QStringLiteral("door/secret"))), QStringLiteral("lies outside of the workspace"));
        QCOMPARE(faultOf(work(QStringLiteral("../outside/secret"))), QStringLiteral("lies outside of the workspace"));
        QCOMPARE(faultOf(work(QStringLiteral("zero"))), QStringLiteral("lies outside of the workspace"));
        QCOMPARE(faultOf(work(QStringLiteral("folder"))), QStringLiteral("is something else than a file"));
        QCOMPARE(faultOf(work(QStringLiteral("pipe"))), QStringLiteral("is something else than a file"));
        QVERIFY(!faultOf(work(QStringLiteral("loop"))).isEmpty());
        write(work(QStringLiteral("own")), "x");
        QVERIFY(QFile::link(work(QStringLiteral("own")), work(QStringLiteral("alias"))));
        QCOMPARE(faultOf(work(QStringLiteral("alias"))), QString());
    }

    void aFolderWithALikeNameIsOutside()
    {
        QVERIFY(QDir().mkpath(work() + QStringLiteral("shop")));
        write(work() + QStringLiteral("shop/x"), "x");
        QCOMPARE(faultOf(work() + QStringLiteral("shop/x")), QStringLiteral("lies outside of the workspace"));
    }

    void textsAreSearchedForMarkers()
    {
        write(work(QStringLiteral("report.txt")), "fine\nTraceback (most recent call last)\n");
        write(m_folder->filePath(QStringLiteral("kept")), "ERROR: no\n");
        write(work(QStringLiteral("picture")), QByteArray("\0ERROR", 6));
        AfterQuestion question{work(), {work(QStringLiteral("report.txt")), work(QStringLiteral("picture"))},
                               {{QStringLiteral("stdout.txt"), m_folder->filePath(QStringLiteral("kept"))}}, false, m_folder->filePath(QStringLiteral("copy"))};
        const AfterView view = look(question).view;
        QCOMPARE(view.markers, (QStringList{QStringLiteral("Traceback in report.txt, line 2"), QStringLiteral("ERROR in stdout.txt, line 1")}));
        QCOMPARE(view.texts, 2);
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceProbe)
#include "tst_workspaceprobe.moc"
