#pragma once

#include "core/rules/checkfacts.h"

namespace qd {

/// What there is to look at before an attempt. All paths are absolute.
struct BeforeQuestion {
    QString profile;   ///< its free space counts as well
    QString workspace; ///< where the work happens
    bool ownWorkspace = false; ///< the task names it, so that its working tree matters
    QStringList inputs;
    QStringList outputs;
};

/// What there is to look at after an attempt. All paths are absolute.
struct AfterQuestion {
    struct Text {
        QString name; ///< for people
        QString path;
    };
    QString workspace;
    QStringList outputs;
    std::vector<Text> texts; ///< of the agent, to be searched for error markers
    bool looksAtTree = false;
    QString copyStem; ///< copies of outputs are made beside it: "<stem>-1", "<stem>-2" …
};

struct AfterAnswer {
    struct Copy {
        QString name; ///< the file name of the output
        QString path; ///< whoever takes it removes it
    };
    AfterView view;
    std::vector<Copy> copies;
};

/// Looks at a task's places. Values in, values out; both may hang as long as a disk does, and so belong on a thread
/// that may wait.
[[nodiscard]] BeforeView look(const BeforeQuestion &question);
[[nodiscard]] AfterAnswer look(const AfterQuestion &question);

} // namespace qd
