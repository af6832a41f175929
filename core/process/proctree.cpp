#include "core/process/proctree.h"

#include "core/process/filedescriptor.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <memory>

extern "C" {
#include <sys/pidfd.h> // glibc 2.36 forgot to say so itself
}

namespace qd {
namespace {

constexpr size_t kStatLimit = 4'096;
constexpr size_t kEnvironmentLimit = 1'048'576;
constexpr size_t kCommandLineLimit = 200;

std::string readHead(const std::string &path, size_t limit)
{
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::string text;
    std::array<char, 4'096> chunk;
    while (file.isValid() && text.size() < limit) {
        const ssize_t count = ::read(file.get(), chunk.data(), std::min(chunk.size(), limit - text.size()));
        if (count <= 0)
            break;
        text.append(chunk.data(), size_t(count));
    }
    return text;
}

std::string pathOf(pid_t pid, const char *file)
{
    return "/proc/" + std::to_string(pid) + "/" + file;
}

template <typename T>
bool readNumber(std::string_view text, T &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

/// The fields of a stat line from the third on, that is, behind the name.
std::vector<std::string_view> fieldsBehindName(std::string_view line)
{
    std::vector<std::string_view> fields;
    const size_t nameEnd = line.rfind(')');
    if (nameEnd == std::string_view::npos)
        return fields;
    line.remove_prefix(nameEnd + 1);
    while (true) {
        const size_t begin = line.find_first_not_of(" \n");
        if (begin == std::string_view::npos)
            return fields;
        line.remove_prefix(begin);
        const size_t end = std::min(line.find_first_of(" \n"), line.size());
        fields.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

} // namespace

std::optional<ProcessStat> parseStat(std::string_view line)
{
    // Positions in proc(5) count from 1 and the first two are gone.
    constexpr size_t kState = 0, kParent = 1, kSession = 3, kThreads = 17, kStartTime = 19;
    ProcessStat stat;
    const auto fields = fieldsBehindName(line);
    if (fields.size() <= kStartTime || fields[kState].size() != 1)
        return std::nullopt;
    stat.state = fields[kState].front();
    const bool ok = readNumber(line.substr(0, std::min(line.find(' '), line.size())), stat.id.pid)
        && readNumber(fields[kParent], stat.parent) && readNumber(fields[kSession], stat.session)
        && readNumber(fields[kThreads], stat.threads) && readNumber(fields[kStartTime], stat.id.startTime);
    return ok ? std::optional(stat) : std::nullopt;
}

std::optional<ProcessStat> readStat(pid_t pid)
{
    return parseStat(readHead(pathOf(pid, "stat"), kStatLimit));
}

std::vector<ProcessStat> allProcesses()
{
    std::vector<ProcessStat> all;
    const std::unique_ptr<DIR, int (*)(DIR *)> directory(::opendir("/proc"), &::closedir);
    while (const dirent *entry = directory ? ::readdir(directory.get()) : nullptr) {
        pid_t pid = 0;
        if (!readNumber(std::string_view(entry->d_name), pid))
            continue;
        if (const auto stat = readStat(pid))
            all.push_back(*stat);
    }
    return all;
}

std::string environmentOf(pid_t pid)
{
    return readHead(pathOf(pid, "environ"), kEnvironmentLimit);
}

bool holds(std::string_view environment, std::string_view variable)
{
    while (!environment.empty()) {
        const size_t end = std::min(environment.find('\0'), environment.size());
        if (environment.substr(0, end) == variable)
            return true;
        environment.remove_prefix(std::min(end + 1, environment.size()));
    }
    return false;
}

std::string commandLineHead(pid_t pid)
{
    std::string line = readHead(pathOf(pid, "cmdline"), kCommandLineLimit);
    if (!line.empty() && line.back() == '\0')
        line.pop_back();
    std::replace(line.begin(), line.end(), '\0', ' ');
    return line;
}

bool signalProcess(const ProcessId &id, int signal)
{
    const FileDescriptor process(::pidfd_open(id.pid, 0));
    const auto stat = readStat(id.pid);
    if (!process.isValid() || !stat || stat->id != id)
        return false;
    return ::pidfd_send_signal(process.get(), signal, nullptr, 0) == 0;
}

void reapAdopted(const std::vector<ProcessId> &ids)
{
    for (const ProcessId &id : ids) {
        const auto stat = readStat(id.pid);
        if (stat && stat->id == id && !stat->alive() && stat->parent == ::getpid())
            ::waitpid(id.pid, nullptr, WNOHANG);
    }
}

bool prepareProcessOwner()
{
    std::signal(SIGPIPE, SIG_IGN);
    return ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0;
}

} // namespace qd
