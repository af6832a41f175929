#pragma once

#include "core/base/result.h"

#include <QString>

namespace qd {

/// A listening UNIX socket in a directory that only its owner can enter. Owned by PeerListener.
/// It does not use QLocalServer, which stops listening for good and removes its socket as soon as accepting fails
/// once for want of file descriptors.
class UnixListener
{
public:
    static constexpr int kMostPathBytes = 107; ///< sockaddr_un::sun_path without its end

    UnixListener() = default;
    UnixListener(const UnixListener &) = delete;
    UnixListener &operator=(const UnixListener &) = delete;
    ~UnixListener() { close(); }

    /// Creates the directory if it is not there. The caller holds the lock that goes with the path, so a socket file
    /// that nobody answers on is a leftover and is removed. Errors (Operator): `socket_path_too_long`,
    /// `socket_directory_unsafe`, `socket_path_taken`, `socket_failed`.
    [[nodiscard]] Result<void> listen(const QString &path);
    void close();

    /// The listening descriptor, non-blocking; -1 when closed.
    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// The next waiting connection (non-blocking, close-on-exec), or -1 with `errno` set.
    [[nodiscard]] int accept() const;

private:
    int m_descriptor = -1;
    QByteArray m_path;
};

} // namespace qd
