#include "tests/core/store/storebench.h"

#include <QDirIterator>

#include <thread>

#include <sys/stat.h>
#include <unistd.h>

using namespace qd;

namespace {

int modeOf(const QString &path)
{
    struct stat status {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

} // namespace

class TestArtifactStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString root() const { return m_folder->filePath(QStringLiteral("artifacts")); }
    [[nodiscard]] ArtifactStore store() const { return ArtifactStore(root()); }

    [[nodiscard]] QStringList files() const
    {
        QStringList found;
        for (QDirIterator it(root(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();)
            found += it.next();
        return found;
    }

    [[nodiscard]] QString spool(const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(QStringLiteral("spooled"));
        overwrite(path, bytes);
        return path;
    }

    static void overwrite(const QString &path, const QByteArray &bytes)
    {
        QFile::remove(path);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(StoreBench::fastFolder());
        QVERIFY(QDir().mkpath(root()));
    }

    void bytesComeBack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("binary") << QByteArray("\0\1\xff\n", 4);
        QTest::newRow("large") << QByteArray(3'000'000, 'z');
    }

    void bytesComeBack()
    {
        QFETCH(QByteArray, bytes);
        const auto artifact = store().put(QStringLiteral("a.bin"), bytes);
        QCOMPARE(codeOf(artifact), QStringLiteral("ok"));
        QCOMPARE(artifact->hash, Sha256::of(bytes));
        QCOMPARE(artifact->size, bytes.size());
        QCOMPARE(*store().read(artifact->hash), bytes);
        QCOMPARE(*store().head(artifact->hash, 2), bytes.left(2));
        QCOMPARE(store().check(artifact->hash), ArtifactStatus::Intact);
        QCOMPARE(files(), QStringList{store().pathOf(artifact->hash)}); // and nothing unfinished beside it
    }

    void theSameBytesAreKeptOnce()
    {
        const auto first = store().put(QStringLiteral("a"), "same");
        const auto second = store().put(QStringLiteral("../../b"), "same"); // a name is for people and never a path
        const auto third = store().adopt(QStringLiteral("c"), spool("same"));
        QCOMPARE(first->hash, second->hash);
        QCOMPARE(first->hash, third->hash);
        QCOMPARE(files().size(), 1);
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("spooled"))));
    }

    void adoptingMovesTheFile()
    {
        const auto artifact = store().adopt(QStringLiteral("stdout.txt"), spool("output"));
        QCOMPARE(codeOf(artifact), QStringLiteral("ok"));
        QCOMPARE(artifact->size, 6);
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("spooled"))));
        QCOMPARE(*store().read(artifact->hash), QByteArray("output"));
    }

    void onlyRegularFilesAreAdopted()
    {
        const QString path = spool("secret");
        const QString link = m_folder->filePath(QStringLiteral("link"));
        const QString pipe = m_folder->filePath(QStringLiteral("pipe"));
        QVERIFY(QFile::link(path, link));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        for (const QString &other : {link, pipe, m_folder->path(), m_folder->filePath(QStringLiteral("missing"))})
            QCOMPARE(codeOf(store().adopt(QStringLiteral("a"), other)), QStringLiteral("artifact_unwritable"));
        QVERIFY(QFile::exists(path) && files().isEmpty());
    }

    void aMissingFileIsMissing()
    {
        const Sha256 hash = Sha256::of("never stored");
        QCOMPARE(store().check(hash), ArtifactStatus::Missing);
        QCOMPARE(codeOf(store().read(hash)), QStringLiteral("artifact_missing"));
        QCOMPARE(codeOf(store().head(hash, 10)), QStringLiteral("artifact_missing"));
        const auto artifact = store().put(QStringLiteral("a"), "bytes");
        QVERIFY(QFile::remove(store().pathOf(artifact->hash)));
        QCOMPARE(store().check(artifact->hash), ArtifactStatus::Missing);
    }

    void changedBytesAreFoundAndNeverRead_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::newRow("one byte") << QByteArray("bytez");
        QTest::newRow("longer") << QByteArray("bytes and more");
        QTest::newRow("empty") << QByteArray();
    }

    void changedBytesAreFoundAndNeverRead()
    {
        QFETCH(QByteArray, now);
        const auto artifact = store().put(QStringLiteral("a"), "bytes");
        overwrite(store().pathOf(artifact->hash), now);
        QCOMPARE(store().check(artifact->hash), ArtifactStatus::Changed);
        QCOMPARE(codeOf(store().read(artifact->hash)), QStringLiteral("artifact_changed"));
        QCOMPARE(codeOf(store().put(QStringLiteral("a"), "bytes")), QStringLiteral("ok")); // storing it again mends it
        QCOMPARE(store().check(artifact->hash), ArtifactStatus::Intact);
    }

    void filesAreForUsAloneAndNotToBeChanged()
    {
        const mode_t before = ::umask(0);
        const auto artifact = store().put(QStringLiteral("a"), "bytes");
        const auto adopted = store().adopt(QStringLiteral("b"), spool("others"));
        ::umask(before);
        for (const Sha256 &hash : {artifact->hash, adopted->hash}) {
            const QString path = store().pathOf(hash);
            QCOMPARE(modeOf(path), 0400);
            QCOMPARE(modeOf(QFileInfo(path).path()), 0700);
        }
    }

    void aRootThatTakesNothingIsAnError()
    {
        const QString file = spool("not a folder");
        const ArtifactStore blocked(file);
        QCOMPARE(codeOf(blocked.put(QStringLiteral("a"), "bytes")), QStringLiteral("artifact_unwritable"));
        QVERIFY(QDir(root()).removeRecursively());
        const auto put = store().put(QStringLiteral("a"), "bytes");
        QCOMPARE(codeOf(put), QStringLiteral("artifact_unwritable"));
        QCOMPARE(put.error().category, ErrorCategory::Transient);
    }

    void aFolderInTheWayIsAnError()
    {
        const Sha256 hash = Sha256::of("bytes");
        QVERIFY(QDir().mkpath(store().pathOf(hash) + QStringLiteral("/inside")));
        QCOMPARE(codeOf(store().put(QStringLiteral("a"), "bytes")), QStringLiteral("artifact_unwritable"));
        QVERIFY(files().isEmpty()); // the unfinished file is gone again
    }

    void theSameBytesFromManyThreadsAreOneFile()
    {
        const QByteArray bytes(200'000, 'q');
        std::atomic<int> failed = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 10; ++n)
                    failed += store().put(QStringLiteral("a"), bytes + QByteArray::number(n)).ok() ? 0 : 1;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(files().size(), 10);
        for (int n = 0; n < 10; ++n)
            QCOMPARE(store().check(Sha256::of(bytes + QByteArray::number(n))), ArtifactStatus::Intact);
    }
};

QTEST_GUILESS_MAIN(TestArtifactStore)
#include "tst_artifactstore.moc"
