#include "app/console/opencore.h"

#include "app/console/consoleoptions.h"
#include "app/console/democontent.h"
#include "core/doors/peer.h"
#include "core/doors/remotecore.h"
#include "core/runtime/runtime.h"
#include "core/runtime/settingsources.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <unistd.h>

namespace qd {
namespace {

constexpr int kPatienceMs = 5'000; ///< an owner that is still starting opens its door late
constexpr int kAttemptMs = 500;
constexpr Scopes kOperator = Scope::Observe | Scope::Enqueue | Scope::Operate | Scope::Arm | Scope::Configure;

Caller console()
{
    return {QStringLiteral("console:") + userName(::geteuid()), kOperator, true, true};
}

/// A line to a core of our own: when the line goes, the core ends.
class OwnedLine final : public CoreService, public OwnCore
{
public:
    explicit OwnedLine(std::unique_ptr<Runtime> runtime) : m_runtime(std::move(runtime)), m_line(m_runtime->connect(console())) { }

    [[nodiscard]] RequestId request(Operation operation, const QJsonObject &parameters) override
    {
        return m_line->request(operation, parameters);
    }
    [[nodiscard]] EventBatch takeEvents() override { return m_line->takeEvents(); }
    void setWake(std::function<void()> wake) override { m_line->setWake(std::move(wake)); }
    void drain() override { m_runtime->drain(); }
    [[nodiscard]] std::unique_ptr<CoreService> connect() override { return m_runtime->connect(console()); }

private:
    std::unique_ptr<Runtime> m_runtime;
    std::unique_ptr<CoreService> m_line; // goes first
};

Result<OpenedCore> attach(const Profile &profile, int timeoutMs)
{
    auto line = connectToOwner(profile.socket(), console(), timeoutMs);
    if (!line)
        return line.error();
    return OpenedCore{*std::move(line), nullptr};
}

Result<OpenedCore> own(const Profile &profile, const CoreOptions &core)
{
    auto runtime = Runtime::start(profile, core);
    if (!runtime)
        return runtime.error();
    auto line = std::make_unique<OwnedLine>(*std::move(runtime));
    OwnCore *own = line.get();
    return OpenedCore{std::move(line), own};
}

// Programs that only ask something own the profile for a moment, and open no door: whoever meets one tries again.
Result<OpenedCore> ownOrAttach(const Profile &profile, const CoreOptions &core)
{
    const QDeadlineTimer deadline(kPatienceMs);
    while (true) {
        auto opened = own(profile, core);
        if (opened || opened.error().code != QLatin1String("owned_elsewhere"))
            return opened;
        auto attached = attach(profile, int(std::clamp<qint64>(deadline.remainingTime(), 1, kAttemptMs)));
        if (attached || attached.error().category != ErrorCategory::Transient || deadline.hasExpired())
            return attached;
    }
}

// A demo begins afresh, unless one is open already.
Result<void> prepareDemo(const Profile &profile)
{
    if (auto prepared = profile.prepare(); !prepared)
        return prepared;
    const auto lock = OwnerLock::acquire(profile.ownerLock());
    return lock ? clearDemoProfile({profile.ownerLock(), profile.consoleLock()}) : Result<void>();
}

// A demo is the same for everybody.
Result<CoreOptions> coreOptionsOf(const ConsoleOptions &options)
{
    CoreOptions core;
    if (options.demo)
        return core;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    auto settings = readSettings({}, environment, environment.value(QStringLiteral("QUARTERDECK_CONFIG")), options.profile.settingsFile());
    if (!settings)
        return settings.error();
    core.settings = *std::move(settings);
    return core;
}

} // namespace

Result<OpenedCore> openCore(const ConsoleOptions &options)
{
    const Profile &profile = options.profile;
    if (options.demo) {
        if (auto prepared = prepareDemo(profile); !prepared)
            return prepared.error();
    }
    const auto core = coreOptionsOf(options);
    if (!core) {
        auto attached = attach(profile, kPatienceMs); // an owner's settings count, if there is one
        return attached ? std::move(attached) : core.error();
    }
    auto opened = ownOrAttach(profile, *core);
    if (opened && opened->own && options.demo)
        static_cast<void>(opened->line->request(Operation::TasksAdd, demoTasks()));
    return opened;
}

} // namespace qd
