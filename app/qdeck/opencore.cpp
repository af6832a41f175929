#include "app/qdeck/opencore.h"

#include "core/doors/remotecore.h"
#include "core/runtime/runtime.h"

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

} // namespace

// Programs that only ask something own the profile for a moment: whoever meets one tries again.
Result<OpenedCore> openCore(const OpenRequest &request)
{
    const Profile profile(request.profile.isEmpty() ? Profile::defaultRoot() : request.profile);
    CoreOptions options;
    options.runEngine = request.runEngine;
    options.mostTicks = request.mostTicks;
    const int usual = request.runEngine ? kOwnMs : kConnectMs;
    const QDeadlineTimer deadline(request.patienceMs > 0 ? request.patienceMs : usual);
    while (true) {
        auto runtime = Runtime::start(profile, options);
        if (runtime) {
            auto service = (*runtime)->connect(request.caller);
            return OpenedCore{std::make_unique<OwnedRuntime>(*std::move(runtime)), std::move(service)};
        }
        if (runtime.error().code != QLatin1String("owned_elsewhere"))
            return runtime.error();
        if (request.runEngine) {
            if (deadline.hasExpired())
                return runtime.error();
            QThread::msleep(kRetryMs);
            continue;
        }
        const int attemptMs = int(std::clamp<qint64>(deadline.remainingTime(), 1, kAttemptMs));
        auto remote = connectToOwner(profile.socket(), request.caller, attemptMs);
        if (remote)
            return OpenedCore{nullptr, *std::move(remote)};
        if (deadline.hasExpired() || remote.error().category != ErrorCategory::Transient)
            return remote.error();
    }
}

} // namespace qd
