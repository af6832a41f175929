// What a long queue costs: to take the next task, and to show it.

#include "tests/bench/benches.h"
#include "tests/bench/deepqueue.h"

namespace qd::bench {
namespace {

constexpr int kClaims = 100;

struct Look {
    const char *name;
    const char *filter;
    const char *control;
};
constexpr Look kLooks[] = {
    {"first_rows", "", "SELECT id FROM task ORDER BY order_key, id"},
    {"filter_held", "state:held",
     "SELECT id FROM task INDEXED BY task_aside WHERE state = 'held' AND state IN ('held', 'review', 'failed', 'dead', "
     "'cancelled', 'unknown') ORDER BY order_key, id"},
    {"filter_scheduled", "is:scheduled",
     "SELECT id FROM task WHERE state = 'queued' AND ready = 0 AND open_dependencies = 0 AND attempts = 0 ORDER BY "
     "order_key, id"},
    {"filter_key", "key:key-777", "SELECT id FROM task WHERE key = 'key-777'"},
    {"filter_ready", "is:ready",
     "SELECT id FROM task NOT INDEXED WHERE state = 'queued' AND ready = 1 ORDER BY order_key, id"},
    {"filter_text", "number 77777",
     "SELECT id FROM task NOT INDEXED WHERE (title LIKE '%77777%' OR key LIKE '%77777%') "
     "AND (title LIKE '%number%' OR key LIKE '%number%') ORDER BY order_key, id"},
};

void addClaim(const std::string &name, const BenchSize &size, const std::shared_ptr<DeepQueue> &queue)
{
    addBench(name + "/product", size.times(kClaims), [queue](benchmark::State &state) {
        queue->open();
        for (auto _ : state)
            queue->claimAsProduct();
        state.SetItemsProcessed(state.iterations());
    });
    addBench(name + "/control", size.times(kClaims), [queue](benchmark::State &state) {
        queue->open();
        for (auto _ : state)
            queue->claimAsControl();
        state.SetItemsProcessed(state.iterations());
    });
}

void addLook(const Look &look, const std::shared_ptr<DeepQueue> &queue)
{
    const std::string name = look.name;
    addBench(name + "/product", 1, [queue, look](benchmark::State &state) {
        queue->open();
        size_t found = 0;
        for (auto _ : state)
            found = queue->findAsProduct(QString::fromLatin1(look.filter));
        state.counters["found"] = double(found);
        state.SetItemsProcessed(state.iterations());
    });
    addBench(name + "/control", 1, [queue, look](benchmark::State &state) {
        queue->open();
        size_t found = 0;
        for (auto _ : state)
            found = queue->findAsControl(look.control);
        state.counters["found"] = double(found);
        state.SetItemsProcessed(state.iterations());
    });
}

} // namespace

void addQueueBenches(BenchFolder &folder, const BenchSize &size)
{
    for (const auto &[name, depth] : {std::pair("claim_1k", size.shallow), std::pair("claim_100k", size.middle)})
        addClaim(name, size, std::make_shared<DeepQueue>(folder, depth));
    const auto deep = std::make_shared<DeepQueue>(folder, size.deep);
    addClaim("claim_1m", size, deep);
    for (const Look &look : kLooks)
        addLook(look, deep);
}

} // namespace qd::bench
