#include "core/process/outputspool.h"

#include <algorithm>

namespace qd {

Result<void> OutputSpool::open(const QString &path, qint64 limit)
{
    m_limit = limit;
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                     QFile::ReadOwner | QFile::WriteOwner)) {
        return Error{QStringLiteral("spool_failed"), ErrorCategory::Transient,
                     QStringLiteral("no file for the output: ") + m_file.errorString()};
    }
    return {};
}

void OutputSpool::write(const QByteArray &bytes)
{
    m_bytes += bytes.size();
    const qint64 room = std::min<qint64>(bytes.size(), m_limit - m_kept);
    if (room <= 0)
        return;
    const qint64 written = m_file.write(bytes.constData(), room);
    m_kept += std::max<qint64>(written, 0);
    if (written < room)
        m_limit = m_kept; // a full disk: the file is to be one piece of the stream, so it ends here
}

OutputReport OutputSpool::finish()
{
    const qint64 dropped = m_bytes - m_kept;
    if (dropped > 0)
        m_file.write("\n[cut here: " + QByteArray::number(dropped) + " more bytes were not kept]\n");
    m_file.close();
    if (m_bytes == 0) {
        m_file.remove();
        return {};
    }
    return {m_file.fileName(), m_bytes, dropped};
}

} // namespace qd
