#pragma once

#include "core/api/coreservice.h"

#include <QJsonObject>

#include <condition_variable>
#include <memory>
#include <mutex>

namespace qd::bench {

/// A caller that waits, and never longer than it must: it is woken and does not look again and again.
class DeskClient
{
public:
    explicit DeskClient(CoreAccess &core);
    ~DeskClient();
    DeskClient(const DeskClient &) = delete;
    DeskClient &operator=(const DeskClient &) = delete;

    /// Ends the program if it is refused.
    QJsonObject ask(Operation operation, const QJsonObject &parameters = {});
    RequestId request(Operation operation, const QJsonObject &parameters)
    {
        return m_service->request(operation, parameters);
    }
    /// What has gathered, when something has.
    [[nodiscard]] EventBatch next();

    /// Hands every batch over until it says that this is what was waited for.
    template <typename Judge> void waitUntil(Judge judge)
    {
        while (!judge(next())) { }
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_change;
    bool m_woken = false;
    std::unique_ptr<CoreService> m_service;
};

/// The parameters that add one document.
[[nodiscard]] QJsonObject documentOf(const QString &name, const QString &text);

} // namespace qd::bench
