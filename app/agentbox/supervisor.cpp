#include "app/agentbox/supervisor.h"

#include "core/process/treesweep.h"

#include <fcntl.h>
#include <linux/keyctl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>

namespace qd {
namespace {

constexpr int kGraceOfSignalMs = 2'000;
constexpr int kLongestGraceMs = 600'000;
constexpr int kNapMs = 5;
constexpr int kAgentNiceness = 10; // whoever has to stop an agent that takes every processor goes before it
constexpr std::chrono::seconds kSweepLimit{5}; // a process in an uninterruptible wait may never die

sigset_t watchedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGPIPE})
        sigaddset(&set, signal);
    return set;
}

int millisecondsUntil(std::chrono::steady_clock::time_point moment)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(moment - std::chrono::steady_clock::now());
    return int(std::max<std::int64_t>(left.count(), 0));
}

/// The niceness of a process counts inside its session only, where the kernel groups by session; so both are set.
void giveWay()
{
    ::setpriority(PRIO_PROCESS, 0, kAgentNiceness);
    const int group = ::open("/proc/self/autogroup", O_WRONLY | O_CLOEXEC);
    const std::string text = std::to_string(kAgentNiceness);
    [[maybe_unused]] const ssize_t written = ::write(group, text.data(), text.size());
    ::close(group);
}

/// The keys of this user's session are not for a sandbox: an empty keyring takes their place. False with errno if it
/// would keep them. Where a kernel has no keys, or refuses to speak of them to us, it does so to the agent as well.
bool leavesKeys()
{
    return ::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr) >= 0 || errno == ENOSYS || errno == EPERM;
}

TreeTarget everythingBelow()
{
    const auto self = readStat(::getpid());
    TreeTarget target;
    target.root = self ? self->id : ProcessId{};
    return target;
}

} // namespace

bool Supervisor::prepare(pid_t owner)
{
    const sigset_t watched = watchedSignals();
    ::sigprocmask(SIG_SETMASK, &watched, nullptr);
    m_signals = FileDescriptor(::signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK));
    // HUP means "the owner is gone"; a leader of a session without a terminal gets none otherwise.
    const bool ok = m_signals.isValid() && ::prctl(PR_SET_PDEATHSIG, SIGHUP, 0, 0, 0) == 0
        && ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0;
    ::setsid(); // fails only if this process leads a session already
    return ok && ::getppid() == owner;
}

void Supervisor::run(char *const *arguments)
{
    m_endedAt = Clock::now();
    if (const int error = execute(arguments)) {
        report("failed " + std::to_string(error));
        m_programEnded = true;
    } else {
        report("started " + std::to_string(m_program.pid) + ' ' + std::to_string(m_program.startTime));
        // Only the agent and its own may hold its streams open.
        const FileDescriptor null(::open("/dev/null", O_RDWR | O_CLOEXEC));
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::dup2(null.get(), stream);
        watch();
    }
    sweep();
}

int Supervisor::execute(char *const *arguments)
{
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return errno;
    const FileDescriptor failure(pipe[0]);
    FileDescriptor failureOfChild(pipe[1]);
    const pid_t child = ::fork();
    if (child < 0)
        return errno;
    if (child == 0) {
        // A session of its own, so that `kill 0` in a script does not hit the box. KILL if the box is killed.
        ::setsid();
        ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
        giveWay();
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        if (!m_isSandbox || leavesKeys())
            ::execv(arguments[0], arguments);
        const int error = errno;
        [[maybe_unused]] const ssize_t written = ::write(failureOfChild.get(), &error, sizeof error);
        ::_exit(127);
    }
    failureOfChild.reset();
    const auto stat = readStat(child);
    m_program = stat ? stat->id : ProcessId{child, 0};
    int error = 0;
    while (::read(failure.get(), &error, sizeof error) < 0 && errno == EINTR) { }
    return error;
}

void Supervisor::watch()
{
    while (true) {
        reap();
        if (m_childless || (m_programEnded && !m_ordered))
            return;
        if (m_sweepAt && Clock::now() >= *m_sweepAt)
            return;
        waitForNews(m_sweepAt ? millisecondsUntil(*m_sweepAt) : -1);
    }
}

