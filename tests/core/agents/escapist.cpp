// An agent that tries to get out of its sandbox, and says of each way whether it was one: "<way> yes" or "<way> no".
// escapist <name=value …>:
//   home, outside   folders of the user, in which it looks for a key    database  a file of the profile
//   link            a link in its directory that leads out of it       port, abstract, socket  where somebody listens
//   victim, mark    a process, and what stands in its command line     shared, key  memory and a key of the session
// escapist bomb: 2^9 processes that ignore every request to end; the first one says "ready" when all are there

#include <dirent.h>
#include <fcntl.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>

namespace {

constexpr unsigned kLifeSeconds = 60;
constexpr int kDepth = 9;
constexpr off_t kStep = 16 * 1024 * 1024;
constexpr off_t kMostScratch = 256 * 1024 * 1024; // and a step more is too much

std::map<std::string, std::string> wishes;

bool closes(int descriptor)
{
    return descriptor >= 0 && ::close(descriptor) == 0;
}

bool reads(const std::string &path)
{
    return closes(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

bool lists(const std::string &path)
{
    DIR *folder = ::opendir(path.c_str());
    return folder && ::closedir(folder) == 0;
}

// A file without a name, so that nothing stays behind where it succeeds.
bool makesFileIn(const std::string &folder)
{
    if (closes(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600)))
        return true;
    const std::string path = folder + "/quarterdeck-escape-test";
    return errno == EOPNOTSUPP && closes(::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600)) && ::unlink(path.c_str()) == 0;
}

// Nothing is written.
bool opensToWrite(const char *path)
{
    return closes(::open(path, O_WRONLY | O_CLOEXEC));
}

bool connects(int family, const void *address, socklen_t size)
{
    const int peer = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool connected = peer >= 0 && ::connect(peer, static_cast<const sockaddr *>(address), size) == 0;
    return closes(peer) && connected;
}

bool connectsToPort()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(wishes["port"])));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return connects(AF_INET, &address, sizeof address);
}

bool connectsToName(const std::string &name)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), std::min(name.size(), sizeof address.sun_path - 1));
    return connects(AF_UNIX, &address, socklen_t(offsetof(sockaddr_un, sun_path) + name.size() + (name[0] == '\0' ? 0 : 1)));
}

bool seesVictim()
{
    DIR *folder = ::opendir("/proc");
    bool seen = false;
    for (const dirent *entry = ::readdir(folder); entry && !seen; entry = ::readdir(folder)) {
        std::ifstream file(std::string("/proc/") + entry->d_name + "/cmdline");
        std::stringstream line;
        line << file.rdbuf();
        seen = std::strcmp(entry->d_name, "self") != 0 && std::atoi(entry->d_name) == std::atoi(wishes["victim"].c_str())
            && line.str().find(wishes["mark"]) != std::string::npos;
    }
    ::closedir(folder);
    return seen;
}

bool tracesVictim()
{
    const pid_t victim = std::stoi(wishes["victim"]);
    return ::ptrace(PTRACE_SEIZE, victim, nullptr, nullptr) == 0
        && (::ptrace(PTRACE_INTERRUPT, victim, nullptr, nullptr), ::waitpid(victim, nullptr, __WALL) == victim)
        && ::ptrace(PTRACE_DETACH, victim, nullptr, nullptr) == 0;
}

// What would change the namespaces of this process happens in a child.
bool inChild(const std::function<bool()> &deed)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(deed() ? 0 : 1);
    int status = 1;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool mountsOverTmp()
{
    return ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount("none", "/tmp", "tmpfs", 0, nullptr) == 0;
}

bool remountsUsr()
{
    return ::mount("none", "/usr", nullptr, MS_REMOUNT | MS_BIND, nullptr) == 0 && makesFileIn("/usr");
}

bool makesDevice()
{
    const bool made = ::mknod("escape-device", S_IFBLK | 0600, makedev(7, 250)) == 0;
    ::unlink("escape-device");
    return made;
}

bool joinsNamespaceOfOthers()
{
    const int other = ::open(("/proc/" + wishes["victim"] + "/ns/mnt").c_str(), O_RDONLY | O_CLOEXEC);
    const bool joined = other >= 0 && ::setns(other, CLONE_NEWNS) == 0;
    return closes(other) && joined;
}

