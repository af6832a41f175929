#include "core/process/executioner.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace qd {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kBoxTrust{150}; ///< what a healthy box needs beyond the grace
constexpr milliseconds kSweepLimit{2'000};
constexpr int kNapMs = 2;

bool hasEnded(const FileDescriptor &process)
{
    pollfd source{process.get(), POLLIN, 0};
    return ::poll(&source, 1, 0) > 0;
}

/// 0 if the box never came to say so.
int killedByBox(const FileDescriptor &proof)
{
    char text[16];
    const ssize_t count = ::read(proof.get(), text, sizeof text);
    int killed = 0;
    if (count > 0)
        std::from_chars(text, text + count, killed);
    return killed;
}

bool isStopped(const ProcessId &id)
{
    const auto stat = readStat(id.pid);
    return stat && stat->id == id && (stat->state == 'T' || stat->state == 't');
}

} // namespace

struct Executioner::Condemned {
    std::shared_ptr<const RunHandle> run;
    Clock::time_point orderedAt;
    Clock::time_point deadline; ///< when the box has lost our trust
    std::set<ProcessId> killed; ///< by us, in the stead of the box
    std::optional<Clock::time_point> deadAt;
};

Executioner::Executioner(std::function<void()> proofsReady)
    : m_proofsReady(std::move(proofsReady)), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_thread([this] { serve(); })
{
}

Executioner::~Executioner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    wake();
    m_thread.join();
}

void Executioner::add(RunHandle run)
{
    {
        const std::lock_guard lock(m_mutex);
        m_runs.push_back(std::make_shared<const RunHandle>(std::move(run)));
    }
    // Looked at after the run is in the list: either kill() sees the run, or this sees the latch.
    if (isLatched())
        kill(milliseconds(0));
}

void Executioner::remove(const ProcessId &box)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_runs, [&box](const auto &run) { return run->box == box; });
}

void Executioner::kill(milliseconds grace)
{
    m_latched.store(true, std::memory_order_release);
    {
        const std::lock_guard lock(m_mutex);
        const milliseconds shortest = m_order ? std::min(m_order->grace, grace) : grace;
        m_order = Order{m_order ? m_order->givenAt : Clock::now(), shortest};
    }
    wake();
}

std::vector<DeathProof> Executioner::takeProofs()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_proofs, {});
}

void Executioner::wake() const
{
    ::eventfd_write(m_wake.get(), 1);
}

void Executioner::serve()
{
    bool quit = false;
    while (!quit || !m_condemned.empty()) {
        wait();
        std::optional<Order> order;
        {
            const std::lock_guard lock(m_mutex);
            order = std::exchange(m_order, std::nullopt);
            quit = m_quit;
        }
        if (order)
            condemn(*order);
        const bool due = std::all_of(m_condemned.begin(), m_condemned.end(), [](const Condemned &one) {
            return hasEnded(one.run->process) || one.deadline <= Clock::now();
        });
        if (due && !m_condemned.empty())
            sweepAll();
    }
}

void Executioner::wait()
{
    std::vector<pollfd> sources{{m_wake.get(), POLLIN, 0}};
    int timeoutMs = -1;
    for (const Condemned &one : m_condemned) {
        if (hasEnded(one.run->process))
            continue;
        sources.push_back({one.run->process.get(), POLLIN, 0});
        const auto left = std::chrono::ceil<milliseconds>(one.deadline - Clock::now()).count();
        timeoutMs = int(std::max<std::int64_t>({left, timeoutMs, 0}));
    }
    ::poll(sources.data(), nfds_t(sources.size()), timeoutMs);
    eventfd_t count = 0;
    ::eventfd_read(m_wake.get(), &count);
}

void Executioner::condemn(const Order &order)
{
    std::vector<std::shared_ptr<const RunHandle>> runs;
    {
        const std::lock_guard lock(m_mutex);
        runs = m_runs;
    }
    const bool gentle = order.grace.count() > 0;
    const std::string words = gentle ? "t" + std::to_string(order.grace.count()) + '\n' : "k\n";
    for (const auto &run : runs)
        ::send(run->channel.get(), words.data(), words.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    for (const auto &run : runs) {
        // A stopped box cannot obey.
        const auto deadline = Clock::now() + (isStopped(run->box) ? milliseconds(0) : order.grace + kBoxTrust);
        const auto one = std::find_if(m_condemned.begin(), m_condemned.end(),
                                      [&run](const Condemned &other) { return other.run == run; });
        if (one == m_condemned.end())
            m_condemned.push_back({run, order.givenAt, deadline, {}, {}});
        else
            one->deadline = std::min(one->deadline, deadline);
    }
}

std::vector<TreeTarget> Executioner::targets() const
{
    std::vector<TreeTarget> list;
    for (const Condemned &one : m_condemned)
        list.push_back({one.run->box, isStopped(one.run->box), 0, one.run->cookie});
    return list;
}

void Executioner::noteDeaths(const TreeSweep &sweep)
{
    for (size_t i = 0; i < m_condemned.size(); ++i) {
        Condemned &one = m_condemned[i];
        for (const ProcessId &id : sweep.left(i)) {
            if (id != one.run->box)
                one.killed.insert(id);
        }
        if (!hasEnded(one.run->process) || !sweep.left(i).empty())
            one.deadAt.reset();
        else if (!one.deadAt)
            one.deadAt = Clock::now();
    }
}

bool Executioner::allDead() const
{
    return std::all_of(m_condemned.begin(), m_condemned.end(), [](const Condemned &one) { return one.deadAt; });
}

/// Where the boxes did their duty, this only looks whether it is true. Where not, it does it.
void Executioner::sweepAll()
{
    TreeSweep sweep(targets());
    const auto begin = Clock::now();
    while (true) {
        sweep.round();
        noteDeaths(sweep);
        const auto age = Clock::now() - begin;
        if (allDead() || age > kSweepLimit)
            break;
        for (size_t i = 0; i < m_condemned.size(); ++i) {
            // A box whose tree is dead ends by itself and with a report, if it can.
            if (age > kBoxTrust || isStopped(m_condemned[i].run->box))
                sweep.includeRoot(i);
        }
        ::poll(nullptr, 0, kNapMs);
    }
    // Those whose box was killed are our children now. The box itself is left to who started it.
    for (const Condemned &one : m_condemned)
        reapAdopted({one.killed.begin(), one.killed.end()});
    settle(sweep);
}

void Executioner::settle(const TreeSweep &sweep)
{
    std::vector<DeathProof> proofs;
    for (size_t i = 0; i < m_condemned.size(); ++i) {
        const Condemned &one = m_condemned[i];
        const auto took = one.deadAt.value_or(Clock::now()) - one.orderedAt;
        const int survivors = int(sweep.left(i).size());
        // A process that both killed is counted by both.
        const int killed = std::max(killedByBox(one.run->proof), int(one.killed.size()) - survivors);
        proofs.push_back({one.run->attempt, one.run->box, killed,
                          std::chrono::ceil<milliseconds>(took).count(), survivors});
    }
    m_condemned.clear();
    {
        const std::lock_guard lock(m_mutex);
        m_proofs.insert(m_proofs.end(), proofs.begin(), proofs.end());
    }
    if (m_proofsReady)
        m_proofsReady();
}

} // namespace qd
