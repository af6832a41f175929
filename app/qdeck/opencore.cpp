#include "app/qdeck/opencore.h"

#include "core/doors/remotecore.h"
#include "core/runtime/runtime.h"

namespace qd {
namespace {

constexpr int kConnectMs = 5'000;

class OwnedRuntime final : public OwnedCore
{
public:
    explicit OwnedRuntime(std::unique_ptr<Runtime> runtime) : m_runtime(std::move(runtime)) { }
    void drain() override { m_runtime->drain(); }

private:
    std::unique_ptr<Runtime> m_runtime;
};

} // namespace

Result<OpenedCore> openCore(const OpenRequest &request)
{
    const Profile profile(request.profile.isEmpty() ? Profile::defaultRoot() : request.profile);
    CoreOptions options;
    options.runEngine = request.runEngine;
    options.mostTicks = request.mostTicks;
    auto runtime = Runtime::start(profile, options);
    if (runtime) {
        auto service = (*runtime)->connect(request.caller);
        return OpenedCore{std::make_unique<OwnedRuntime>(*std::move(runtime)), std::move(service)};
    }
    if (runtime.error().code != QLatin1String("owned_elsewhere") || request.runEngine)
        return runtime.error();
    auto remote = connectToOwner(profile.socket(), request.caller, kConnectMs);
    if (!remote)
        return remote.error();
    return OpenedCore{nullptr, *std::move(remote)};
}

} // namespace qd
