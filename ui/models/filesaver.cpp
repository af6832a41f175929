#include "ui/models/filesaver.h"

#include <QSaveFile>
#include <QThread>

#include <memory>

namespace qd {
namespace {

Result<void> write(const QString &path, const QByteArray &contents)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() && file.commit())
        return {};
    return Error{QStringLiteral("file_unwritable"), ErrorCategory::Transient, file.errorString()};
}

} // namespace

void saveFile(const QString &path, std::function<QByteArray()> contents, QObject *context,
              std::function<void(const Result<void> &)> then)
{
    const auto result = std::make_shared<Result<void>>();
    QThread *thread = QThread::create([path, contents = std::move(contents), result] { *result = write(path, contents()); });
    QObject::connect(thread, &QThread::finished, context, [result, then = std::move(then)] { then(*result); });
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

} // namespace qd
