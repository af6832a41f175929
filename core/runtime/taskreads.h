#pragma once

#include "core/api/eventbatch.h"
#include "core/domain/attempt.h"
#include "core/runtime/eventhub.h"
#include "core/store/artifactstore.h"
#include "core/store/database.h"

namespace qd {

/// What is told of tasks. Every function takes the parameters of the operation that it answers, checked against the
/// table. Lives on the thread of its database.
class TaskReads
{
public:
    TaskReads(Database &database, const ArtifactStore &artifacts, const EventHub &hub)
        : m_database(database), m_artifacts(artifacts), m_hub(hub) { }

    [[nodiscard]] Result<Payload> ids(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> page(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> list(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> show(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> why(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> fields(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> exportTo(const QJsonObject &parameters);

private:
    [[nodiscard]] Result<Task> taskOf(const QJsonObject &parameters);
    [[nodiscard]] QJsonArray attemptsJson(const std::vector<Attempt> &attempts) const;
    [[nodiscard]] Result<QJsonValue> lastApproved(const Task &task);

    Database &m_database;
    const ArtifactStore &m_artifacts;
    const EventHub &m_hub;
};

} // namespace qd
