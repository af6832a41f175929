#include "core/process/sandbox.h"

#include "core/process/filedescriptor.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <vector>

extern "C" {
#include <sys/pidfd.h> // glibc 2.36 forgot to say so itself
}

namespace qd {
namespace {

constexpr int kProbeMs = 2'000;

constexpr const char *kPrograms[] = {"/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap"};

// Where programs and libraries are; links in most systems.
constexpr const char *kLinked[] = {"/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"};

// Of /etc only what programs need to run at all, to find names and to trust certificates. Keys, shadow passwords and
// the settings of services stay outside.
constexpr const char *kSettings[] = {
    "/etc/alternatives", "/etc/ca-certificates", "/etc/group", "/etc/host.conf", "/etc/hosts", "/etc/ld.so.cache",
    "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/mime.types", "/etc/nsswitch.conf", "/etc/passwd",
    "/etc/pki/tls/certs", "/etc/protocols", "/etc/resolv.conf", "/etc/services", "/etc/ssl/certs",
    "/etc/ssl/openssl.cnf", "/etc/timezone"};

constexpr const char *kSystem[] = {"/usr", "/etc", "/proc", "/sys", "/dev", "/boot", "/bin", "/sbin", "/lib", "/lib32",
                                   "/lib64", "/libx32"};

/// Is `path` this folder, or inside of it?
bool isWithin(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

QString canonical(const QString &path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    return real.isEmpty() ? QDir::cleanPath(path) : real;
}

void addSystem(QStringList &arguments)
{
    arguments << QStringLiteral("--ro-bind") << QStringLiteral("/usr") << QStringLiteral("/usr");
    for (const char *path : kLinked) {
        const QFileInfo info(QString::fromLatin1(path));
        if (info.isSymLink())
            arguments << QStringLiteral("--symlink") << QFile::symLinkTarget(info.filePath()) << info.filePath();
        else if (info.isDir())
            arguments << QStringLiteral("--ro-bind") << info.filePath() << info.filePath();
    }
    for (const char *path : kSettings)
        arguments << QStringLiteral("--ro-bind-try") << QString::fromLatin1(path) << QString::fromLatin1(path);
}

// For the superuser, settings of the kernel below /proc are files like others, and bubblewrap leaves them writable.
void addDevices(QStringList &arguments)
{
    arguments << QStringLiteral("--proc") << QStringLiteral("/proc") << QStringLiteral("--remount-ro") << QStringLiteral("/proc")
              << QStringLiteral("--dev") << QStringLiteral("/dev")
              << QStringLiteral("--size") << QString::number(SandboxSpec::kSharedBytes)
              << QStringLiteral("--tmpfs") << QStringLiteral("/dev/shm") << QStringLiteral("--remount-ro") << QStringLiteral("/dev");
}

// The work may be above the profile, as a home is.
void addMask(const SandboxSpec &sandbox, const QString &directory, QStringList &arguments)
{
    const QString hidden = canonical(sandbox.hidden);
    const QString work = canonical(directory);
    if (sandbox.hidden.isEmpty() || hidden == work || !isWithin(hidden, work))
        return;
    arguments << QStringLiteral("--size") << QStringLiteral("4096") << QStringLiteral("--tmpfs")
              << QDir::cleanPath(directory + u'/' + QDir(work).relativeFilePath(hidden));
}

bool exitsWell(pid_t pid)
{
    const FileDescriptor process(::pidfd_open(pid, 0));
    pollfd ended{process.get(), POLLIN, 0};
    if (::poll(&ended, 1, kProbeMs) <= 0)
        ::kill(pid, SIGKILL);
    int status = -1;
    return ::waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

QString sandboxFault(const QString &directory, const QString &hidden, const QString &allowed)
{
    const QString work = canonical(directory);
    const auto isSystem = [&work](const char *path) { return isWithin(work, canonical(QString::fromLatin1(path))); };
    if (work == QLatin1String("/") || std::any_of(std::begin(kSystem), std::end(kSystem), isSystem))
        return QStringLiteral("a part of the system is no place to work in: ") + directory;
    if (!hidden.isEmpty() && isWithin(work, canonical(hidden)) && !isWithin(work, canonical(allowed)))
        return QStringLiteral("an agent must not see the folder of the profile: ") + directory;
    return {};
}

QStringList sandboxArguments(const SandboxSpec &sandbox, const QString &directory)
{
    // The environment comes from whoever starts bubblewrap, who has built it from nothing: as arguments its values
    // could be read by everybody on this machine.
    QStringList arguments{QStringLiteral("--unshare-user"), QStringLiteral("--unshare-ipc"),
                          QStringLiteral("--unshare-pid"), QStringLiteral("--unshare-uts"),
                          QStringLiteral("--unshare-cgroup-try"), QStringLiteral("--disable-userns"),
                          QStringLiteral("--cap-drop"), QStringLiteral("ALL"), QStringLiteral("--die-with-parent"),
                          QStringLiteral("--new-session")};
    if (!sandbox.network)
        arguments << QStringLiteral("--unshare-net");
    addSystem(arguments);
    addDevices(arguments);
    arguments << QStringLiteral("--size") << QString::number(SandboxSpec::kScratchBytes)
              << QStringLiteral("--tmpfs") << QStringLiteral("/tmp")
              << (sandbox.readOnly ? QStringLiteral("--ro-bind") : QStringLiteral("--bind")) << directory << directory;
    addMask(sandbox, directory, arguments);
    for (const QString &file : sandbox.readableFiles)
        arguments << QStringLiteral("--ro-bind") << file << file;
    // Every mount point is made by now. What is below keeps its own rights; the rest would be memory without a limit.
    arguments << QStringLiteral("--remount-ro") << QStringLiteral("/");
    return arguments << QStringLiteral("--chdir") << directory << QStringLiteral("--");
}

QString findSandbox()
{
    for (const char *path : kPrograms) {
        const QString program = QString::fromLatin1(path);
        if (QFileInfo(program).isExecutable())
            return canSandbox(program) ? program : QString();
    }
    return {};
}

// Whether a kernel lets this user make namespaces can only be found out by asking it.
bool canSandbox(const QString &program)
{
    const QString directory = QStringLiteral("/usr");
    const QStringList command = QStringList{program} + sandboxArguments({program, false, true, {}, {}}, directory)
        + QStringList{QStringLiteral("/usr/bin/true")};
    std::vector<QByteArray> bytes;
    for (const QString &argument : command)
        bytes.push_back(argument.toUtf8());
    std::vector<char *> arguments;
    for (QByteArray &argument : bytes)
        arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    char *environment[] = {nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    pid_t pid = 0;
    const int error = ::posix_spawn(&pid, arguments[0], &actions, nullptr, arguments.data(), environment);
    ::posix_spawn_file_actions_destroy(&actions);
    return error == 0 && exitsWell(pid);
}

} // namespace qd
