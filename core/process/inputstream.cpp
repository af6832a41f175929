#include "core/process/inputstream.h"

#include <QSocketNotifier>

#include <cerrno>

namespace qd {

InputStream::InputStream() = default;
InputStream::~InputStream() = default;

void InputStream::feed(FileDescriptor fd, const QByteArray &bytes)
{
    m_fd = std::move(fd);
    m_bytes = bytes;
    m_notifier = std::make_unique<QSocketNotifier>(m_fd.get(), QSocketNotifier::Write);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &InputStream::writeSome);
}

void InputStream::close()
{
    if (m_notifier)
        m_notifier->setEnabled(false);
    m_fd.reset();
    m_bytes.clear();
}

void InputStream::writeSome()
{
    while (m_sent < m_bytes.size()) {
        const ssize_t count = ::write(m_fd.get(), m_bytes.constData() + m_sent, size_t(m_bytes.size() - m_sent));
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (count < 0)
            break; // the agent does not want to read it; that is its own affair
        m_sent += count;
    }
    close();
}

} // namespace qd
