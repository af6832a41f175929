#include "core/base/signalwatch.h"

#include <atomic>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace qd {
namespace {

constexpr int kLastSignal = 3;

// A signal handler reaches nothing else than what is static.
std::atomic<int> writeEnd = -1;
std::atomic<int> signalCount = 0;

void onSignal(int number)
{
    const int savedErrno = errno;
    if (++signalCount >= kLastSignal)
        ::_exit(128 + number);
    const char byte = char(number);
    if (::write(writeEnd, &byte, 1) < 0) { } // a full pipe already wakes the reader
    errno = savedErrno;
}

void handle(void (*handler)(int))
{
    struct sigaction action{};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace

SignalWatch::SignalWatch()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("no pipe for signals");
    m_readEnd = ends[0];
    writeEnd = ends[1];
    signalCount = 0;
    m_notifier = std::make_unique<QSocketNotifier>(m_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SignalWatch::read);
    handle(onSignal);
}

SignalWatch::~SignalWatch()
{
    handle(SIG_DFL);
    m_notifier.reset();
    ::close(m_readEnd);
    ::close(writeEnd.exchange(-1));
}

void SignalWatch::read()
{
    char byte = 0;
    while (::read(m_readEnd, &byte, 1) == 1)
        Q_EMIT caught(byte);
}

} // namespace qd
