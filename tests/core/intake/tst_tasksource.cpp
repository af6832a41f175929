#include "core/intake/intakelimits.h"
#include "core/intake/tasksource.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace qd;

namespace {

constexpr qint64 kPatienceMs = 3'000;

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QString refusal(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    const Result<SourceDocument> document = readTaskFile(path);
    if (timer.elapsed() > kPatienceMs)
        return QStringLiteral("too slow");
    return document.ok() ? QStringLiteral("taken") : document.error().code;
}

QStringList codes(const ExpandedPaths &expanded)
{
    QStringList list;
    for (const RowError &error : expanded.errors)
        list += error.error.code;
    return list;
}

} // namespace

class TestTaskSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_directory.reset(); }

    void readsBytesNameAndDirectory();
    void readsStrangeNames_data();
    void readsStrangeNames();
    void keepsTheSizeLimit();
    void refusesWhatIsNoFile();
    void refusesLinks();
    void refusesTheKernelsFiles_data();
    void refusesTheKernelsFiles();
    void refusesWhatCannotBeNamed();
    void refusesWhatMayNotBeRead();
    void noticesAChangeWhileReading();
    void expandsFolders();
    void listsWhatMustBeRefusedAloud();
    void survivesLinkLoops();
    void saysWhyAFolderGivesNothing();
    void keepsTheFileCount();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_directory->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestTaskSource::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void TestTaskSource::readsBytesNameAndDirectory()
{
    const QByteArray bytes("# A\0\xff\n", 6);
    write(path(QStringLiteral("a.md")), bytes);
    const Result<SourceDocument> document = readTaskFile(path(QStringLiteral("a.md")));
    QVERIFY(document.ok());
    QCOMPARE(document->bytes, bytes);
    QCOMPARE(document->name, path(QStringLiteral("a.md")));
    QCOMPARE(document->directory, m_directory->path());
    write(path(QStringLiteral("empty.md")), {});
    QVERIFY(readTaskFile(path(QStringLiteral("empty.md"))).ok());
}

void TestTaskSource::readsStrangeNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("line feed") << QStringLiteral("a\nb.md");
    QTest::newRow("RTL") << QStringLiteral("a") + QChar(0x202e) + QStringLiteral("dm.md");
    QTest::newRow("quotes") << QStringLiteral("'a\" $(b) `c`.md");
    QTest::newRow("percent") << QStringLiteral("%1 %2.md");
    QTest::newRow("255 bytes") << QString(252, u'x') + QStringLiteral(".md");
    QTest::newRow("two dots") << QStringLiteral("..a...md");
}

void TestTaskSource::readsStrangeNames()
{
    QFETCH(QString, name);
    write(path(name), "# A\n");
    QCOMPARE(refusal(path(name)), QStringLiteral("taken"));
}

void TestTaskSource::keepsTheSizeLimit()
{
    const QString name = path(QStringLiteral("a.md"));
    write(name, {});
    QVERIFY(QFile::resize(name, IntakeLimits::kFileBytes));
    QCOMPARE(refusal(name), QStringLiteral("taken"));
    QVERIFY(QFile::resize(name, IntakeLimits::kFileBytes + 1));
    QCOMPARE(refusal(name), QStringLiteral("file_too_large"));
    QVERIFY(QFile::resize(name, qint64(5) * 1024 * 1024 * 1024)); // a hole, not 5 GB of disk
    QCOMPARE(refusal(name), QStringLiteral("file_too_large"));
}

void TestTaskSource::refusesWhatIsNoFile()
{
    const QByteArray pipe = QFile::encodeName(path(QStringLiteral("pipe.md")));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    QCOMPARE(refusal(QFile::decodeName(pipe)), QStringLiteral("file_fifo"));
    QCOMPARE(refusal(m_directory->path()), QStringLiteral("file_directory"));
    QCOMPARE(refusal(QStringLiteral("/dev/zero")), QStringLiteral("file_device"));
    QCOMPARE(refusal(QStringLiteral("/dev/tty")), QStringLiteral("file_device"));

    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path(QStringLiteral("s.md")));
    QVERIFY(size_t(name.size()) < sizeof(address.sun_path));
    std::copy(name.begin(), name.end(), address.sun_path);
    QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
    QCOMPARE(refusal(QFile::decodeName(name)), QStringLiteral("file_socket"));
    ::close(socket);
}

