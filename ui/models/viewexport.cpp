#include "ui/models/viewexport.h"

#include "ui/models/tasktext.h"

#include <QJsonArray>
#include <QSaveFile>
#include <QThread>

namespace qd {

struct ViewExport::File {
    QSaveFile file;
    bool isJson;
    bool isFirst = true;
    bool ok = true;

    explicit File(const QString &path) : file(path), isJson(path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) { }

    bool put(const QByteArray &bytes) { return file.write(bytes) == bytes.size(); }
    bool open() { return file.open(QIODevice::WriteOnly) && put(isJson ? QByteArray("[\n") : csvHead()); }
    bool add(const std::vector<TaskSummary> &rows)
    {
        if (rows.empty())
            return true;
        const bool separates = isJson && !std::exchange(isFirst, false);
        return put((separates ? QByteArray(",\n") : QByteArray()) + (isJson ? jsonRows(rows) : csvRows(rows)));
    }
    bool close() { return (!isJson || put("\n]\n")) && file.commit(); }
};

ViewExport::ViewExport(CoreLink &link, std::vector<TaskId> ids, const QString &path, QObject *parent)
    : QObject(parent), m_link(link), m_ids(std::move(ids)), m_file(std::make_shared<File>(path))
{
}

ViewExport::~ViewExport() = default;

// The signal that a thread has finished carries nothing: what it did stands in the file's own state.
void ViewExport::write(std::function<bool(File &)> job, std::function<void()> then)
{
    QThread *thread = QThread::create([file = m_file, job = std::move(job)] { file->ok = file->ok && job(*file); });
    connect(thread, &QThread::finished, this, [this, then = std::move(then)] {
        if (m_file->ok)
            then();
        else
            end(Error{QStringLiteral("file_unwritable"), ErrorCategory::Transient, m_file->file.errorString()});
    });
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

void ViewExport::step()
{
    if (m_stopped)
        return end(Error{QStringLiteral("cancelled"), ErrorCategory::Operator, QString()});
    Q_EMIT progressed(qint64(m_next), qint64(m_ids.size()));
    if (m_next == m_ids.size())
        return write([isNew = m_ids.empty()](File &file) { return (!isNew || file.open()) && file.close(); }, [this] { end(m_written); });
    QJsonArray numbers;
    for (const size_t stop = std::min(m_next + kPageRows, m_ids.size()); m_next < stop; ++m_next)
        numbers += m_ids[m_next].value;
    m_link.request(Operation::TasksPage, {{QStringLiteral("ids"), numbers}}, this,
                   [this](const Result<Payload> &result) { takePage(result); });
}

void ViewExport::takePage(const Result<Payload> &result)
{
    if (!result)
        return end(result.error());
    const auto *page = std::get_if<TaskPage>(&*result);
    std::vector<TaskSummary> rows = page ? page->rows : std::vector<TaskSummary>();
    m_written += qint64(rows.size());
    write([isFirst = m_next <= kPageRows, rows = std::move(rows)](File &file) { return (!isFirst || file.open()) && file.add(rows); },
          [this] { step(); });
}

void ViewExport::end(const Result<qint64> &result)
{
    m_file.reset(); // what was not committed is gone with it
    Q_EMIT finished(result);
}

} // namespace qd
