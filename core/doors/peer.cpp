#include "core/doors/peer.h"

#include <array>

#include <pwd.h>
#include <sys/socket.h>

namespace qd {

std::optional<uid_t> peerUser(int socket)
{
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0)
        return std::nullopt;
    return credentials.uid;
}

QString userName(uid_t user)
{
    std::array<char, 16'384> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return QString::fromLocal8Bit(entry.pw_name);
    return QStringLiteral("uid-%1").arg(user);
}

} // namespace qd
