#include "core/runtime/copylist.h"
#include "core/runtime/restoreprofile.h"
#include "core/store/backupfolder.h"
#include "tests/core/runtime/runtimerig.h"
#include "tests/support/fakerandom.h"
#include "tests/support/rigreport.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

using namespace qd;
using namespace qd::test;

namespace {

constexpr qint64 kMostMs = 60'000;
const QString kActor = QStringLiteral("test:person");

void ruin(const QString &path, qint64 from, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(from) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

/// A database is ruined, and a person who knows nothing but what the program says goes back to a copy.
class TestGuidedRestore : public QObject
{
    Q_OBJECT

    FakeRandom m_chance{23};
    qint64 m_slowestMs = 0;

    static void add(RuntimeRig &rig, int count)
    {
        Client client(*rig.runtime);
        for (int i = 0; i < count; ++i)
            QVERIFY(client.add(rehearsal(QStringLiteral("Task %1").arg(QRandomGenerator::global()->generate64()), "hang")).isValid());
    }
    static qint64 lastEntry(RuntimeRig &rig)
    {
        return Client(*rig.runtime).object(Operation::StoreVerify)[QLatin1String("journal")][QLatin1String("entries")].toInteger();
    }

    /// Three copies, with work before, between and after them. \return the number of the last entry that was written
    qint64 fill(RuntimeRig &rig)
    {
        if (!rig.start()) // an engine, once: then the profile knows that there was a queue
            qFatal("it does not start");
        rig.stop();
        rig.options.runEngine = false;
        if (!rig.start())
            qFatal("it does not start");
        for (int i = 0; i < 3; ++i) {
            add(rig, 1 + m_chance.below(3));
            const QString path = BackupFolder(rig.profile().backups()).freeDailyPath(1'700'000'000'000 + i * 86'400'000LL);
            const auto copied = Client(*rig.runtime).ask(Operation::StoreBackup, {{QStringLiteral("path"), path}});
            if (!copied)
                qFatal("no copy: %s", qPrintable(copied.error().detail));
        }
        add(rig, 1 + m_chance.below(5));
        const qint64 last = lastEntry(rig);
        rig.stop();
        return last;
    }

    void ruinDatabase(const QString &path)
    {
        const qint64 size = QFileInfo(path).size();
        switch (m_chance.below(4)) {
        case 0: ruin(path, 0, QByteArray(4'096, 'x')); break;
        case 1: QVERIFY(QFile::resize(path, size / 2)); break;
        case 2: ruin(path, 4'096, QByteArray(size - 4'096, '\0')); break;
        case 3: QVERIFY(QFile::remove(path)); break;
        }
    }

    /// What a person does: takes the newest that the list calls sound. \return what went wrong, empty = nothing
    QString goBack(RuntimeRig &rig, qint64 last)
    {
        if (rig.start())
            return QStringLiteral("it starts on the ruin");
        QElapsedTimer timer;
        timer.start();
        const QJsonArray copies = copiesOf(rig.profile())[QLatin1String("copies")].toArray();
        const auto sound = std::find_if(copies.begin(), copies.end(), [](const QJsonValue &copy) { return copy[QLatin1String("state")].toString() == QLatin1String("sound"); });
        if (copies.size() != 3 || sound == copies.end())
            return QStringLiteral("no copy is offered");
        const QJsonObject chosen = (*sound).toObject();
        if (chosen[QLatin1String("lost")].toInteger() != last - chosen[QLatin1String("entries")].toInteger())
            return QStringLiteral("what is lost was not told: %1").arg(chosen[QLatin1String("lost")].toInteger());
        const auto restored = restoreProfile(rig.profile(), chosen[QLatin1String("file")].toString(), QStringLiteral("RESTORE"), kActor);
        if (!restored)
            return restored.error().code;
        if (!rig.start())
            return QStringLiteral("it does not start");
        Client client(*rig.runtime);
        const QJsonObject verified = client.object(Operation::StoreVerify);
        m_slowestMs = std::max(m_slowestMs, timer.elapsed());
        const bool whole = verified[QLatin1String("ok")].toBool()
            && client.object(Operation::TasksList)[QLatin1String("total")] == chosen[QLatin1String("tasks")]
            && verified[QLatin1String("journal")][QLatin1String("entries")].toInteger() == chosen[QLatin1String("entries")].toInteger() + 1;
        return whole ? QString() : QStringLiteral("not what was offered");
    }

private Q_SLOTS:
    void aPersonComesBackToTheNewestSoundCopy()
    {
        const int rounds = rigSize(8, 400);
        int back = 0;
        int blind = 0;
        int ruinedCopies = 0;
        QString worst;
        for (int i = 0; i < rounds; ++i) {
            RuntimeRig rig;
            const qint64 last = fill(rig);
            ruinDatabase(rig.profile().database());
            if (i % 2 == 0) { // and so is the newest copy
                const QString newest = BackupFolder(rig.profile().backups()).path() + u'/'
                    + QDir(rig.profile().backups()).entryList(QDir::Files, QDir::Name).last();
                ruin(newest, 2 * 4'096, QByteArray(4'096 * 4, char(m_chance.below(256))));
                ++ruinedCopies;
                blind += restoreProfile(rig.profile(), newest, QStringLiteral("RESTORE"), kActor) ? 0 : 1;
            }
            const QString wrong = goBack(rig, last);
            back += wrong.isEmpty() ? 1 : 0;
            worst = worst.isEmpty() ? wrong : worst;
        }
        const bool met = back == rounds && blind == ruinedCopies && m_slowestMs <= kMostMs;
        reportRig({QStringLiteral("guided-restore"),
                   QStringLiteral("After a ruined database the program offers the newest sound copy and says what is lost with it, and that is what comes back"),
                   QStringLiteral("%1 of %2 ruined databases, %3 of them with a ruined newest copy; the slowest took %4 ms from the list to a whole `verify`")
                       .arg(back).arg(rounds).arg(ruinedCopies).arg(m_slowestMs),
                   QStringLiteral("all, within %1 s; lost is what was told").arg(kMostMs / 1'000),
                   QStringLiteral("the newest copy, taken without a look: %1 of %2 do not come back").arg(blind).arg(ruinedCopies), met});
        QVERIFY2(met, qPrintable(worst));
    }

    void whatIsNoSoundCopyIsCalledSo()
    {
        RuntimeRig rig;
        static_cast<void>(fill(rig));
        const QString folder = rig.profile().backups();
        const QStringList names = QDir(folder).entryList(QDir::Files, QDir::Name);
        ruin(folder + u'/' + names[0], 60, QByteArray("\x7f\xff\xff\xff", 4)); // user_version
        ruin(folder + u'/' + names[1], 0, QByteArray(100, 'x'));
        ruin(folder + QStringLiteral("/empty.db"), 0, {});
        QStringList states;
        const QJsonObject answer = copiesOf(rig.profile());
        const QJsonArray copies = answer[QLatin1String("copies")].toArray();
        for (const QJsonValue &copy : copies)
            states += copy[QLatin1String("state")].toString();
        states.sort();
        QCOMPARE(states, (QStringList{QStringLiteral("damaged"), QStringLiteral("newer"), QStringLiteral("sound")}));
        QCOMPARE(copies[0][QLatin1String("state")].toString(), QStringLiteral("sound"));
        QVERIFY(answer[QLatin1String("known_entry")].toInteger() > copies[0][QLatin1String("entries")].toInteger());
        QVERIFY(copies[1][QLatin1String("lost")].isNull());
    }
};

QTEST_GUILESS_MAIN(TestGuidedRestore)
#include "tst_guidedrestore.moc"
