#pragma once

#include "core/domain/agent.h"
#include "core/domain/attempt.h"

#include <optional>
#include <vector>

namespace qd {

/// A directory under version control, as it was seen. Nothing in it is older than the look.
struct TreeView {
    bool seen = false;
    bool expected = false; ///< unless seen: it should have been, and `whyNot` is worth a warning
    QString whyNot;        ///< unless seen: the reason, in English
    QString head;          ///< the newest commit, in hex; empty before the first
    int changed = 0;       ///< paths that differ from it, new ones included
    QString first;         ///< one of them. Untrusted
};

/// How much room there is in one place.
struct SpaceView {
    QString place;                  ///< "profile", "workspace"
    std::optional<int> freePercent; ///< 0–100; empty: it could not be asked
};

/// What surrounds a claim, looked at outside of the store.
struct BeforeView {
    bool answered = false;     ///< false: nobody could look in time, and the members below say nothing
    QString whyNot;            ///< unless answered
    QStringList missingInputs; ///< "<path>: <reason>" each. Untrusted
    QStringList badPlaces;     ///< outputs that could not be written where they should: "<path>: <reason>". Untrusted
    std::vector<SpaceView> space;
    TreeView tree;
};

/// One declared output, after the deed.
struct OutputView {
    QString path;      ///< absolute. Untrusted
    QString fault;     ///< why it is no regular file inside the workspace; empty: it is one
    qint64 size = 0;   ///< bytes
    Sha256 hash;       ///< null: too large to be read in the time there is
    bool kept = false; ///< small enough to be kept as an artifact
};

/// What an attempt left behind, looked at outside of the store.
struct AfterView {
    bool answered = false;           ///< false: nobody could look in time, and the members below say nothing
    QString whyNot;                  ///< unless answered
    std::vector<OutputView> outputs; ///< in the order in which they were declared
    QStringList markers; ///< "<word> in <file>, line <n>", the first of each text. Untrusted
    int texts = 0;       ///< how many texts were searched for markers
    qint64 textBytes = 0;
    TreeView tree;
};

/// What the program said that a task names to verify its result.
struct Verdict {
    bool passed = false;
    QString detail; ///< "exit code 2", "no such program: …". Untrusted
};

/// Everything that decides the ten checks before an attempt.
struct PreFacts {
    const Task &task;    ///< as read in the transaction that is to start it
    qint64 leaseEpoch = 0;
    int schemaFound = 0; ///< of the store that answered
    int schemaNeeded = 0;
    int dependencies = 0;         ///< how many tasks it waits for
    QStringList openDependencies = {}; ///< those that have not succeeded, as the author wrote them
    QStringList conflicts = {}; ///< "T-3 writes <path> too": of attempts that run at this moment
    int others = 0;        ///< attempts that run at this moment
    const AgentStatus *agent = nullptr; ///< nullptr: nobody has this name any more
    bool hasTransport = false;          ///< this program has such a hand
    bool rests = false;                 ///< it has failed too often in a row and takes nothing for a while
    int slotsTaken = 0;                 ///< of the agent, without this attempt
    const BeforeView &view;
};

/// Everything that decides the eight checks after an attempt whose agent has answered that it went well.
struct PostFacts {
    const Task &task;
    const Attempt &attempt;
    bool performed = false; ///< and not only written down
    QString answer;         ///< the agent's one line. Untrusted
    std::optional<Verdict> verdict; ///< empty: nothing was verified
    const TreeView &treeBefore;
    const AfterView &view;
    qint64 endedAt = 0;   ///< wall ms UTC
    int filesNotKept = 0; ///< files of the attempt that could not be moved into the artifact store
};

} // namespace qd
