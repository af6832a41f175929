#include "core/process/boxlauncher.h"

#include "core/process/boxprotocol.h"

#include <QFile>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <vector>

extern "C" {
#include <sys/pidfd.h> // glibc 2.36 forgot to say so itself
}

namespace qd {
namespace {

// Above the numbers that the box gets, so that placing one of them cannot overwrite another.
constexpr int kLowestDescriptor = 16;

struct Pair {
    FileDescriptor ours;
    FileDescriptor theirs;
};

FileDescriptor raised(int fd)
{
    const FileDescriptor low(fd);
    return FileDescriptor(::fcntl(low.get(), F_DUPFD_CLOEXEC, kLowestDescriptor));
}

void makeNonBlocking(const FileDescriptor &fd)
{
    ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) | O_NONBLOCK);
}

/// \param ourEnd 0 if we read, 1 if we write
Pair makePipe(int ourEnd)
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return {};
    Pair pair{raised(ends[size_t(ourEnd)]), raised(ends[size_t(1 - ourEnd)])};
    makeNonBlocking(pair.ours);
    return pair;
}

Pair makeChannel()
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return {};
    return {raised(ends[0]), raised(ends[1])};
}

/// What posix_spawn is to do between fork and exec.
class SpawnSettings
{
public:
    SpawnSettings()
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t all;
        sigset_t none;
        sigfillset(&all);
        sigemptyset(&none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    SpawnSettings(const SpawnSettings &) = delete;
    SpawnSettings &operator=(const SpawnSettings &) = delete;
    ~SpawnSettings()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }

    void place(const FileDescriptor &fd, int number)
    {
        ::posix_spawn_file_actions_adddup2(&m_actions, fd.get(), number);
    }
    void changeDirectory(const QByteArray &path)
    {
        ::posix_spawn_file_actions_addchdir_np(&m_actions, path.constData());
    }
    void closeFrom(int number) { ::posix_spawn_file_actions_addclosefrom_np(&m_actions, number); }

    /// 0 or an errno.
    int spawn(pid_t &pid, const QList<QByteArray> &command, const QList<QByteArray> &environment) const
    {
        return ::posix_spawn(&pid, command.first().constData(), &m_actions, &m_attributes,
                             pointers(command).data(), pointers(environment).data());
    }

private:
    static std::vector<char *> pointers(const QList<QByteArray> &texts)
    {
        std::vector<char *> list;
        for (const QByteArray &text : texts)
            list.push_back(const_cast<char *>(text.constData())); // posix_spawn wants it so and does not write
        list.push_back(nullptr);
        return list;
    }

    posix_spawn_file_actions_t m_actions;
    posix_spawnattr_t m_attributes;
};

Error startError(int error)
{
    const ErrorCategory category = error == E2BIG ? ErrorCategory::Permanent : ErrorCategory::Transient;
    return {QStringLiteral("box_start_failed"), category,
            QStringLiteral("the agentbox could not be started: ") + qt_error_string(error)};
}

} // namespace

Result<Box> launchBox(const QString &boxProgram, const LaunchPlan &plan)
{
    Pair channel = makeChannel();
    Pair proof = makePipe(0);
    Pair input = makePipe(1);
    Pair output = makePipe(0);
    Pair errorOutput = makePipe(0);
    for (const Pair *pair : {&channel, &proof, &input, &output, &errorOutput}) {
        if (!pair->ours.isValid() || !pair->theirs.isValid())
            return startError(EMFILE);
    }
    SpawnSettings settings;
    settings.changeDirectory(plan.directory);
    settings.place(input.theirs, STDIN_FILENO);
    settings.place(output.theirs, STDOUT_FILENO);
    settings.place(errorOutput.theirs, STDERR_FILENO);
    settings.place(channel.theirs, kBoxChannel);
    settings.place(proof.theirs, kBoxProof);
    settings.closeFrom(kBoxProof + 1);

    pid_t pid = 0;
    const QList<QByteArray> command
        = QList<QByteArray>{QFile::encodeName(boxProgram), QByteArray::number(::getpid()), plan.sandboxed ? kBoxSandbox : kBoxPlain}
            + plan.command;
    if (const int error = settings.spawn(pid, command, plan.environment))
        return startError(error);
    const auto stat = readStat(pid);
    return Box{stat ? stat->id : ProcessId{pid, 0}, FileDescriptor(::pidfd_open(pid, 0)), std::move(channel.ours),
               std::move(proof.ours), std::move(input.ours), std::move(output.ours), std::move(errorOutput.ours)};
}

} // namespace qd
