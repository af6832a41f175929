// qdeck-agentbox <pid of the owner> --|--sandbox <program> <arguments …>: see core/process/boxprotocol.h.

#include "app/agentbox/supervisor.h"
#include "core/process/boxprotocol.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

int main(int argc, char **argv)
{
    const bool isSandbox = argc >= 4 && std::strcmp(argv[2], qd::kBoxSandbox) == 0;
    if (argc < 4 || (!isSandbox && std::strcmp(argv[2], qd::kBoxPlain) != 0))
        return EXIT_FAILURE;
    ::close_range(qd::kBoxProof + 1, ~0U, 0);
    for (const int fd : {qd::kBoxChannel, qd::kBoxProof}) {
        if (::fcntl(fd, F_SETFD, FD_CLOEXEC) != 0)
            return EXIT_FAILURE;
    }
    qd::Supervisor supervisor(qd::kBoxChannel, qd::kBoxProof, isSandbox);
    if (!supervisor.prepare(pid_t(std::strtol(argv[1], nullptr, 10))))
        return EXIT_FAILURE;
    supervisor.run(argv + 3);
    return EXIT_SUCCESS;
}
