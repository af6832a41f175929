#include "app/console/opencore.h"

#include "app/console/consoleoptions.h"
#include "app/console/democontent.h"
#include "core/doors/peer.h"
#include "core/doors/remotecore.h"
#include "core/runtime/runtime.h"
#include "core/runtime/settingsources.h"

#include <unistd.h>

namespace qd {
namespace {

constexpr int kConnectMs = 5'000;
constexpr Scopes kOperator = Scope::Observe | Scope::Enqueue | Scope::Operate | Scope::Arm | Scope::Configure;

Caller console()
{
    return {QStringLiteral("console:") + userName(::geteuid()), kOperator, true, true};
}

/// A line to a core of our own: when the line goes, the core ends.
class OwnedCore final : public CoreService
{
public:
    explicit OwnedCore(std::unique_ptr<Runtime> runtime) : m_runtime(std::move(runtime)), m_line(m_runtime->connect(console())) { }

    [[nodiscard]] RequestId request(Operation operation, const QJsonObject &parameters) override
    {
        return m_line->request(operation, parameters);
    }
    [[nodiscard]] EventBatch takeEvents() override { return m_line->takeEvents(); }
    void setWake(std::function<void()> wake) override { m_line->setWake(std::move(wake)); }

private:
    std::unique_ptr<Runtime> m_runtime;
    std::unique_ptr<CoreService> m_line; // goes first
};

Result<OpenedCore> attach(const Profile &profile)
{
    auto line = connectToOwner(profile.socket(), console(), kConnectMs);
    if (!line)
        return line.error();
    return OpenedCore{*std::move(line), true};
}

// A demo begins afresh, unless one is open already.
Result<void> prepareDemo(const Profile &profile)
{
    if (auto prepared = profile.prepare(); !prepared)
        return prepared;
    const auto lock = OwnerLock::acquire(profile.ownerLock());
    return lock ? clearDemoProfile() : Result<void>();
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
    auto runtime = core ? Runtime::start(profile, *core) : Result<std::unique_ptr<Runtime>>(core.error());
    if (!runtime) {
        auto attached = core && runtime.error().code != QLatin1String("owned_elsewhere") ? Result<OpenedCore>(runtime.error()) : attach(profile);
        return attached || core ? std::move(attached) : core.error(); // an owner's settings count, if there is one
    }
    if (options.demo)
        static_cast<void>((*runtime)->connect(console())->request(Operation::TasksAdd, demoTasks()));
    return OpenedCore{std::make_unique<OwnedCore>(*std::move(runtime)), false};
}

} // namespace qd
