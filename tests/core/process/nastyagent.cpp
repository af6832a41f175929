// An agent that does everything not to be ended: the rig of the supervision tests.
// nastyagent <word …>, in this order of deeds:
//   tree     ignores TERM, INT and HUP; spawns a child, a child with a session of its own, and a daemon by double fork
//   thread   its first thread ends and another goes on
//   churn    a child forks without pause
//   closed   closes standard output after "ready"
//   flood    writes to standard output without pause
//   killbox  kills its supervisor after "ready"
//   stopbox  stops its supervisor after "ready"
//   leave    exits with 7 after "ready" and leaves the rest behind
//   fds      prints its open descriptors and exits
//   args     prints the arguments that follow, each behind its length, and exits
//   environ  prints its environment and exits
//   bytes    prints the arguments that follow as numbers of bytes: <stdout> <stderr>
// Without a word that ends it, it waits for ever; the alarm clock of each process ends it if a test fails to.

#include <dirent.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

extern char **environ;

namespace {

constexpr unsigned kLifeSeconds = 60;
constexpr int kChurnForks = 20'000;

bool has(int argc, char **argv, const char *word)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], word) == 0)
            return true;
    }
    return false;
}

void beStubborn()
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        std::signal(signal, SIG_IGN);
    ::alarm(kLifeSeconds);
}

[[noreturn]] void waitForEver()
{
    while (true)
        ::pause();
}

template <typename Deed>
void spawn(Deed deed)
{
    if (::fork() == 0) {
        beStubborn();
        deed();
        waitForEver();
    }
}

void spawnTree()
{
    spawn([] {});
    spawn([] { ::setsid(); });
    if (::fork() == 0) {
        ::setsid();
        spawn([] {});
        ::_exit(0);
    }
    ::wait(nullptr); // the middle one of the double fork
}

void churn()
{
    std::signal(SIGCHLD, SIG_IGN);
    for (int i = 0; i < kChurnForks; ++i) {
        if (::fork() == 0) {
            beStubborn();
            ::usleep(3'000);
            ::_exit(0);
        }
        ::usleep(1'000);
    }
}

void writeAll(int fd, const std::string &text)
{
    size_t sent = 0;
    while (sent < text.size()) {
        const ssize_t count = ::write(fd, text.data() + sent, text.size() - sent);
        if (count <= 0)
            return;
        sent += size_t(count);
    }
}

int printDescriptors()
{
    DIR *directory = ::opendir("/proc/self/fd");
    while (const dirent *entry = ::readdir(directory)) {
        const int fd = std::atoi(entry->d_name);
        if (entry->d_name[0] != '.' && fd != ::dirfd(directory))
            std::printf("%d\n", fd);
    }
    return ::closedir(directory);
}

int printArguments(int argc, char **argv)
{
    for (int i = 2; i < argc; ++i)
        std::printf("%zu:%s\n", std::strlen(argv[i]), argv[i]);
    return 0;
}

int printBytes(char **argv)
{
    for (int stream = 1; stream <= 2; ++stream) {
        std::string text(size_t(std::atol(argv[1 + stream])), '\0');
        for (size_t i = 0; i < text.size(); ++i)
            text[i] = char((i * 7 + size_t(stream)) & 0xFF); // every byte value, 0 and 10 among them
        writeAll(stream, text);
    }
    return 0;
}

int printEnvironment()
{
    for (char **entry = environ; *entry != nullptr; ++entry)
        std::printf("%s\n", *entry);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (has(argc, argv, "fds"))
        return printDescriptors();
    if (argc > 1 && std::strcmp(argv[1], "args") == 0)
        return printArguments(argc, argv);
    if (argc > 3 && std::strcmp(argv[1], "bytes") == 0)
        return printBytes(argv);
    if (has(argc, argv, "environ"))
        return printEnvironment();

    ::alarm(kLifeSeconds);
    if (has(argc, argv, "tree")) {
        beStubborn();
        spawnTree();
    }
    if (has(argc, argv, "churn"))
        spawn(churn);
    writeAll(STDOUT_FILENO, "ready\n");
    if (has(argc, argv, "closed"))
        ::close(STDOUT_FILENO);
    if (has(argc, argv, "killbox"))
        ::kill(::getppid(), SIGKILL);
    if (has(argc, argv, "stopbox"))
        ::kill(::getppid(), SIGSTOP);
    if (has(argc, argv, "leave"))
        ::_exit(7);
    const std::string line(4'000, 'x');
    while (has(argc, argv, "flood"))
        writeAll(STDOUT_FILENO, line + '\n');
    if (has(argc, argv, "thread")) {
        std::thread(waitForEver).detach();
        ::pthread_exit(nullptr);
    }
    waitForEver();
}
