#include "app/console/democontent.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QStandardPaths>

namespace qd {

QString demoProfile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/quarterdeck/demo");
}

Result<void> clearDemoProfile(const QStringList &locks)
{
    const QDir folder(demoProfile());
    bool emptied = true;
    for (const QFileInfo &entry : folder.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
        if (locks.contains(entry.absoluteFilePath()))
            continue;
        const bool isFolder = entry.isDir() && !entry.isSymLink();
        emptied = (isFolder ? QDir(entry.filePath()).removeRecursively() : QFile::remove(entry.filePath())) && emptied;
    }
    if (!emptied)
        return Error{QStringLiteral("profile_unusable"), ErrorCategory::Operator, QStringLiteral("%1 cannot be emptied").arg(folder.path())};
    return {};
}

QJsonObject demoTasks()
{
    const QDir folder(QStringLiteral(":/demo"));
    QJsonArray documents;
    for (const QString &name : folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            documents += QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("text"), QString::fromUtf8(file.readAll())}};
    }
    return {{QStringLiteral("documents"), documents}};
}

} // namespace qd
