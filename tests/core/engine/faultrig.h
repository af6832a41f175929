#pragma once

#include "tests/support/enginebench.h"

#include <QStringList>

#include <functional>

namespace qd {

/// "The n-th call of the database fails", for every n: a scenario is played again and again on fresh stores until it
/// gets through without meeting the failure, and after each play the store must be whole and the next step recover.
class FaultRig
{
public:
    enum class Fault {
        Once,
        OnceWritten,       ///< a COMMIT among the calls is said to have failed although it was written
        Persistent,        ///< from the n-th call on all fail, even ROLLBACK
        PersistentWritten,
        HalfKept,          ///< sabotage: what the transaction had written before the failure stays
    };

    struct Scenario {
        std::function<void(EngineBench &)> prepare;
        std::function<void(EngineBench &)> act;
        /// Without faults, after the failure. Repeats what a person or an engine would do next.
        std::function<void(EngineBench &)> recover;
        /// What is wrong at the very end; empty = nothing.
        std::function<QString(EngineBench &)> judge;
    };

    /// \return what was wrong, with the number of the call; empty = nothing
    [[nodiscard]] static QStringList play(const Scenario &scenario, Fault fault);

    /// What is not whole in the store.
    [[nodiscard]] static QStringList check(EngineBench &bench);

    /// Steps, lets every agent succeed and lets time pass, until nothing is left to do.
    static void workOff(EngineBench &bench);
};

} // namespace qd
