#include "app/qdeck/opencore.h"

#include "core/doors/remotecore.h"
#include "core/runtime/runtime.h"
#include "core/runtime/settingsources.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>

namespace qd {
namespace {

constexpr int kConnectMs = 5'000;  ///< an owner that is still starting opens its door late
constexpr int kAttemptMs = 500;
constexpr int kOwnMs = 2'000;
constexpr unsigned long kRetryMs = 2; ///< short, or programs that follow each other closely leave no gap to slip in

class OwnedRuntime final : public OwnedCore
{
public:
    explicit OwnedRuntime(std::unique_ptr<Runtime> runtime) : m_runtime(std::move(runtime)) { }
    void drain() override { m_runtime->drain(); }

private:
    std::unique_ptr<Runtime> m_runtime;
};

Result<CoreOptions> optionsOf(const OpenRequest &request, const Profile &profile)
{
    CoreOptions options;
    options.runEngine = request.runEngine;
    options.mostTicks = request.mostTicks;
    if (request.arm)
        options.arm = ArmAtStart{request.caller.actor, *request.arm};
    auto settings = readSettings(request.assignments, QProcessEnvironment::systemEnvironment(), request.config, profile.settingsFile());
    if (!settings && !request.stops)
        return settings.error();
    if (settings)
        options.settings = *std::move(settings);
    return options;
}

Result<OpenedCore> own(const Profile &profile, const CoreOptions &options, const Caller &caller)
{
    auto runtime = Runtime::start(profile, options);
    if (!runtime)
        return runtime.error();
    auto service = (*runtime)->connect(caller);
    return OpenedCore{std::make_unique<OwnedRuntime>(*std::move(runtime)), std::move(service)};
}

} // namespace

// Programs that only ask something own the profile for a moment: whoever meets one tries again.
Result<OpenedCore> openCore(const OpenRequest &request)
{
    const auto profile = Profile::named(request.profile, QProcessEnvironment::systemEnvironment());
    if (!profile)
        return profile.error();
    const auto options = optionsOf(request, *profile);
    const int usual = request.runEngine ? kOwnMs : kConnectMs;
    const QDeadlineTimer deadline(request.patienceMs > 0 ? request.patienceMs : usual);
    while (true) {
        auto opened = options ? own(*profile, *options, request.caller) : Result<OpenedCore>(options.error());
        if (opened || (options && opened.error().code != QLatin1String("owned_elsewhere")))
            return opened;
        if (request.runEngine) {
            if (!options || deadline.hasExpired())
                return opened;
            QThread::msleep(kRetryMs);
            continue;
        }
        const int attemptMs = int(std::clamp<qint64>(deadline.remainingTime(), 1, kAttemptMs));
        auto remote = connectToOwner(profile->socket(), request.caller, attemptMs);
        if (remote)
            return OpenedCore{nullptr, *std::move(remote)};
        if (!options)
            return opened; // there is no owner whose settings could count instead
        if (deadline.hasExpired() || remote.error().category != ErrorCategory::Transient)
            return remote.error();
    }
}

} // namespace qd
