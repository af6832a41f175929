// Measures the core, each thing as NAME/product and NAME/control; tests/bench/ratios.py makes ratios of them.
//   bench_core --folder=WHERE [--small] [options of Google Benchmark]

#include "tests/bench/benches.h"

#include <QCoreApplication>

#include <cstdio>

using namespace qd::bench;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QString root;
    BenchSize size;
    for (int i = 1; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        if (argument.startsWith(QLatin1String("--folder=")))
            root = argument.mid(9);
        else if (argument == QLatin1String("--small"))
            size = {100, 500, 2'000, 20};
        else
            qFatal("not understood: %s", argv[i]);
    }
    if (root.isEmpty()) {
        std::fprintf(stderr, "usage: bench_core --folder=WHERE [--small] [options of Google Benchmark]\n");
        return 2;
    }
    BenchFolder folder(root);
    addIntakeBenches(folder, size);
    addStoreBenches(folder, size);
    addQueueBenches(folder, size);
    addEngineBenches(folder, size);
    addRuntimeBenches(folder, size);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::ClearRegisteredBenchmarks(); // what they hold closes its databases while there is an application
    benchmark::Shutdown();
    return 0;
}
