#pragma once

#include "core/process/filedescriptor.h"

#include <QByteArray>
#include <QObject>

#include <memory>

class QSocketNotifier;

namespace qd {

/// Writes the standard input of an agent, as fast as it reads, and closes it. Part of an AgentProcess.
class InputStream : public QObject
{
    Q_OBJECT

public:
    InputStream();
    ~InputStream() override;

    /// \param fd does not block
    void feed(FileDescriptor fd, const QByteArray &bytes);
    void close();

private:
    void writeSome();

    FileDescriptor m_fd;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_bytes;
    qsizetype m_sent = 0;
};

} // namespace qd
