#include "app/console/opencore.h"

#include "app/console/consoleoptions.h"
#include "app/console/democontent.h"
#include "core/doors/peer.h"
#include "core/doors/remotecore.h"
#include "core/runtime/runtime.h"

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

} // namespace

Result<OpenedCore> openCore(const ConsoleOptions &options)
{
    const Profile profile(options.profileDir);
    if (options.demo) {
        if (auto prepared = prepareDemo(profile); !prepared)
            return prepared.error();
    }
    auto runtime = Runtime::start(profile, {});
    if (!runtime && runtime.error().code == QLatin1String("owned_elsewhere"))
        return attach(profile);
    if (!runtime)
        return runtime.error();
    if (options.demo)
        static_cast<void>((*runtime)->connect(console())->request(Operation::TasksAdd, demoTasks()));
    return OpenedCore{std::make_unique<OwnedCore>(*std::move(runtime)), false};
}

} // namespace qd
