#include "core/store/retention.h"

#include "core/store/database.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace qd {

Result<int> removeStrayArtifacts(Database &database, const ArtifactStore &artifacts, int folder, qint64 before)
{
    int removed = 0;
    for (const Sha256 &hash : artifacts.olderThan(folder, before)) {
        const auto known = database.query("SELECT 1 FROM artifact WHERE sha256 = ?", {hash.hex()});
        if (!known)
            return known.error();
        if (known->empty())
            removed += QFile::remove(artifacts.pathOf(hash)) ? 1 : 0;
    }
    return removed;
}

int removeOldFiles(const QString &folder, qint64 before)
{
    int removed = 0;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        if (file.lastModified().toMSecsSinceEpoch() < before)
            removed += QFile::remove(file.filePath()) ? 1 : 0;
    }
    return removed;
}

} // namespace qd
