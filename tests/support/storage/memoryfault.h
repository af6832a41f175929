#pragma once

namespace qd::test {

/// Stands between SQLite and the memory of this process and refuses some of it. Qt's own memory is not touched.
class MemoryFault
{
public:
    /// Before anything else asks SQLite for something.
    static void install();

    /// The n-th request from here on is refused, or all from it on.
    static void failAt(int n, bool forGood);
    /// No request is refused any more. \return was one?
    static bool heal();
    /// How many requests there were since failAt().
    [[nodiscard]] static int requests();
};

} // namespace qd::test
