#include "core/base/smallfile.h"
#include "core/store/journalanchor.h"
#include "tests/core/store/storebench.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sys/stat.h>

using namespace qd;

namespace {

QByteArray bytesOf(const QString &path)
{
    return headOfFile(path, 10'000);
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

int rightsOf(const QString &path)
{
    struct stat status {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

} // namespace

/// What is known of a journal outside of its database, and that nobody else can say it.
class TestJournalAnchor : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreBench> m_bench;
    std::unique_ptr<QTemporaryDir> m_state;

    [[nodiscard]] QString folder() const { return m_state->filePath(QStringLiteral("made/here")); }
    [[nodiscard]] QString keyFile() const { return folder() + QStringLiteral("/anchor.key"); }
    [[nodiscard]] JournalAnchor anchor() const { return {folder(), m_bench->path()}; }
    [[nodiscard]] const JournalStore::Head &head() const { return m_bench->store->journal().head(); }
    void add(int count)
    {
        for (int i = 0; i < count; ++i)
            QCOMPARE(m_bench->add(StoreBench::draft(), QString::number(head().seq)), QString());
    }
    [[nodiscard]] AnchorState state() const
    {
        const auto found = anchor().compareWith(m_bench->store->database());
        return found ? found->state : AnchorState::None;
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<StoreBench>();
        m_state = std::make_unique<QTemporaryDir>();
        add(3);
    }

    void whereThereIsNoneNothingIsSaid()
    {
        const auto record = anchor().read();
        QVERIFY(record && !*record);
        const auto found = anchor().compareWith(m_bench->store->database());
        QVERIFY(found && found->state == AnchorState::None && !found->alarms());
        QCOMPARE(found->last, qint64(3));
        QVERIFY(!QFileInfo::exists(folder())); // asking makes nothing
    }

    void whatIsWrittenIsReadAndForUsAlone()
    {
        QVERIFY(anchor().write({head(), 5'000, {}}));
        const auto record = anchor().read();
        QVERIFY(record && *record);
        QCOMPARE((*record)->head.seq, head().seq);
        QCOMPARE((*record)->head.hash, head().hash);
        QCOMPARE((*record)->at, qint64(5'000));
        QVERIFY(!(*record)->incoming);
        QCOMPARE(rightsOf(anchor().file()), 0600);
        QCOMPARE(rightsOf(keyFile()), 0600);
        QCOMPARE(rightsOf(folder()), 0700);
        QCOMPARE(QDir(folder()).entryList(QDir::Files).size(), 2);
        QVERIFY(!bytesOf(anchor().file()).contains(bytesOf(keyFile()).trimmed()));
    }

    void anAnchorThatIsBehindHolds()
    {
        QVERIFY(anchor().write({head(), 1, {}}));
        add(5);
        const auto found = anchor().compareWith(m_bench->store->database());
        QVERIFY(found && found->state == AnchorState::Holds);
        QCOMPARE(found->entry, qint64(3));
        QCOMPARE(found->last, qint64(8));
        QVERIFY(anchor().write({head(), 2, {}}));
        QCOMPARE(state(), AnchorState::Holds);
    }

    void anotherEndAlarms()
    {
        JournalStore::Head other = head();
        ++other.seq;
        QVERIFY(anchor().write({other, 1, {}}));
        QCOMPARE(state(), AnchorState::CutOff);
        other = {head().seq, Sha256::of("another one")};
        QVERIFY(anchor().write({other, 1, {}}));
        QCOMPARE(state(), AnchorState::Rebuilt);
        QVERIFY(anchor().write({other, 1, head()})); // a restore is under way, and this is what it brings
        QCOMPARE(state(), AnchorState::Holds);
    }

    void nobodyElseCanSign()
    {
        QVERIFY(anchor().write({head(), 1, {}}));
        const QByteArray good = bytesOf(anchor().file());
        QJsonObject object = QJsonDocument::fromJson(good).object();
        int changed = 0;
        for (const QString &name : object.keys()) {
            QJsonObject other = object;
            other.insert(name, QStringLiteral("x"));
            write(anchor().file(), QJsonDocument(other).toJson());
            changed += state() == AnchorState::Unreadable ? 1 : 0;
        }
        QCOMPARE(changed, int(object.size()));
        for (const QByteArray &bytes : {QByteArray(), QByteArray("{}"), QByteArray("[1]"), good.left(40), QByteArray(100'000, '[')}) {
            write(anchor().file(), bytes);
            QCOMPARE(state(), AnchorState::Unreadable);
        }
        write(anchor().file(), good);
        QCOMPARE(state(), AnchorState::Holds);
        write(keyFile(), QByteArray(64, 'a'));
        QCOMPARE(state(), AnchorState::Unreadable);
        QVERIFY(QFile::remove(keyFile()));
        QCOMPARE(state(), AnchorState::Unreadable);
    }

    void theAnchorOfAnotherDatabaseIsNone()
    {
        StoreBench other;
        const JournalAnchor theirs(folder(), other.path());
        QVERIFY(anchor().write({head(), 1, {}}));
        QVERIFY(theirs.file() != anchor().file());
        write(theirs.file(), bytesOf(anchor().file())); // signed, and of another path
        QCOMPARE(theirs.compareWith(other.store->database())->state, AnchorState::Unreadable);
    }

    void aLinkLeadsToTheSameAnchor()
    {
        const QString link = m_state->filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(m_bench->folder.path(), link));
        QCOMPARE(JournalAnchor(folder(), link + QStringLiteral("/quarterdeck.db")).file(), anchor().file());
    }

    void whatIsLongGoneIsClearedAway()
    {
        const QDateTime old = QDateTime::currentDateTimeUtc().addDays(-JournalAnchor::kGoneDays - 1);
        const auto gone = [this](const char *name) { return JournalAnchor(folder(), m_state->filePath(QLatin1String(name))); };
        const auto age = [&](const JournalAnchor &of) {
            QFile file(of.file());
            return file.open(QIODevice::ReadWrite) && file.setFileTime(old, QFileDevice::FileModificationTime);
        };
        StoreBench there;
        const JournalAnchor kept(folder(), there.path());
        for (const JournalAnchor &other : {gone("old.db"), gone("young.db"), kept})
            QVERIFY(other.write({head(), 1, {}}));
        QVERIFY(age(gone("old.db")) && age(kept));
        QVERIFY(anchor().write({head(), 1, {}}));
        QVERIFY(!QFileInfo::exists(gone("old.db").file()));
        QVERIFY(QFileInfo::exists(gone("young.db").file()) && QFileInfo::exists(kept.file()));
    }

    void whatCannotBeWrittenIsSaid()
    {
        write(m_state->filePath(QStringLiteral("made")), "in the way");
        QCOMPARE(codeOf(anchor().write({head(), 1, {}})), QStringLiteral("anchor_unwritable"));
        QVERIFY(QFile::remove(m_state->filePath(QStringLiteral("made"))));
        QVERIFY(QDir().mkpath(folder()));
        write(keyFile(), "no key");
        QCOMPARE(codeOf(anchor().write({head(), 1, {}})), QStringLiteral("anchor_unwritable"));
        QCOMPARE(bytesOf(keyFile()), QByteArray("no key"));
    }
};

QTEST_GUILESS_MAIN(TestJournalAnchor)
#include "tst_journalanchor.moc"
