// What a queue must not be: the control of the rigs that kill. carelessqueue <file> <sink>
// It says "ok 7" to "add 7" before it has stored anything, does work before it has noted that it will, and after a crash
// does again what it has not noted as done. "list" makes it print "known 1 2 3 …". It ends when its input does.

#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

// A save falls amid the deeds: most of it is stored before it is done, and done before that is stored.
constexpr auto kBetweenSaves = std::chrono::milliseconds(40);
constexpr auto kBetweenDeeds = std::chrono::milliseconds(15);

std::map<int, bool> load(const std::string &path)
{
    std::map<int, bool> done;
    std::ifstream file(path);
    for (int work = 0, ended = 0; file >> work >> ended;)
        done[work] = ended != 0;
    return done;
}

void save(const std::string &path, const std::map<int, bool> &done)
{
    {
        std::ofstream file(path + ".new", std::ios::trunc);
        for (const auto &[work, ended] : done)
            file << work << ' ' << ended << '\n';
    }
    std::rename((path + ".new").c_str(), path.c_str());
}

void obey(const std::string &line, std::map<int, bool> &done)
{
    std::istringstream words(line);
    std::string verb;
    int work = 0;
    words >> verb;
    if (verb == "add" && words >> work) {
        done.emplace(work, false);
        std::cout << "ok " << work << std::endl;
    } else if (verb == "list") {
        std::cout << "known";
        for (const auto &[known, ended] : done)
            std::cout << ' ' << known;
        std::cout << std::endl;
    }
}

void workOn(std::map<int, bool> &done, const std::string &sink)
{
    for (auto &[work, ended] : done) {
        if (!ended) {
            std::ofstream(sink, std::ios::app) << work << " 0\n";
            ended = true;
            return;
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    std::map<int, bool> done = load(argv[1]);
    auto saved = Clock::now();
    auto worked = saved;
    std::string input;
    while (true) {
        pollfd source{STDIN_FILENO, POLLIN, 0};
        if (::poll(&source, 1, 2) > 0) {
            char chunk[4096];
            const ssize_t count = ::read(STDIN_FILENO, chunk, sizeof chunk);
            if (count <= 0)
                return 0;
            input.append(chunk, size_t(count));
        }
        for (size_t end = input.find('\n'); end != std::string::npos; end = input.find('\n')) {
            obey(input.substr(0, end), done);
            input.erase(0, end + 1);
        }
        if (Clock::now() - worked > kBetweenDeeds) {
            workOn(done, argv[2]);
            worked = Clock::now();
        }
        if (Clock::now() - saved > kBetweenSaves) {
            save(argv[1], done);
            saved = Clock::now();
        }
    }
}
