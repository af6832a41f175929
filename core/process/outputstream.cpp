#include "core/process/outputstream.h"

#include <QSocketNotifier>

#include <cerrno>

namespace qd {
namespace {

constexpr qsizetype kChunk = 64 * 1024;
constexpr int kChunksPerTurn = 4; // then the event loop gets its turn, however much the agent writes
constexpr int kChunksAtEnd = 64;  // more than a pipe holds; a process outside the tree could go on writing for ever

} // namespace

OutputStream::OutputStream() = default;
OutputStream::~OutputStream() = default;

Result<void> OutputStream::open(const QString &path, qint64 limit)
{
    return m_spool.open(path, limit);
}

void OutputStream::watch(FileDescriptor fd)
{
    m_fd = std::move(fd);
    m_age.start();
    m_notifier = std::make_unique<QSocketNotifier>(m_fd.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        for (int i = 0; i < kChunksPerTurn && readChunk(); ++i) { }
    });
}

OutputReport OutputStream::finish()
{
    for (int i = 0; i < kChunksAtEnd && readChunk(); ++i) { }
    close();
    show(m_sampler.finish());
    return m_spool.finish();
}

bool OutputStream::readChunk()
{
    if (!m_fd.isValid())
        return false;
    QByteArray chunk(kChunk, Qt::Uninitialized);
    const ssize_t count = ::read(m_fd.get(), chunk.data(), size_t(chunk.size()));
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return errno == EINTR;
    if (count <= 0) {
        close();
        return false;
    }
    chunk.truncate(count);
    m_spool.write(chunk);
    Q_EMIT alive();
    show(m_sampler.feed(chunk, m_age.elapsed()));
    return true;
}

void OutputStream::close()
{
    if (m_notifier)
        m_notifier->setEnabled(false);
    m_fd.reset();
}

void OutputStream::show(const QList<QByteArray> &lines)
{
    for (const QByteArray &line : lines)
        Q_EMIT lineArrived(line);
}

} // namespace qd
