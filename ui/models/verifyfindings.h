#pragma once

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace qd {

/// One thing that was looked at by `store.verify`, in words for the operator.
struct VerifyFinding {
    enum class State {
        Whole,
        NotWhole,
        Unknown, ///< there is nothing to compare it with, or the daemon did not say
    };

    const char *id; ///< stable: database, journal, anchor, artifacts, consistency
    QString what;
    State state = State::Unknown;
    QString figures;     ///< how much was looked at, and what of it is not as it was
    QString todo;        ///< empty if it is whole
    QStringList details; ///< as the core says them, one by one: hashes, rows, words of SQLite. Foreign text
};

/// The answer of `store.verify`, one by one, always in the same order.
[[nodiscard]] std::vector<VerifyFinding> verifyFindings(const QJsonObject &answer);

/// All of it as plain text, to be given to others.
[[nodiscard]] QString verifyText(const std::vector<VerifyFinding> &findings);

/// "whole", "not whole", "not known".
[[nodiscard]] QString wordFor(VerifyFinding::State state);

} // namespace qd
