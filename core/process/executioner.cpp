#include "core/process/executioner.h"

#include "core/process/treesweep.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <set>

namespace qd {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kBoxMargin{150};  ///< what a healthy box needs on a busy machine, beyond the grace
constexpr milliseconds kSweepLimit{2'000};
constexpr int kNapMs = 2;

TreeTarget targetOf(const RunHandle &run)
{
    return {run.box, true, 0, run.cookie};
}

bool hasEnded(const FileDescriptor &process)
{
    pollfd source{process.get(), POLLIN, 0};
    return ::poll(&source, 1, 0) > 0;
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
    std::set<ProcessId> seen;   ///< alive when the order came
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
    while (true) {
        auto deadline = Clock::time_point::max();
        for (const Condemned &one : m_condemned)
            deadline = one.deadAt ? deadline : std::min(deadline, one.deadline);
        wait(deadline);
        std::optional<Order> order;
        bool quit = false;
        {
            const std::lock_guard lock(m_mutex);
            order = std::exchange(m_order, std::nullopt);
            quit = m_quit;
        }
        if (order)
            condemn(*order);
        noteDeaths();
        const auto now = Clock::now();
        const bool decided = std::all_of(m_condemned.begin(), m_condemned.end(), [now](const Condemned &one) {
            return one.deadAt || one.deadline <= now;
        });
        if (decided && !m_condemned.empty())
            settle();
        if (quit && m_condemned.empty())
            return;
    }
}

void Executioner::wait(Clock::time_point deadline)
{
    std::vector<pollfd> sources{{m_wake.get(), POLLIN, 0}};
    for (const Condemned &one : m_condemned) {
        if (!one.deadAt)
            sources.push_back({one.run->process.get(), POLLIN, 0});
    }
    int timeoutMs = -1;
    if (deadline != Clock::time_point::max())
        timeoutMs = int(std::max<std::int64_t>(std::chrono::ceil<milliseconds>(deadline - Clock::now()).count(), 0));
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
    std::vector<TreeTarget> targets;
    for (const auto &run : runs)
        targets.push_back(targetOf(*run));
    TreeSweep census(targets);
    census.look();

    const std::string words = order.grace.count() > 0 ? "t" + std::to_string(order.grace.count()) + '\n' : "k\n";
    for (size_t i = 0; i < runs.size(); ++i) {
        auto one = std::find_if(m_condemned.begin(), m_condemned.end(),
                                [&](const Condemned &other) { return other.run == runs[i]; });
        if (one == m_condemned.end())
            one = m_condemned.insert(one, {runs[i], order.givenAt, Clock::time_point::max(), {}, {}});
        ::send(runs[i]->channel.get(), words.data(), words.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        // A stopped box cannot obey.
        const milliseconds margin = isStopped(runs[i]->box) ? -order.grace : kBoxMargin;
        one->deadline = std::min(one->deadline, Clock::now() + order.grace + margin);
        one->seen.insert(census.left(i).begin(), census.left(i).end());
    }
}

void Executioner::noteDeaths()
{
    for (Condemned &one : m_condemned) {
        if (!one.deadAt && hasEnded(one.run->process))
            one.deadAt = Clock::now();
    }
}

void Executioner::settle()
{
    std::vector<TreeTarget> targets;
    for (const Condemned &one : m_condemned)
        targets.push_back(targetOf(*one.run));
    TreeSweep sweep(targets);
    const auto limit = Clock::now() + kSweepLimit;
    while (!sweep.round() && Clock::now() < limit) {
        for (size_t i = 0; i < m_condemned.size(); ++i) {
            m_condemned[i].seen.insert(sweep.left(i).begin(), sweep.left(i).end());
            if (!sweep.left(i).empty())
                m_condemned[i].deadAt.reset(); // the box has ended, but not all that was in it
        }
        ::poll(nullptr, 0, kNapMs);
    }
    // Those whose parents are gone are our children now. The box itself is left to who started it.
    std::set<ProcessId> orphans = sweep.killed();
    for (const Condemned &one : m_condemned)
        orphans.erase(one.run->box);
    reapAdopted({orphans.begin(), orphans.end()});

    std::vector<DeathProof> proofs;
    for (size_t i = 0; i < m_condemned.size(); ++i) {
        const Condemned &one = m_condemned[i];
        const auto took = one.deadAt.value_or(Clock::now()) - one.orderedAt;
        const int survivors = int(sweep.left(i).size());
        proofs.push_back({one.run->label, one.run->box, int(one.seen.size()) - survivors,
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
