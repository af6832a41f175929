#pragma once

#include "tests/bench/benchfolder.h"

#include <benchmark/benchmark.h>

namespace qd::bench {

/// How much there is to look through, and how often.
struct BenchSize {
    qint64 shallow = 1'000; ///< tasks that are ready
    qint64 middle = 100'000;
    qint64 deep = 1'000'000;
    int share = 1; ///< of the iterations, one in so many is made

    [[nodiscard]] qint64 times(qint64 iterations) const { return std::max<qint64>(2, iterations / share); }
};

/// Each registers its benchmarks, every one as NAME/product and NAME/control. `folder` outlives the run.
void addIntakeBenches(BenchFolder &folder, const BenchSize &size);
void addStoreBenches(BenchFolder &folder, const BenchSize &size);
void addQueueBenches(BenchFolder &folder, const BenchSize &size);
void addEngineBenches(BenchFolder &folder, const BenchSize &size);
void addRuntimeBenches(BenchFolder &folder, const BenchSize &size);

/// Wall time counts, and beside it what all threads of the program have used of the processors.
template <typename Body> benchmark::internal::Benchmark *addBench(const std::string &name, qint64 iterations, Body body)
{
    return benchmark::RegisterBenchmark(name.c_str(), body)
        ->Iterations(iterations)
        ->UseRealTime()
        ->MeasureProcessCPUTime();
}

/// Ends the program with the reason if it was not done.
template <typename T> void expectDone(const Result<T> &result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().code), qPrintable(result.error().detail));
}

} // namespace qd::bench
