#include "core/store/rowhash.h"
#include "tests/core/store/storebench.h"
#include "tests/support/fakerandom.h"
#include "tests/support/rigreport.h"

#include <QElapsedTimer>

#include <map>

using namespace qd;
using namespace qd::test;

namespace {

constexpr int kPage = 4'096;
constexpr QLatin1String kPastUs(" was changed past the program");

/// Each row of tasks, attempts and journal by its name, as one text.
using Rows = std::map<QString, QString>;

bool addRows(Rows &rows, const Result<std::vector<SqlRow>> &found, size_t columns, const QString &table)
{
    if (!found)
        return false;
    for (const SqlRow &row : *found) {
        QString text;
        for (size_t i = 0; i < columns; ++i)
            text += (row.isNull(i) ? QStringLiteral("null") : row.text(i)) + u'|';
        rows.insert_or_assign(table + row.text(0), text);
    }
    return true;
}

/// Empty = they cannot be read.
Rows rowsOf(Database &database)
{
    Rows rows;
    const bool readable = addRows(rows, database.query("SELECT " QD_TASK_ROW " FROM task"), 32, QStringLiteral("task "))
        && addRows(rows, database.query("SELECT " QD_ATTEMPT_ROW " FROM attempt"), 14, QStringLiteral("attempt "))
        && addRows(rows, database.query("SELECT seq, at, actor, event, object, data, previous, hash FROM journal"), 8, QStringLiteral("line "));
    return readable ? rows : Rows();
}

QString firstDifference(const Rows &found, const Rows &truth)
{
    for (const auto &[name, text] : truth) {
        const auto row = found.find(name);
        if (row == found.end())
            return QStringLiteral("%1 is gone, and %2 rows").arg(name).arg(truth.size() - found.size());
        if (row->second != text)
            return QStringLiteral("%1 was %2, and is %3").arg(name, text, row->second);
    }
    return QStringLiteral("a row too many");
}

QByteArray mutated(QByteArray bytes, FakeRandom &chance)
{
    const int size = int(bytes.size());
    const int at = chance.below(size);
    const int page = at / kPage * kPage;
    switch (chance.below(6)) {
    case 0:
    case 1: bytes[at] = char(bytes[at] ^ (1 << chance.below(8))); break;
    case 2:
        for (int i = at; i < std::min(at + 16, size); ++i)
            bytes[i] = char(chance.below(256));
        break;
    case 3: bytes.replace(page, kPage, QByteArray(kPage, '\0')); break;
    case 4: {
        const int other = chance.below(size) / kPage * kPage;
        const QByteArray kept = bytes.mid(page, kPage);
        bytes.replace(page, kPage, bytes.mid(other, kPage));
        bytes.replace(other, kPage, kept);
        break;
    }
    case 5: bytes.truncate(std::max(2, at)); break; // shorter is a new file to SQLite: nothing in it says otherwise
    }
    return bytes;
}

struct Tally {
    int files = 0;
    int refused = 0;  ///< not opened, or not verified to the end
    int flagged = 0;  ///< opened, and verify() has findings
    int harmless = 0; ///< neither a task nor an attempt nor a line of the journal has changed
    int missed = 0;
    int missedWithoutRowHash = 0; ///< what would have been missed if rows had no hashes
    QStringList examples;
    qint64 longestMs = 0;
};

} // namespace

/// Databases of which something was changed: each change of what counts is seen, nothing crashes and nothing hangs.
class TestMutatedData : public QObject
{
    Q_OBJECT

    static void fill(StoreBench &bench)
    {
        for (int i = 0; i < 40; ++i) {
            Task task;
            QCOMPARE(bench.add(StoreBench::draft(QStringLiteral("task %1").arg(i)), QString::number(i), &task), QString());
            if (i % 2 == 0)
                continue;
            const auto done = inUnitOfWork(*bench.store, i, QStringLiteral("test"), [&](UnitOfWork &unit) -> Result<void> {
                Attempt attempt;
                attempt.task = task.id;
                attempt.number = 1;
                attempt.agent = QStringLiteral("command");
                TaskStore::Change change;
                change.beginsAttempt = true;
                if (auto claimed = unit.move(task, TaskEvent::Claim, {}); !claimed)
                    return claimed;
                if (auto inserted = unit.store().attempts().insert(attempt, EffectClass::Pure); !inserted)
                    return inserted;
                if (auto started = unit.move(task, TaskEvent::Start, change); !started)
                    return started;
                attempt.state = AttemptState::Ok;
                attempt.endedAt = i + 5;
                if (auto finished = unit.store().attempts().finish(attempt); !finished)
                    return finished;
                return unit.move(task, TaskEvent::Succeed, {});
            });
            QCOMPARE(codeOf(done), QStringLiteral("ok"));
        }
        QVERIFY(bench.store->database().checkpoint().ok());
    }

    static void judge(const QString &path, const Rows &truth, Tally &tally)
    {
        const auto store = Store::open(path, QStringLiteral("p"), 0);
        const auto verified = store ? verify((*store)->database(), ArtifactStore(QFileInfo(path).path())) : Result<Verification>(store.error());
        if (!verified) {
            ++tally.refused;
            return;
        }
        const Rows rows = rowsOf((*store)->database());
        const bool changed = rows != truth;
        if (verified->ok() && changed)
            tally.examples += firstDifference(rows, truth);
        Verification withoutHashes = *verified;
        withoutHashes.inconsistencies.removeIf([](const QString &finding) { return finding.endsWith(kPastUs); });
        tally.flagged += verified->ok() ? 0 : 1;
        tally.harmless += verified->ok() && !changed ? 1 : 0;
        tally.missed += verified->ok() && changed ? 1 : 0;
        tally.missedWithoutRowHash += withoutHashes.ok() && changed ? 1 : 0;
    }

private Q_SLOTS:
    void everyChangeOfWhatCountsIsSeen()
    {
        StoreBench bench;
        fill(bench);
        const Rows truth = rowsOf(bench.store->database());
        QVERIFY(truth.size() > 100);
        const QString path = bench.path();
        bench.store.reset();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray sound = file.readAll();
        file.close();

        Tally tally;
        FakeRandom chance(18);
        for (const int files = rigSize(5'000, 100'000); tally.files < files; ++tally.files) {
            for (const char *suffix : {"", "-wal", "-shm"})
                QFile::remove(path + QLatin1String(suffix));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(mutated(sound, chance));
            file.close();
            QElapsedTimer timer;
            timer.start();
            judge(path, truth, tally);
            tally.longestMs = std::max(tally.longestMs, timer.elapsed());
        }
        constexpr qint64 kHangs = 10'000;
        const bool met = tally.missed == 0 && tally.missedWithoutRowHash > 0 && tally.longestMs < kHangs;
        reportRig({QStringLiteral("mutated-data"), QStringLiteral("A changed task, attempt or line of the journal is seen"),
                   QStringLiteral("%1 mutated files: %2 refused, %3 flagged, %4 changed nothing that counts, %5 missed; the longest took %6 ms")
                       .arg(tally.files).arg(tally.refused).arg(tally.flagged).arg(tally.harmless).arg(tally.missed).arg(tally.longestMs),
                   QStringLiteral("0 missed, 0 crashes, none longer than 10 s"),
                   QStringLiteral("rows without hashes: %1 missed").arg(tally.missedWithoutRowHash), met});
        QVERIFY2(met, qPrintable(tally.examples.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestMutatedData)
#include "tst_mutateddata.moc"
