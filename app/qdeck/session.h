#pragma once

#include "app/qdeck/eventpump.h"

#include <optional>

namespace qd {

/// One request and its answer. Lives on the main thread, as long as it takes.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(CoreService &service);

    void ask(Operation operation, const QJsonObject &parameters);

    [[nodiscard]] bool isAnswered() const { return m_result.has_value(); }
    /// After answered(). Error `connection_lost` (Transient) if the core went away before it answered.
    [[nodiscard]] const Result<Payload> &result() const { return *m_result; }

Q_SIGNALS:
    void answered();

private:
    void read(const EventBatch &batch);
    void end(Result<Payload> result);

    CoreService &m_service;
    EventPump m_pump;
    RequestId m_request = 0;
    std::optional<Result<Payload>> m_result;
};

} // namespace qd
