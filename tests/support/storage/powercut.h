#pragma once

#include "tests/support/fakerandom.h"
#include "tests/support/storage/storageop.h"

#include <QString>

#include <array>
#include <optional>

namespace qd::test {

/// What lies on a disk while a log is played to it, and what a power cut leaves of that: everything that was synced, and
/// of the rest any part in any order, down to a sector of 512 bytes of which only the beginning was written.
class PowerCut
{
public:
    enum class Disk {
        Honest,
        IgnoresLogSync, ///< sabotage: the log of SQLite is never really synced, as with synchronous=NORMAL
    };

    /// The files of one database; empty = not there.
    using Image = std::array<std::optional<QByteArray>, 3>;

    explicit PowerCut(Disk disk = Disk::Honest, Image found = {});

    void play(const StorageOp &op);

    /// What is left of `chance`: nothing that was not synced, all of it, or some.
    [[nodiscard]] Image cut(FakeRandom &chance) const;
    /// As after a clean end: all of it.
    [[nodiscard]] Image whole() const;

    /// Puts the files of an image under this name.
    static void layDown(const Image &image, const QString &database);
    /// The files as they lie there.
    [[nodiscard]] static Image pickUp(const QString &database);

private:
    struct File {
        std::optional<QByteArray> safe;
        StorageLog pending;
    };

    static void settle(File &file, StorageLog::iterator end);
    void syncFolder();

    Disk m_disk;
    std::array<File, 3> m_files;
};

} // namespace qd::test
