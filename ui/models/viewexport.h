#pragma once

#include "ui/link/corelink.h"

#include <QObject>

#include <memory>

class QSaveFile;

namespace qd {

/// Writes the rows of a frozen list to a file: pages of the core one after the other, on threads of their own, because a
/// disk may be slow. The file is there as a whole or not at all. A name that ends with .json gets JSON, any other CSV.
/// GUI thread; destroyed by its owner after finished().
class ViewExport : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPageRows = 1'000; ///< the core gives no more at once

    ViewExport(CoreLink &link, std::vector<TaskId> ids, const QString &path, QObject *parent = nullptr);
    ~ViewExport() override;

    void start() { step(); }
    /// Ends soon, with the error `cancelled`.
    void stop() { m_stopped = true; }

Q_SIGNALS:
    void progressed(qint64 rows, qint64 of);
    /// How many rows were written; tasks that were gone are left out. Errors: those of tasks.page, `file_unwritable`,
    /// `cancelled`.
    void finished(const qd::Result<qint64> &rows);

private:
    struct File;

    void step();
    void takePage(const Result<Payload> &result);
    void write(std::function<bool(File &)> job, std::function<void()> then);
    void end(const Result<qint64> &result);

    CoreLink &m_link;
    std::vector<TaskId> m_ids;
    size_t m_next = 0;
    qint64 m_written = 0;
    bool m_stopped = false;
    std::shared_ptr<File> m_file; ///< used by one thread at a time
};

} // namespace qd
