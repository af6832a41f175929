#pragma once

#include "core/api/coreservice.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace qd {

/// A core that answers as the test says. Everything is behind one mutex, so that publish() may come from any thread,
/// as the changes of a real core do.
class FakeCore : public CoreAccess
{
public:
    struct Asked {
        Operation operation;
        QJsonObject parameters;
    };
    /// nullopt = no answer by itself; answerLast() gives it later.
    using Answerer = std::function<std::optional<Result<Payload>>(Operation, const QJsonObject &)>;

    [[nodiscard]] std::unique_ptr<CoreService> connect(const Caller &caller) override;

    void setAnswerer(Answerer answerer);
    void publish(const EventBatch &batch);
    void answerLast(const Result<Payload> &result);
    void answerFirst(const Result<Payload> &result);

    [[nodiscard]] std::vector<Caller> callers() const;
    [[nodiscard]] std::vector<Asked> asked() const;
    [[nodiscard]] int services() const;
    /// Services that hold something nobody has taken.
    [[nodiscard]] int waiting() const;

private:
    friend class FakeService;

    mutable std::recursive_mutex m_mutex; // a wake may come back into setWake()
    Answerer m_answerer;
    std::vector<Caller> m_callers;
    std::vector<Asked> m_asked;
    std::vector<class FakeService *> m_services;
};

class FakeService : public CoreService
{
public:
    explicit FakeService(FakeCore &core);
    ~FakeService() override;

    [[nodiscard]] RequestId request(Operation operation, const QJsonObject &parameters) override;
    [[nodiscard]] EventBatch takeEvents() override;
    void setWake(std::function<void()> wake) override;

private:
    friend class FakeCore;
    void gather(const EventBatch &batch);

    FakeCore &m_core;
    EventBatch m_waiting;
    std::function<void()> m_wake;
    static constexpr RequestId kFirst = 1001;
    RequestId m_last = kFirst - 1; // unlike the numbers of a peer, so that a door that mixes them up is seen
};

} // namespace qd
