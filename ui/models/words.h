#pragma once

#include "core/domain/agent.h"
#include "core/domain/artifact.h"
#include "core/domain/attempt.h"
#include "core/domain/check.h"
#include "core/domain/controls.h"
#include "core/domain/logline.h"
#include "core/domain/tick.h"

#include <QStringList>

namespace qd {

// What the operator reads for the words of the core, translated. The stored words stay as they are.
[[nodiscard]] QString wordFor(TaskState state);
[[nodiscard]] QString wordFor(EngineState state);
[[nodiscard]] QString wordFor(RunWish wish);
[[nodiscard]] QString wordFor(Mode mode);
[[nodiscard]] QString wordFor(LogLevel level);
[[nodiscard]] QString wordFor(TaskKind kind);
[[nodiscard]] QString wordFor(Transport transport);
[[nodiscard]] QString wordFor(AttemptState state);
[[nodiscard]] QString wordFor(TickOutcome outcome);
[[nodiscard]] QString wordFor(ArtifactStatus status);
[[nodiscard]] QString wordFor(CheckResult result);

/// All words of one kind.
template <typename E>
[[nodiscard]] QStringList allWords()
{
    QStringList words;
    for (const auto &[value, stored] : EnumWords<E>::kWords)
        words += wordFor(value);
    return words;
}

/// How many tasks are in a state, to be one item of a list: "3 queued".
[[nodiscard]] QString countedText(TaskState state, qint64 count);

/// For every place where nothing was measured: never a zero that nobody counted.
[[nodiscard]] QString noDataYet();

/// Whether it is the daemon alone, which takes no tasks at the moment, that this task waits for.
[[nodiscard]] bool waitsForDaemon(const TaskSummary &task, const Controls &controls, qint64 now);

/// Why a task stands where it stands, in one sentence.
[[nodiscard]] QString whySentence(const TaskSummary &task, const Controls &controls, qint64 now);
} // namespace qd
