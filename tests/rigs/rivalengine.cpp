// One of several engines on one store, which the product never lets come to pass:
//   rivalengine <database> <folder of artifacts> <sink> [careless]
// It is the real engine over the real store, on a clock that runs faster, so that a lease lasts a quarter of a second.
// Its agent writes "<task> <attempt> <epoch of its engine> <epoch of the lease>" into the sink and has soon done its work.
// With "careless" it is the control: a queue that takes back by time and completes without a look at whose work it is.

#include "core/engine/engine.h"
#include "tests/support/fakeinspector.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QThread>
#include <QTimer>

#include <fcntl.h>
#include <unistd.h>

using namespace qd;

namespace {

constexpr qint64 kFaster = 120; ///< thirty seconds are a quarter of one
constexpr int kTickMs = 4;
constexpr int kWorkMs = 20;
constexpr int kAtOnce = 2;

class FastClock final : public Clock
{
public:
    [[nodiscard]] qint64 wallMs() const override { return kYear2023 + bootMs(); }
    [[nodiscard]] qint64 bootMs() const override { return m_clock.bootMs() * kFaster; }

private:
    static constexpr qint64 kYear2023 = 1'700'000'000'000;
    SystemClock m_clock;
};

/// Does at once, and says so later.
class SinkTransport final : public AgentTransport
{
public:
    SinkTransport(const QString &sink, Store &store)
        : m_sink(::open(QFile::encodeName(sink).constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600)),
          m_store(store)
    {
    }
    SinkTransport(const SinkTransport &) = delete;
    SinkTransport &operator=(const SinkTransport &) = delete;
    ~SinkTransport() override { ::close(m_sink); }

    Engine *engine = nullptr;

    [[nodiscard]] Result<Effect> prepare(const Task &task, int /*attempt*/, const Agent & /*agent*/) const override
    {
        return Effect(EffectKind::Rehearsal, EffectClass::Pure, {{QStringLiteral("task"), task.id.value}});
    }
    [[nodiscard]] Result<void> perform(AttemptId attempt, const Effect &effect) override
    {
        const auto lease = m_store.lease().read();
        const QString told = QStringLiteral("%1 %2 %3 %4\n").arg(effect.body()[QLatin1String("task")].toInteger())
                                 .arg(attempt.value).arg(engine->status().leaseEpoch).arg(lease ? lease->epoch : -1);
        const QByteArray line = told.toLatin1();
        if (::write(m_sink, line.constData(), size_t(line.size())) != line.size())
            return Error{QStringLiteral("sink_unwritable"), ErrorCategory::Transient, {}};
        const auto end = [this, attempt] { engine->agents().agentEnded(attempt, {}); };
        QTimer::singleShot(kWorkMs, Qt::PreciseTimer, qApp, end);
        return {};
    }
    void stop(AttemptId /*attempt*/, EndCause /*cause*/) override { } // what it did is done

private:
    int m_sink;
    Store &m_store;
};

class Silence final : public EngineListener
{
public:
    void tasksChanged(const std::vector<TaskSummary> & /*tasks*/) override { }
    void logged(const LogLine & /*line*/) override { }
    void stepWanted() override { }
};

int work(const QStringList &arguments)
{
    FastClock clock;
    SystemRandom random;
    auto store = Store::open(arguments[1], QString::fromLatin1(random.hex(16)), clock.wallMs());
    if (!store)
        return EXIT_FAILURE;
    const ArtifactStore artifacts(arguments[2]);
    StopFlags flags;
    Silence listener;
    EngineSettings settings;
    settings.actionsPerTick = kAtOnce;
    settings.maxConcurrent = kAtOnce;
    FakeInspector inspector;
    Roster roster;
    SinkTransport transport(arguments[3], **store);
    roster.setAgents(*(*store)->agents().all());
    roster.addTransport(Transport::Rehearsal, transport);
    Engine engine({clock, random, **store, artifacts, flags, listener, settings}, roster, inspector);
    inspector.listener = &engine.inspections();
    transport.engine = &engine;
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &tick, [&engine] { engine.step(); });
    tick.start(kTickMs);
    return QCoreApplication::exec();
}

int workCarelessly(const QString &path)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    database.setDatabaseName(path);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
    if (!database.open())
        return EXIT_FAILURE;
    QSqlQuery query(database);
    const QString takeBack = QStringLiteral("UPDATE work SET state = 'queued' WHERE state = 'running' AND since < %1");
    const QString take = QStringLiteral("UPDATE work SET state = 'running', since = %1 WHERE id = %2");
    const QString done = QStringLiteral("UPDATE work SET state = 'done', completions = completions + 1 WHERE id = %1");
    while (true) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        query.exec(QStringLiteral("BEGIN IMMEDIATE"));
        query.exec(takeBack.arg(now - Lease::kTtlMs / kFaster));
        query.exec(QStringLiteral("SELECT id FROM work WHERE state = 'queued' LIMIT 1"));
        const qint64 id = query.next() ? query.value(0).toLongLong() : 0;
        query.finish();
        query.exec(take.arg(now).arg(id));
        query.exec(QStringLiteral("COMMIT"));
        QThread::msleep(kWorkMs);
        if (id > 0)
            query.exec(done.arg(id));
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4)
        return EXIT_FAILURE;
    return arguments.size() > 4 ? workCarelessly(arguments[1]) : work(arguments);
}
