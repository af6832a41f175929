#pragma once

#include "core/base/result.h"
#include "core/domain/task.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace qd {

/// Bytes that are to become tasks, and where they came from.
struct SourceDocument {
    QString name; ///< the path as it was given, or "console", "-", …; its suffix helps to tell the format
    QByteArray bytes;
    QString directory; ///< absolute; relative workspaces are seen from here. Empty = the bytes are not from a file
};

/// One good row.
struct ParsedRow {
    TaskDraft draft;
    int row = 1; ///< 1 …, in the order of the file
};

/// One thing that is wrong.
struct RowError {
    QString source;
    int row = 0;   ///< 0 = the file as a whole
    QString field; ///< empty = the row as a whole; plain and short even if the file's author was hostile
    Error error;
};

/// What a document holds. A file is all or nothing: whoever takes the rows first looks whether there are errors.
struct ParsedFile {
    QString name;
    std::vector<ParsedRow> rows;
    std::vector<RowError> errors;
    std::vector<RowError> skipped; ///< rows that are not to be imported, and why; no fault of the file
    bool isProse = false; ///< plain text, and so one task at most
};

/// The files that a drop means.
struct ExpandedPaths {
    QStringList files;
    std::vector<RowError> errors; ///< `folder_empty`, `folder_unreadable`, `too_many_files`
};

/// Reads a regular file of at most IntakeLimits::kFileBytes. Never waits for a writer, never follows a link in the last
/// part of the path and never wakes a device. For the pool or the command line: it blocks for as long as the disk does.
/// Errors: `file_missing`, `file_denied`, `file_symlink`, `file_directory`, `file_fifo`, `file_device`, `file_socket`,
/// `file_pseudo` (/proc, /sys), `file_too_large`, `file_name`, `file_unreadable`; `file_changed` (Transient) when
/// somebody wrote to it meanwhile.
[[nodiscard]] Result<SourceDocument> readTaskFile(const QString &path);

/// Folders become the task files directly inside them (taskFileSuffixes(); not hidden ones), sorted by name;
/// everything else stays as it is, each path once. Links inside a folder are listed, so that reading refuses them
/// aloud; folders inside a folder are not entered: dropping a project must not import its documentation.
[[nodiscard]] ExpandedPaths expandPaths(const QStringList &paths);

} // namespace qd
