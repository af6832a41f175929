#pragma once

#include <QString>

#include <optional>

#include <sys/types.h>

namespace qd {

/// Who is at the other end of a connected UNIX socket, as the kernel saw it when the connection was made.
[[nodiscard]] std::optional<uid_t> peerUser(int socket);

/// The login name; "uid-1000" for a user without one.
[[nodiscard]] QString userName(uid_t user);

} // namespace qd