void TestTaskSource::refusesLinks()
{
    write(path(QStringLiteral("a.md")), "# A\n");
    QVERIFY(QFile::link(path(QStringLiteral("a.md")), path(QStringLiteral("link.md"))));
    QVERIFY(QFile::link(QStringLiteral("/dev/zero"), path(QStringLiteral("zero.md"))));
    QVERIFY(QFile::link(path(QStringLiteral("nothing")), path(QStringLiteral("dangling.md"))));
    QVERIFY(QFile::link(path(QStringLiteral("loop.md")), path(QStringLiteral("loop.md"))));
    for (const char *name : {"link.md", "zero.md", "dangling.md", "loop.md"})
        QCOMPARE(refusal(path(QLatin1String(name))), QStringLiteral("file_symlink"));
    QCOMPARE(refusal(path(QStringLiteral("loop.md/a.md"))), QStringLiteral("file_symlink"));
}

void TestTaskSource::refusesTheKernelsFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("version") << QStringLiteral("/proc/version");
    QTest::newRow("environment") << QStringLiteral("/proc/self/environ");
    QTest::newRow("sysfs") << QStringLiteral("/sys/kernel/uevent_seqnum");
}

void TestTaskSource::refusesTheKernelsFiles()
{
    QFETCH(QString, path);
    if (!QFile::exists(path))
        QSKIP("this kernel does not show it");
    QCOMPARE(refusal(path), QStringLiteral("file_pseudo"));
}

void TestTaskSource::refusesWhatCannotBeNamed()
{
    QCOMPARE(refusal(QString()), QStringLiteral("file_name"));
    const QString cut = QStringLiteral("/etc/hostname") + QChar(u'\0') + QStringLiteral(".md");
    QCOMPARE(refusal(cut), QStringLiteral("file_name"));
    QCOMPARE(refusal(path(QStringLiteral("none.md"))), QStringLiteral("file_missing"));
    QCOMPARE(refusal(QStringLiteral("https://example.org/a.md")), QStringLiteral("file_missing"));
    QCOMPARE(refusal(path(QString(300, u'x'))), QStringLiteral("file_unreadable"));
    write(path(QStringLiteral("a.md")), "# A\n");
    QCOMPARE(refusal(path(QStringLiteral("a.md/b.md"))), QStringLiteral("file_missing"));
}

void TestTaskSource::refusesWhatMayNotBeRead()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    write(path(QStringLiteral("a.md")), "# A\n");
    QVERIFY(QFile::setPermissions(path(QStringLiteral("a.md")), {}));
    QCOMPARE(refusal(path(QStringLiteral("a.md"))), QStringLiteral("file_denied"));
}

