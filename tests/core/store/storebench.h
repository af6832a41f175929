#pragma once

#include "core/store/taskreader.h"
#include "core/store/unitofwork.h"
#include "core/store/verifier.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace qd {

/// A store on a file of its own, in memory where there is such a place.
class StoreBench
{
public:
    StoreBench() { reopen(); }

    void reopen()
    {
        store.reset();
        auto opened = Store::open(path(), QStringLiteral("bench"), 1'000);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        store = *std::move(opened);
    }

    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("quarterdeck.db")); }
    [[nodiscard]] std::unique_ptr<Database> reader() const
    {
        auto opened = Database::open(path(), Database::Access::ReadOnly);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return *std::move(opened);
    }

    /// One task in one transaction. \return the error's code, empty = done
    QString add(const TaskDraft &draft, const QString &key, Task *added = nullptr, qint64 now = 1'000)
    {
        const auto done = inUnitOfWork(*store, now, QStringLiteral("test"), [&](UnitOfWork &unit) -> Result<void> {
            auto task = unit.insert(draft, key);
            if (!task)
                return task.error();
            if (added)
                *added = *std::move(task);
            return {};
        });
        return done ? QString() : done.error().code;
    }

    /// Claims a queued task and begins its first attempt.
    Attempt begin(Task &task)
    {
        Attempt attempt;
        attempt.task = task.id;
        attempt.number = 1;
        attempt.agent = QStringLiteral("command");
        const auto begun = inUnitOfWork(*store, 1, QStringLiteral("test"), [&](UnitOfWork &unit) -> Result<void> {
            if (auto claimed = unit.move(task, TaskEvent::Claim, {}); !claimed)
                return claimed;
            if (auto inserted = unit.store().attempts().insert(attempt, EffectClass::Pure); !inserted)
                return inserted;
            TaskStore::Change change;
            change.beginsAttempt = true;
            return unit.move(task, TaskEvent::Start, change);
        });
        if (!begun)
            qFatal("%s", qPrintable(begun.error().detail));
        return attempt;
    }

    static TaskDraft draft(const QString &title = QStringLiteral("title"))
    {
        TaskDraft draft;
        draft.spec.title = title;
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("true")};
        return draft;
    }

    static QString fastFolder()
    {
        const QString memory = QStringLiteral("/dev/shm");
        return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/quarterdeck-XXXXXX");
    }

    QTemporaryDir folder{fastFolder()};
    std::unique_ptr<Store> store;
};

/// The code of a failure, or "ok".
template <typename T>
[[nodiscard]] QString codeOf(const Result<T> &result)
{
    return result.ok() ? QStringLiteral("ok") : result.error().code;
}

} // namespace qd
