#include "tests/core/engine/recordedlife.h"

#include "tests/support/storage/faultvfs.h"

#include <QDir>
#include <QDirIterator>

namespace qd::test {
namespace {

void play(const FaultRig::Scenario &scenario, const QString &database, const QString &artifacts)
{
    EngineBench bench(1, database);
    FaultVfs::mark();
    bool committing = false;
    bench.store->database().setGate([&committing](const char *sql) -> Result<void> {
        if (std::exchange(committing, qstrcmp(sql, "COMMIT") == 0))
            FaultVfs::mark(); // the caller goes on, so it was told
        return {};
    });
    for (const auto &part : {scenario.prepare, scenario.act, scenario.recover})
        part(bench);
    FaultVfs::mark();
    copyFolder(bench.folder.path(), artifacts);
}

} // namespace

RecordedLife RecordedLife::of(const FaultRig::Scenario &scenario)
{
    RecordedLife life;
    life.folder = std::make_unique<QTemporaryDir>(EngineBench::fastFolder());
    const QString database = life.folder->filePath(QStringLiteral("life.db"));
    FaultVfs::startLog(database);
    play(scenario, database, life.artifacts());
    life.log = FaultVfs::takeLog();
    PowerCut disk(PowerCut::Disk::Honest, {QByteArray(), {}, {}}); // the store makes its file by itself
    for (const StorageOp &op : life.log) {
        disk.play(op);
        if (op.kind != StorageOp::Kind::Mark)
            continue;
        PowerCut::layDown(disk.whole(), database);
        life.stored.push_back(contentOf(database));
    }
    return life;
}

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    QDirIterator entries(from, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo entry(entries.next());
        const QString copy = to + u'/' + QDir(from).relativeFilePath(entry.filePath());
        if (entry.isDir() ? !QDir().mkpath(copy) : !QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(entry.filePath(), copy))
            qFatal("%s cannot be copied", qPrintable(entry.filePath()));
    }
}

} // namespace qd::test
