#include "tests/core/store/storebench.h"
#include "tests/support/fakerandom.h"

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace qd;

namespace {

constexpr int kTasks = 60;

void write(const QString &path, const QByteArray &bytes)
{
    QFile::remove(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// A program that adds tasks without end and says so after each commit.
[[noreturn]] void addForEver(const QString &path, int report)
{
    auto store = Store::open(path, QStringLiteral("p"), 0);
    for (int i = 0; store; ++i) {
        const auto done = inUnitOfWork(**store, i, QStringLiteral("child"), [&](UnitOfWork &unit) -> Result<void> {
            const auto task = unit.insert(StoreBench::draft(), QStringLiteral("k-%1-%2").arg(::getpid()).arg(i));
            return task ? Result<void>() : Result<void>(task.error());
        });
        if (!done || ::write(report, "+", 1) != 1)
            break;
    }
    ::_exit(1);
}

} // namespace

/// What a kill and a rotting disk may do: nothing acknowledged is lost, and what has changed is seen (S20, S23).
class TestDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void s23_whatWasAcknowledgedSurvivesAKill()
    {
        const QTemporaryDir folder(StoreBench::fastFolder());
        const QString path = folder.filePath(QStringLiteral("q.db"));
        FakeRandom random(23);
        qint64 acknowledged = 0;
        for (int round = 0; round < 15; ++round) {
            int report[2];
            QCOMPARE(::pipe(report), 0);
            const pid_t child = ::fork();
            if (child == 0)
                addForEver(path, report[1]);
            ::close(report[1]);
            char byte = 0;
            for (int wanted = 1 + random.below(20); wanted > 0 && ::read(report[0], &byte, 1) == 1; --wanted)
                ++acknowledged;
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            while (::read(report[0], &byte, 1) == 1)
                ++acknowledged;
            ::close(report[0]);
            auto store = Store::open(path, QStringLiteral("p"), 0);
            QVERIFY2(store.ok(), qPrintable(codeOf(store)));
            const qint64 there = (*store)->tasks().cache().counts.total();
            QVERIFY(there >= acknowledged && there <= acknowledged + 1); // the last one may have been written and not said
            acknowledged = there;
            QVERIFY(verify((*store)->database(), ArtifactStore(folder.path()))->ok());
        }
        QVERIFY(acknowledged > 15);
    }

    void s20_aChangedFileIsNeverTakenForSound()
    {
        StoreBench bench;
        for (int i = 0; i < kTasks; ++i)
            QCOMPARE(bench.add(StoreBench::draft(QStringLiteral("task %1").arg(i)), QString::number(i)), QString());
        QVERIFY(bench.store->database().checkpoint().ok());
        const auto journal = *TaskReader(bench.store->database()).journal({}, 0, 1'000);
        std::vector<Task> tasks;
        for (qint64 id = 1; id <= kTasks; ++id)
            tasks.push_back(*bench.store->tasks().read(TaskId{id}));
        bench.store.reset();
        QFile file(bench.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray sound = file.readAll();
        file.close();

        FakeRandom random(20);
        int found = 0;
        int harmless = 0;
        const QTemporaryDir folder(StoreBench::fastFolder());
        for (int round = 0; round < 300; ++round) {
            const QString path = folder.filePath(QStringLiteral("%1.db").arg(round));
            write(path, mutated(sound, random));
            const auto store = Store::open(path, QStringLiteral("p"), 0);
            const auto verified = store ? verify((*store)->database(), ArtifactStore(folder.path())) : Result<Verification>(store.error());
            if (!verified || !verified->ok() || verified->journalEntries != qint64(journal.size())) {
                ++found;
                continue;
            }
            bool unreadable = false;
            for (const Task &task : tasks) {
                const auto back = (*store)->tasks().read(task.id);
                unreadable = unreadable || !back;
                if (back)
                    QVERIFY2(back->spec == task.spec && back->specHash == task.specHash, qPrintable(QStringLiteral("round %1").arg(round)));
            }
            const auto entries = TaskReader((*store)->database()).journal({}, 0, 1'000);
            QVERIFY(entries.ok() && *entries == journal);
            ++(unreadable ? found : harmless);
        }
        qInfo("of 300 changes %d were found, and %d touched neither work nor journal", found, harmless);
        QVERIFY(found > 100);
    }

private:
    static QByteArray mutated(QByteArray bytes, FakeRandom &random)
    {
        const int at = random.below(int(bytes.size()));
        const int page = at / 4'096 * 4'096;
        switch (random.below(4)) {
        case 0: bytes[at] = char(bytes[at] ^ (1 << random.below(8))); break;
        case 1:
            for (int i = at; i < std::min(at + 16, int(bytes.size())); ++i)
                bytes[i] = char(random.below(256));
            break;
        case 2: bytes.replace(page, 4'096, QByteArray(4'096, '\0')); break;
        case 3: bytes.truncate(std::max(512, at)); break;
        }
        return bytes;
    }
};

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
