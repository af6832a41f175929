#pragma once

#include "core/base/result.h"
#include "core/domain/artifact.h"

#include <QByteArray>
#include <QString>

#include <mutex>
#include <vector>

namespace qd {

/// Bytes under their own SHA-256: `<root>/ab/cdef…`. A file is complete, synced and named before any row speaks of
/// it, is never changed afterwards, and the same bytes are kept once. From every thread.
class ArtifactStore
{
public:
    explicit ArtifactStore(QString root) : m_root(std::move(root)) { }

    /// Errors: `artifact_unwritable` (Transient).
    [[nodiscard]] Result<Artifact> put(const QString &name, const QByteArray &bytes) const;
    /// As put() for a file of any size, which is moved in.
    [[nodiscard]] Result<Artifact> adopt(const QString &name, const QString &file) const;

    /// At most `limit` bytes from the start. Error `artifact_missing` (Internal).
    [[nodiscard]] Result<QByteArray> head(const Sha256 &hash, qint64 limit) const;
    /// All bytes, checked against their name. Errors `artifact_missing`, `artifact_changed` (Internal).
    [[nodiscard]] Result<QByteArray> read(const Sha256 &hash) const;
    /// Hashes the file afresh.
    [[nodiscard]] ArtifactStatus check(const Sha256 &hash) const;
    [[nodiscard]] QString pathOf(const Sha256 &hash) const;

    static constexpr int kFolders = 256; ///< by the first two characters of the hash
    /// What lies in one of the folders and was not written since `before` (wall ms UTC). Other names are left out.
    [[nodiscard]] std::vector<Sha256> olderThan(int folder, qint64 before) const;

private:
    [[nodiscard]] Result<void> place(const QString &file, const Sha256 &hash) const;
    [[nodiscard]] bool makeDurableFolder(const QString &folder) const;

    QString m_root;
    mutable std::mutex m_mutex;
    mutable bool m_rootIsOwed = true; ///< may hold folders that are not on the disk: of a program that was lost, or of us
};

} // namespace qd