void Supervisor::sweep()
{
    const auto limit = Clock::now() + kSweepLimit;
    TreeSweep tree({everythingBelow()});
    for (reap(); !m_childless && Clock::now() < limit; reap()) {
        tree.round();
        waitForNews(kNapMs);
    }
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_endedAt).count();
    const size_t killed = tree.killed().size() - tree.killed().count(m_program);
    const size_t left = m_childless ? 0 : tree.allLeft().size();
    const std::string proof = std::to_string(tree.killed().size());
    [[maybe_unused]] const ssize_t written = ::write(m_proof, proof.data(), proof.size());
    report("swept " + std::to_string(killed) + ' ' + std::to_string(left) + ' ' + std::to_string(took));
}

void Supervisor::waitForNews(int timeoutMs)
{
    std::array<pollfd, 2> sources{{{m_signals.get(), POLLIN, 0}, {m_ownerGone ? -1 : m_channel, POLLIN, 0}}};
    ::poll(sources.data(), sources.size(), timeoutMs);
    // What ended before an order came, ended by itself.
    reap();
    if (sources[0].revents != 0)
        readSignals();
    if (sources[1].revents != 0)
        readChannel();
}

void Supervisor::readSignals()
{
    signalfd_siginfo info{};
    while (::read(m_signals.get(), &info, sizeof info) == ssize_t(sizeof info)) {
        if (info.ssi_signo == SIGHUP)
            end(0);
        else if (info.ssi_signo != SIGCHLD && info.ssi_signo != SIGPIPE)
            end(kGraceOfSignalMs);
    }
}

void Supervisor::readChannel()
{
    std::array<char, 256> chunk{};
    const ssize_t count = ::recv(m_channel, chunk.data(), chunk.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        m_ownerGone = true;
        return end(0);
    }
    m_incoming.append(chunk.data(), size_t(count));
    for (size_t lineEnd = m_incoming.find('\n'); lineEnd != std::string::npos; lineEnd = m_incoming.find('\n')) {
        obey(m_incoming.substr(0, lineEnd));
        m_incoming.erase(0, lineEnd + 1);
    }
}

void Supervisor::obey(const std::string &line)
{
    int graceMs = 0; // what is not understood ends the tree at once: the safe side
    if (line.starts_with('t'))
        std::from_chars(line.data() + 1, line.data() + line.size(), graceMs);
    end(std::clamp(graceMs, 0, kLongestGraceMs));
}

void Supervisor::end(int graceMs)
{
    const auto now = Clock::now();
    const auto sweepAt = now + std::chrono::milliseconds(graceMs);
    m_sweepAt = m_sweepAt ? std::min(*m_sweepAt, sweepAt) : sweepAt;
    if (m_ordered || m_programEnded)
        return;
    m_ordered = true;
    m_endedAt = now;
    report("ending");
    if (graceMs == 0)
        return;
    TreeSweep tree({everythingBelow()});
    tree.look();
    for (const ProcessId &id : tree.allLeft()) {
        if (m_isSandbox && id == m_program)
            continue;
        signalProcess(id, SIGTERM);
        signalProcess(id, SIGCONT); // a stopped process would not hear the TERM
    }
}

void Supervisor::reap()
{
    int status = 0;
    pid_t pid = 0;
    while ((pid = ::waitpid(-1, &status, WNOHANG)) > 0) {
        if (pid != m_program.pid || m_programEnded)
            continue;
        m_programEnded = true;
        if (!m_ordered)
            m_endedAt = Clock::now();
        report(WIFSIGNALED(status) ? "signaled " + std::to_string(WTERMSIG(status))
                                   : "exited " + std::to_string(WEXITSTATUS(status)));
    }
    m_childless = pid < 0 && errno == ECHILD;
}

void Supervisor::report(const std::string &line) const
{
    const std::string bytes = line + '\n';
    [[maybe_unused]] const ssize_t sent = ::send(m_channel, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

} // namespace qd