// Another thread grows, cuts and removes the file all the time: what is read is one of its states, or refused.
void TestTaskSource::noticesAChangeWhileReading()
{
    const QString name = path(QStringLiteral("a.md"));
    const qint64 small = 4'000'000;
    const qint64 large = 8'000'000;
    write(name, QByteArray(small, 'a'));
    std::atomic<bool> done{false};
    std::thread writer([&] {
        while (!done) {
            write(name, QByteArray(large, 'b')); // truncates first, so that every state on the way is too short
            QFile::remove(name);
            write(name, QByteArray(small, 'a'));
        }
    });
    int refused = 0;
    QStringList unexpected;
    for (const QDeadlineTimer deadline(60'000); refused < 5 && !deadline.hasExpired();) { // as often as the writer is met
        const Result<SourceDocument> document = readTaskFile(name);
        if (document.ok())
            continue;
        refused += document.error().code == QLatin1String("file_changed");
        if (document.error().code == QLatin1String("file_changed"))
            QCOMPARE(document.error().category, ErrorCategory::Transient);
        else if (document.error().code != QLatin1String("file_missing"))
            unexpected += document.error().code;
    }
    done = true;
    writer.join();
    QCOMPARE(unexpected, QStringList());
    QCOMPARE(refused, 5);
}

void TestTaskSource::expandsFolders()
{
    for (const char *name : {"b.md", "a.markdown", "C.JSON", "d.json", "e.toml", "f", ".hidden.md", "g.md~", "h.yaml", "i.yml", "j.jsonl", "k.ndjson",
                             "l.csv", "m.TXT"})
        write(path(QLatin1String(name)), "# A\n");
    QVERIFY(QDir(m_directory->path()).mkpath(QStringLiteral("inner.md")));
    write(path(QStringLiteral("inner.md/deep.md")), "# A\n");
    const QString other = QStringLiteral("/somewhere/else.txt");
    const ExpandedPaths expanded = expandPaths({other, m_directory->path(), path(QStringLiteral("b.md")), other});
    QCOMPARE(codes(expanded), QStringList());
    QCOMPARE(expanded.files, (QStringList{other, path(QStringLiteral("C.JSON")), path(QStringLiteral("a.markdown")),
                                          path(QStringLiteral("b.md")), path(QStringLiteral("d.json")),
                                          path(QStringLiteral("h.yaml")), path(QStringLiteral("i.yml")), path(QStringLiteral("j.jsonl")),
                                          path(QStringLiteral("k.ndjson")), path(QStringLiteral("l.csv")), path(QStringLiteral("m.TXT"))}));
}

void TestTaskSource::listsWhatMustBeRefusedAloud()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path(QStringLiteral("pipe.md"))).constData(), 0600), 0);
    QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), path(QStringLiteral("out.md"))));
    QVERIFY(QFile::link(path(QStringLiteral("nothing")), path(QStringLiteral("dangling.md"))));
    const ExpandedPaths expanded = expandPaths({m_directory->path()});
    QCOMPARE(expanded.files, (QStringList{path(QStringLiteral("dangling.md")), path(QStringLiteral("out.md")),
                                          path(QStringLiteral("pipe.md"))}));
    for (const QString &file : expanded.files)
        QVERIFY(!readTaskFile(file).ok());
}

void TestTaskSource::survivesLinkLoops()
{
    QVERIFY(QFile::link(m_directory->path(), path(QStringLiteral("loop"))));
    write(path(QStringLiteral("a.md")), "# A\n");
    QCOMPARE(expandPaths({m_directory->path()}).files, QStringList{path(QStringLiteral("a.md"))});
    const ExpandedPaths link = expandPaths({path(QStringLiteral("loop"))});
    QCOMPARE(link.files, QStringList{path(QStringLiteral("loop"))});
    QCOMPARE(refusal(link.files.front()), QStringLiteral("file_symlink"));
}

void TestTaskSource::saysWhyAFolderGivesNothing()
{
    const ExpandedPaths expanded = expandPaths({m_directory->path()});
    QVERIFY(expanded.files.isEmpty());
    QCOMPARE(codes(expanded), QStringList{QStringLiteral("folder_empty")});
    QCOMPARE(expanded.errors.front().source, m_directory->path());
    if (::geteuid() == 0)
        return;
    QVERIFY(QFile::setPermissions(m_directory->path(), {}));
    QCOMPARE(codes(expandPaths({m_directory->path()})), QStringList{QStringLiteral("folder_unreadable")});
    QVERIFY(QFile::setPermissions(m_directory->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestTaskSource::keepsTheFileCount()
{
    QStringList paths;
    for (int i = 0; i < IntakeLimits::kFilesPerDrop; ++i)
        paths += QStringLiteral("/none/%1.md").arg(i);
    QCOMPARE(expandPaths(paths).files.size(), paths.size());
    paths += QStringLiteral("/none/one-more.md");
    QCOMPARE(expandPaths(paths).files.size(), 0);
    QCOMPARE(codes(expandPaths(paths)), QStringList{QStringLiteral("too_many_files")});
}

QTEST_GUILESS_MAIN(TestTaskSource)
#include "tst_tasksource.moc"
