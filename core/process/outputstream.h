#pragma once

#include "core/process/filedescriptor.h"
#include "core/process/linesampler.h"
#include "core/process/outputspool.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

class QSocketNotifier;

namespace qd {

/// One output stream of an agent on its way into its file and, in samples, to the live log. Always drained, so that
/// an agent never blocks on us, and never more than a few chunks per turn of the event loop. Part of an AgentProcess.
class OutputStream : public QObject
{
    Q_OBJECT

public:
    OutputStream();
    ~OutputStream() override;

    [[nodiscard]] Result<void> open(const QString &path, qint64 limit);
    /// \param fd does not block
    void watch(FileDescriptor fd);
    /// Reads what is still in the pipe, and no further.
    [[nodiscard]] OutputReport finish();
    [[nodiscard]] qint64 linesSkipped() const { return m_sampler.skipped(); }

Q_SIGNALS:
    void alive();
    void lineArrived(const QByteArray &line);

private:
    [[nodiscard]] bool readChunk();
    void close();
    void show(const QList<QByteArray> &lines);

    FileDescriptor m_fd;
    std::unique_ptr<QSocketNotifier> m_notifier;
    OutputSpool m_spool;
    LineSampler m_sampler;
    QElapsedTimer m_age;
};

} // namespace qd
