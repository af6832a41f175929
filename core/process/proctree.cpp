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
#include <set>
#include <unordered_map>

extern "C" {
#include <sys/pidfd.h> // glibc 2.36 forgot to say so itself
}

namespace qd {
namespace {

constexpr size_t kStatLimit = 4'096;
constexpr size_t kEnvironmentLimit = 1'048'576;
constexpr size_t kCommandLineLimit = 200;
constexpr size_t kChildrenLimit = 1'048'576;

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

/// Names in a folder that are numbers: processes, or threads.
std::vector<pid_t> numbersIn(const std::string &folder)
{
    std::vector<pid_t> numbers;
    const std::unique_ptr<DIR, int (*)(DIR *)> directory(::opendir(folder.c_str()), &::closedir);
    while (const dirent *entry = directory ? ::readdir(directory.get()) : nullptr) {
        pid_t number = 0;
        if (readNumber(std::string_view(entry->d_name), number))
            numbers.push_back(number);
    }
    return numbers;
}

std::vector<std::string_view> words(std::string_view text)
{
    std::vector<std::string_view> list;
    while (true) {
        const size_t begin = text.find_first_not_of(" \n");
        if (begin == std::string_view::npos)
            return list;
        text.remove_prefix(begin);
        const size_t end = std::min(text.find_first_of(" \n"), text.size());
        list.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

bool kernelListsChildren()
{
    static const bool lists = ::access("/proc/thread-self/children", R_OK) == 0;
    return lists;
}

std::vector<pid_t> childrenOf(pid_t pid)
{
    std::vector<pid_t> children;
    for (const pid_t thread : numbersIn(pathOf(pid, "task"))) {
        const std::string file = "task/" + std::to_string(thread) + "/children";
        const std::string text = readHead(pathOf(pid, file.c_str()), kChildrenLimit);
        for (const std::string_view word : words(text)) {
            pid_t child = 0;
            if (readNumber(word, child))
                children.push_back(child);
        }
    }
    return children;
}

/// The fields of a stat line from the third on, that is, behind the name.
std::vector<std::string_view> fieldsBehindName(std::string_view line)
{
    const size_t nameEnd = line.rfind(')');
    return nameEnd == std::string_view::npos ? std::vector<std::string_view>() : words(line.substr(nameEnd + 1));
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
    for (const pid_t pid : numbersIn("/proc")) {
        if (const auto stat = readStat(pid))
            all.push_back(*stat);
    }
    return all;
}

std::vector<ProcessStat> processesBelow(pid_t root)
{
    if (!kernelListsChildren())
        return processesBelow(root, allProcesses());
    std::vector<ProcessStat> below;
    std::set<pid_t> visited{root};
    std::vector<pid_t> open = childrenOf(root);
    while (!open.empty()) {
        const pid_t pid = open.back();
        open.pop_back();
        const auto stat = visited.insert(pid).second ? readStat(pid) : std::nullopt;
        if (!stat)
            continue;
        below.push_back(*stat);
        const auto children = childrenOf(pid);
        open.insert(open.end(), children.begin(), children.end());
    }
    return below;
}

std::vector<ProcessStat> processesBelow(pid_t root, const std::vector<ProcessStat> &all)
{
    std::unordered_multimap<pid_t, ProcessStat> byParent;
    for (const ProcessStat &stat : all)
        byParent.emplace(stat.parent, stat);
    std::vector<ProcessStat> below;
    std::set<pid_t> visited{root};
    std::vector<pid_t> open{root};
    while (!open.empty()) {
        const auto [begin, end] = byParent.equal_range(open.back());
        open.pop_back();
        for (auto child = begin; child != end; ++child) {
            if (!visited.insert(child->second.id.pid).second)
                continue;
            below.push_back(child->second);
            open.push_back(child->second.id.pid);
        }
    }
    return below;
}

std::string environmentOf(const ProcessStat &process)
{
    if (process.state != 'Z' || !process.alive())
        return readHead(pathOf(process.id.pid, "environ"), kEnvironmentLimit);
    // Of a leader that has ended the kernel shows nothing; its other threads still have it.
    for (const pid_t thread : numbersIn(pathOf(process.id.pid, "task"))) {
        const std::string task = "task/" + std::to_string(thread) + "/environ";
        if (std::string text = readHead(pathOf(process.id.pid, task.c_str()), kEnvironmentLimit); !text.empty())
            return text;
    }
    return {};
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
