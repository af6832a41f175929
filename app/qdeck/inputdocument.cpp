#include "app/qdeck/inputdocument.h"

#include <QStringDecoder>

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace qd {

// Not QFile: of a pipe it gives what is there at this moment, and leaves the rest.
Result<QByteArray> readToEnd(int fd)
{
    QByteArray bytes(kMostInputBytes + 1, Qt::Uninitialized);
    qsizetype length = 0;
    while (length < bytes.size()) {
        const ssize_t got = ::read(fd, bytes.data() + length, size_t(bytes.size() - length));
        if (got == 0)
            break;
        if (got > 0) {
            length += got;
        } else if (errno == EAGAIN) { // whoever gave it to us does not wait in it
            pollfd ready{fd, POLLIN, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return Error{QStringLiteral("input_unreadable"), ErrorCategory::Permanent, qt_error_string(errno)};
        }
    }
    bytes.truncate(length);
    return bytes;
}

Result<QJsonObject> documentFrom(const QByteArray &bytes)
{
    if (bytes.size() > kMostInputBytes)
        return Error{QStringLiteral("input_too_large"), ErrorCategory::Permanent,
                     QStringLiteral("standard input has more than %1 bytes").arg(kMostInputBytes)};
    // Stateless: half a character at the end is an error, not something to wait for.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(bytes);
    if (decode.hasError())
        return Error{QStringLiteral("input_not_utf8"), ErrorCategory::Permanent,
                     QStringLiteral("standard input is not UTF-8")};
    return QJsonObject{{QStringLiteral("name"), QStringLiteral("standard-input")}, {QStringLiteral("text"), text}};
}

} // namespace qd
