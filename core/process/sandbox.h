#pragma once

#include <QString>
#include <QStringList>

namespace qd {

/// How a program is confined: by bubblewrap, under qdeck-agentbox. It sees the system's programs and libraries
/// read-only, a short list of harmless files of /etc, an empty /tmp of its own, its directory, and nothing else: no
/// home, no profile, no other process, and qdeck-agentbox leaves it none of the session's keys. It may make no new
/// namespaces and has no capabilities. Whatever else is there, as /proc and the folders above, is read-only.
struct SandboxSpec {
    static constexpr qint64 kScratchBytes = 256 * 1024 * 1024; ///< of its /tmp
    static constexpr qint64 kSharedBytes = 64 * 1024 * 1024;   ///< of memory that its processes share by /dev/shm

    QString program;              ///< bubblewrap: absolute path
    bool network = false;         ///< may it reach the network
    bool readOnly = false;        ///< may it only read its directory
    QStringList readableFiles;    ///< absolute paths besides: the text of its task, the program itself
    QString hidden;               ///< a folder that it must not see, though its directory may be above it; empty = none

    friend bool operator==(const SandboxSpec &, const SandboxSpec &) = default;
};

/// Why no sandbox can be built around this directory, in English; empty if one can. A directory that is the system,
/// or that is inside of the hidden folder, would be no confinement.
/// \param directory absolute, exists  \param allowed the folder inside of `hidden` in which work is allowed
[[nodiscard]] QString sandboxFault(const QString &directory, const QString &hidden, const QString &allowed);

/// The arguments of bubblewrap, up to and with the "--" before the program.
[[nodiscard]] QStringList sandboxArguments(const SandboxSpec &sandbox, const QString &directory);

/// The bubblewrap of this machine, if it can build such a sandbox here; otherwise empty. Starts it once and waits up
/// to two seconds for the answer. Every thread.
[[nodiscard]] QString findSandbox();

/// As above, for the program at this path.
[[nodiscard]] bool canSandbox(const QString &program);

} // namespace qd
