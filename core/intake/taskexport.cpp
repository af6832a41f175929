#include "core/intake/taskexport.h"

#include "core/api/draftcodec.h"
#include "core/intake/intakelimits.h"
#include "core/intake/taskkey.h"
#include "core/store/filesync.h"
#include "core/store/taskstore.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace qd {
namespace {

Error failed(const QFile &file)
{
    return {QStringLiteral("export_failed"), ErrorCategory::Transient, file.errorString()};
}

QJsonObject fieldsWithKey(const Task &task)
{
    const bool derived = task.key == derivedKey(task.specHash, task.mode);
    return fieldsOf(task, derived ? QString() : task.key);
}

Result<QByteArray> documentOf(Database &database, const std::vector<TaskId> &tasks)
{
    TaskStore store(database);
    QByteArray text = QByteArrayLiteral("{\"tasks\": [\n");
    for (size_t i = 0; i < tasks.size(); ++i) {
        const auto task = store.read(tasks[i]);
        if (!task)
            return task.error();
        text += QJsonDocument(fieldsWithKey(*task)).toJson(QJsonDocument::Indented).trimmed();
        text += i + 1 < tasks.size() ? QByteArrayLiteral(",\n") : QByteArrayLiteral("\n]}\n");
        if (text.size() > IntakeLimits::kFileBytes)
            return Error{QStringLiteral("file_too_large"), ErrorCategory::Permanent,
                         QStringLiteral("%1 tasks are more than %2 bytes").arg(tasks.size()).arg(IntakeLimits::kFileBytes)};
    }
    return text;
}

Result<void> write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)) {
        if (QFile::exists(path))
            return Error{QStringLiteral("file_exists"), ErrorCategory::Permanent, path};
        return failed(file);
    }
    const bool complete = file.write(text) == text.size() && file.flush();
    file.close();
    if (complete && file.error() == QFile::NoError && syncFile(path))
        return {};
    const Error why = failed(file);
    file.remove(); // half a file would be taken in as half of the work
    return why;
}

} // namespace

Result<QJsonObject> taskFields(Database &database, TaskId task)
{
    const auto read = TaskStore(database).read(task);
    if (!read)
        return read.error();
    return QJsonObject{{QStringLiteral("id"), displayId(task)}, {QStringLiteral("number"), task.value},
                       {QStringLiteral("state"), toText(read->state)}, {QStringLiteral("revision"), read->revision},
                       {QStringLiteral("fields"), fieldsWithKey(*read)}};
}

Result<QJsonObject> exportTasks(Database &database, const std::vector<TaskId> &tasks, const QString &path)
{
    if (!QDir::isAbsolutePath(path) || path.contains(QChar::Null))
        return Error{QStringLiteral("parameter_range"), ErrorCategory::Permanent, QStringLiteral("path")};
    const auto text = documentOf(database, tasks);
    if (!text)
        return text.error();
    if (auto written = write(path, *text); !written)
        return written.error();
    return QJsonObject{{QStringLiteral("path"), path}, {QStringLiteral("tasks"), qint64(tasks.size())}};
}

} // namespace qd
