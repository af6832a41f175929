// plantedrace <racy|clean>: the core's thread wakes a client, which counts the wakes where both threads can see it.
// "racy" counts without any protection: under the thread sanitizer the program must not get to its end.

#include "tests/core/runtime/runtimerig.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

namespace {

constexpr int kWakes = 3;
constexpr qint64 kMostMs = 20'000;

struct Racy {
    void count() { wakes = wakes + 1; }
    [[nodiscard]] int counted() const { return wakes; }
    volatile int wakes = 0; // not kept in a register
};

struct Clean {
    void count() { ++wakes; }
    [[nodiscard]] int counted() const { return wakes; }
    std::atomic<int> wakes = 0;
};

template <typename Counter>
int watch()
{
    qd::test::RuntimeRig rig;
    if (!rig.start())
        return EXIT_FAILURE;
    Counter counter;
    const auto service = rig.runtime->connect({QStringLiteral("test:race"), qd::test::kAllScopes, true, true});
    service->setWake([&counter] { counter.count(); });
    QElapsedTimer timer;
    timer.start();
    for (int seen = counter.counted(); seen < kWakes; seen = counter.counted()) {
        if (timer.elapsed() > kMostMs)
            return EXIT_FAILURE;
        static_cast<void>(service->takeEvents()); // or there is no further wake
        const int before = seen;
        while (counter.counted() == before && timer.elapsed() <= kMostMs) { }
    }
    service->setWake({});
    std::puts("ended");
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return QCoreApplication::arguments().contains(QStringLiteral("racy")) ? watch<Racy>() : watch<Clean>();
}
