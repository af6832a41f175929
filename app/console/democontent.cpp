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

Result<void> clearDemoProfile()
{
    QDir folder(demoProfile());
    if (folder.exists() && !folder.removeRecursively())
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
