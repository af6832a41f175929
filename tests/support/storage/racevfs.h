#pragma once

namespace qd::test {

/// The disk of this process, which makes every checkpoint of SQLite wait a moment before it begins, and once more between
/// reading how far the log reaches and using that. No program can rely on being quick there. It shows
/// the race of SQLite before 3.51.3 in which a log that began anew is taken for the old one.
class RaceVfs
{
public:
    static constexpr int kMostPauseUs = 3'000;
    /// As the disk of everybody from here on. Before anything opens a database.
    static void install();
};

} // namespace qd::test
