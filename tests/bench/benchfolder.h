#pragma once

#include "core/store/store.h"

#include <QTemporaryDir>

#include <memory>

namespace qd::bench {

/// Where the benchmarks have their databases: on the disk that is to be measured. What a run makes goes with it; the
/// long queues stay for the next time, because making a million tasks takes longer than measuring them.
class BenchFolder
{
public:
    explicit BenchFolder(const QString &root);

    /// The path of a new profile.
    [[nodiscard]] QString newProfile();
    /// The path of a new database with the product's tables and an engine that holds the lease.
    [[nodiscard]] QString newDatabase();
    /// The path of a queue in which so many tasks are ready for the agent `rehearsal`, and beside them, for each ten of
    /// those, one each that is held, one that is scheduled and one that waits for another. Nobody may change it.
    [[nodiscard]] QString queueOf(qint64 ready);

private:
    QString m_root;
    QTemporaryDir m_folder;
    int m_made = 0;
};

/// Ends the program if the database cannot be opened.
[[nodiscard]] std::unique_ptr<Store> openStore(const QString &path);

/// The n-th task: 65 bytes of text, like the work of the peers that the targets come from.
[[nodiscard]] TaskDraft draftOf(qint64 number);

} // namespace qd::bench
