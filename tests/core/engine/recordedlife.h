#pragma once

#include "tests/core/engine/faultrig.h"
#include "tests/support/storage/contentdigest.h"
#include "tests/support/storage/powercut.h"

#include <QTemporaryDir>

namespace qd::test {

/// A scenario played once from its preparation to the end of the program, with all that it asked of the disk and with
/// what the database held each time somebody was told that something is stored.
struct RecordedLife {
    [[nodiscard]] static RecordedLife of(const FaultRig::Scenario &scenario);

    std::unique_ptr<QTemporaryDir> folder; ///< `artifacts` is in it
    StorageLog log;
    std::vector<Content> stored; ///< one for each mark in the log

    [[nodiscard]] QString artifacts() const { return folder->filePath(QStringLiteral("artifacts")); }
};

/// Copies a folder with all that is in it.
void copyFolder(const QString &from, const QString &to);

} // namespace qd::test
