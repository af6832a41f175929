#include "app/qdeck/newfile.h"

#include <QFile>

namespace qd {

Result<void> writeNewFile(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    const auto failure = [&] {
        return Error{QStringLiteral("file_unwritable"), ErrorCategory::Permanent, QStringLiteral("%1: %2").arg(path, file.errorString())};
    };
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return failure();
    if (file.write(contents) == contents.size() && file.flush())
        return {};
    const Error error = failure();
    file.remove();
    return error;
}

} // namespace qd