bool readsSharedMemory()
{
    void *memory = ::shmat(std::stoi(wishes["shared"]), nullptr, SHM_RDONLY);
    return memory != reinterpret_cast<void *>(-1) && ::shmdt(memory) == 0;
}

bool readsKey()
{
    char secret[64] = {};
    const long key = ::syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_SESSION_KEYRING, "user", wishes["key"].c_str(), 0);
    return key > 0 && ::syscall(SYS_keyctl, KEYCTL_READ, key, secret, sizeof secret) > 0;
}

bool fills(const std::string &folder)
{
    const std::string path = folder + "/quarterdeck-escape-" + std::to_string(::getpid());
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    ::unlink(path.c_str());
    off_t size = 0;
    while (file >= 0 && size <= kMostScratch && ::posix_fallocate(file, size, kStep) == 0)
        size += kStep;
    return closes(file) && size > kMostScratch;
}

[[noreturn]] void bomb(int depth)
{
    ::alarm(kLifeSeconds);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        std::signal(signal, SIG_IGN);
    for (; depth > 0; --depth) {
        if (::fork() == 0 && depth % 3 == 0)
            ::setsid();
    }
    while (true)
        ::pause();
}

void tryAll()
{
    const std::pair<const char *, std::function<bool()>> ways[] = {
        {"works", [] { return makesFileIn("."); }}, // not out, but a sign that it runs at all
        {"reads the home", [] { return lists(wishes["home"]); }},
        {"reads a key of ~/.ssh", [] { return reads(wishes["outside"] + "/.ssh/id_ed25519"); }},
        {"reads the database", [] { return reads(wishes["database"]); }},
        {"reads /etc/shadow", [] { return reads("/etc/shadow"); }},
        {"follows a link out", [] { return makesFileIn(wishes["link"]); }},
        {"writes outside", [] { return makesFileIn(wishes["outside"]); }},
        {"writes /", [] { return makesFileIn("/"); }},
        {"writes /dev", [] { return makesFileIn("/dev"); }},
        {"writes /usr", [] { return makesFileIn("/usr"); }},
        {"writes /etc", [] { return makesFileIn("/etc"); }},
        {"writes /etc/passwd", [] { return opensToWrite("/etc/passwd"); }},
        {"writes settings of the kernel", [] { return opensToWrite("/proc/sys/kernel/core_pattern"); }},
        {"connects to a port", connectsToPort},
        {"connects to an abstract socket", [] { return connectsToName('\0' + wishes["abstract"]); }},
        {"connects to a socket", [] { return connectsToName(wishes["socket"]); }},
        {"sees a process", seesVictim},
        {"traces a process", tracesVictim},
        {"joins a namespace", [] { return inChild(joinsNamespaceOfOthers); }},
        {"makes a user namespace", [] { return inChild([] { return ::unshare(CLONE_NEWUSER) == 0; }); }},
        {"mounts", [] { return inChild(mountsOverTmp); }},
        {"remounts /usr", [] { return inChild(remountsUsr); }},
        {"changes its root", [] { return inChild([] { return ::chroot(".") == 0; }); }},
        {"makes a device", makesDevice},
        {"opens a raw socket", [] { return closes(::socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMP)); }},
        {"reads shared memory", readsSharedMemory},
        {"reads a key of the session", readsKey},
        {"fills /tmp", [] { return fills("/tmp"); }},
        {"fills /dev/shm", [] { return fills("/dev/shm"); }},
        {"kills a process", [] { return ::kill(std::stoi(wishes["victim"]), SIGKILL) == 0; }},
    };
    for (const auto &[name, way] : ways)
        std::printf("%s %s\n", name, way() ? "yes" : "no");
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 2 && std::strcmp(argv[1], "bomb") == 0)
        bomb(kDepth);
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const std::size_t at = word.find('=');
        wishes[word.substr(0, at)] = word.substr(std::min(word.size(), at + 1));
    }
    ::alarm(kLifeSeconds);
    tryAll();
}
