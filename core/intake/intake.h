#pragma once

#include "core/intake/tasksource.h"
#include "core/store/unitofwork.h"

#include <QJsonObject>

#include <optional>

namespace qd {

/// What a caller wants added, in the words of `tasks.add` and `tasks.preview`.
struct IntakeRequest {
    QStringList paths;
    std::vector<SourceDocument> documents;
    std::optional<Mode> mode; ///< these five replace what the files say
    std::optional<int> priority;
    std::optional<QString> agent;
    std::optional<bool> hold;
    std::optional<QString> key; ///< for a drop of one task; any other is refused with `key_for_many`
};

/// Errors (Permanent): `no_source`, `document_text` for half a character, `parameter_range` for a mode that is none,
/// `field_range` or `field_text` for an agent's name or a key that none can have.
[[nodiscard]] Result<IntakeRequest> intakeRequestOf(const QJsonObject &parameters);

/// Reads and parses everything a request names. Blocks as long as the disk does: for the reader's thread, never for
/// the core's. A drop as a whole is bounded too; what goes beyond is refused file by file: `drop_too_large`,
/// `too_many_rows`, `too_many_errors`.
[[nodiscard]] std::vector<ParsedFile> gather(const IntakeRequest &request);

/// What adding would do, row by row:
/// {rows[{source,row,title,kind,mode,priority,key,status,existing,field,code,detail}], total, ok, duplicate, invalid,
/// skipped}. A row's status is ok, duplicate, invalid, or skipped: not to be imported, without being wrong.
/// \param reader a connection of the calling thread
[[nodiscard]] Result<QJsonObject> preview(Database &reader, const std::vector<ParsedFile> &files);

/// Adds them: a file is one transaction, all of it or nothing. The same key with the same work is the task that is there
/// already; with other work it refuses the file, and so does a task that waits for one that nobody knows
/// (`dependency_unknown`) or for itself (`dependency_cycle`). If the store stops answering after it took some files, those are in the
/// answer and the rest is rejected with the store's error; if it took none, that error is returned. Core thread.
struct IntakeResult {
    QJsonObject answer; ///< {added[{id,number,key,duplicate}], rejected[{source,row,field,code,detail}], skipped[…]}
    std::vector<TaskSummary> tasks;
};
/// \param maxAttempts of tasks that do not say
[[nodiscard]] Result<IntakeResult> enqueue(Store &store, qint64 now, const QString &actor, const std::vector<ParsedFile> &files,
                                           int maxAttempts = TaskDraft::kDefaultMaxAttempts);

} // namespace qd
