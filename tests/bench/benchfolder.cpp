#include "tests/bench/benchfolder.h"

#include "core/store/migrations.h"
#include "core/store/unitofwork.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace qd::bench {
namespace {

constexpr qint64 kMade = 1'700'000'000'000;
constexpr qint64 kInTheFarFuture = 4'000'000'000'000;
constexpr qint64 kAtOnce = 10'000;

void expect(bool done, const Error *error)
{
    if (!done)
        qFatal("%s: %s", qPrintable(error->code), qPrintable(error->detail));
}

// One of thirteen is held, one scheduled and one waits: one each for ten that are ready.
TaskDraft mixedDraftOf(qint64 number)
{
    TaskDraft draft = draftOf(number);
    draft.priority = int(number * 7919 % 11);
    draft.hold = number % 13 == 1;
    if (number % 13 == 2)
        draft.notBefore = kInTheFarFuture;
    if (number % 13 == 3)
        draft.spec.dependsOn = {QStringLiteral("key-%1").arg(number - 1)};
    return draft;
}

void fill(Store &store, qint64 tasks)
{
    for (qint64 first = 1; first <= tasks; first += kAtOnce) {
        const auto added =
            inUnitOfWork(store, kMade + first, QStringLiteral("bench"), [&](UnitOfWork &unit) -> Result<void> {
                for (qint64 number = first; number < std::min(first + kAtOnce, tasks + 1); ++number) {
                    if (auto task = unit.insert(mixedDraftOf(number), QStringLiteral("key-%1").arg(number)); !task)
                        return task.error();
                }
                return {};
            });
        expect(added.ok(), added ? nullptr : &added.error());
    }
}

} // namespace

BenchFolder::BenchFolder(const QString &root)
    : m_root(root), m_folder((QDir().mkpath(root), root + QStringLiteral("/run-XXXXXX")))
{
    if (!m_folder.isValid())
        qFatal("%s", qPrintable(m_folder.errorString()));
}

QString BenchFolder::newProfile() { return m_folder.filePath(QStringLiteral("profile-%1").arg(++m_made)); }

QString BenchFolder::newDatabase()
{
    const QString path = m_folder.filePath(QStringLiteral("%1.db").arg(++m_made));
    const auto store = openStore(path);
    const auto held = store->transact([&]() -> Result<void> {
        const auto lease = store->lease().acquire(QStringLiteral("bench"), 0, QStringLiteral("boot"), kMade);
        return lease ? Result<void>() : Result<void>(lease.error());
    });
    expect(held.ok(), held ? nullptr : &held.error());
    return path;
}

QString BenchFolder::queueOf(qint64 ready)
{
    const qint64 tasks = ready * 13 / 10;
    const QString path = m_root + QStringLiteral("/queue-%1-%2.db").arg(kSchemaVersion).arg(tasks);
    if (QFile::exists(path))
        return path;
    const QString unfinished = path + QStringLiteral(".new");
    QFile::remove(unfinished);
    auto store = openStore(unfinished);
    fill(*store, tasks);
    const auto moved = store->database().checkpoint();
    expect(moved.ok(), moved ? nullptr : &moved.error());
    store.reset();
    QFile::rename(unfinished, path);
    return path;
}

std::unique_ptr<Store> openStore(const QString &path)
{
    auto store = Store::open(path, QStringLiteral("bench"), kMade);
    expect(store.ok(), store ? nullptr : &store.error());
    return *std::move(store);
}

TaskDraft draftOf(qint64 number)
{
    TaskDraft draft;
    draft.spec.title = QStringLiteral("Count the words of document number %1").arg(number);
    draft.spec.kind = TaskKind::Rehearsal;
    draft.source = QStringLiteral("bench");
    return draft;
}

} // namespace qd::bench
