#pragma once

#include "core/runtime/command.h"

namespace qd {

class Runtime;

/// An in-process caller's line to the core: checks the request and puts it where it is answered.
/// Lives on its caller's thread; must not outlive the Runtime.
class ClientService final : public CoreService
{
public:
    ClientService(Runtime &runtime, const Caller &caller);
    ~ClientService() override;

    [[nodiscard]] RequestId request(Operation operation, const QJsonObject &parameters) override;
    [[nodiscard]] EventBatch takeEvents() override;
    void setWake(std::function<void()> wake) override;

private:
    [[nodiscard]] Result<void> admit(const OperationInfo &info, const QJsonObject &parameters) const;
    void control(Command command);
    void read(Command command);

    Runtime &m_runtime;
    Caller m_caller;
    std::shared_ptr<ChangeBoard> m_board;
    RequestId m_lastRequest = 0;
};

} // namespace qd
