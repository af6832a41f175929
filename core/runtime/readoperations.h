#pragma once

#include "core/api/eventbatch.h"
#include "core/api/operation.h"
#include "core/domain/settinglayers.h"
#include "core/runtime/agentreads.h"
#include "core/runtime/eventhub.h"
#include "core/runtime/profile.h"
#include "core/runtime/taskreads.h"
#include "core/store/artifactstore.h"
#include "core/store/database.h"

namespace qd {

/// The answers to everything that only reads. Lives on the reader's thread.
class ReadOperations
{
public:
    /// \param settings what was read at the start  \param agentbox path of the program under which agents run
    ReadOperations(Database &database, const ArtifactStore &artifacts, const EventHub &hub, const SettingLayers &settings,
                   const Profile &profile, const QString &agentbox)
        : m_database(database), m_artifacts(artifacts), m_hub(hub), m_settings(settings), m_profile(profile),
          m_tasks(database, artifacts, hub), m_agents(database, {agentbox, profile.scratch(), profile.spool()}) { }

    /// \param parameters checked against the table  \param scopes of the caller
    [[nodiscard]] Result<Payload> perform(Operation operation, const QJsonObject &parameters, Scopes scopes);

private:
    [[nodiscard]] Result<Payload> ticks(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> journal(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> artifact(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> verify();
    [[nodiscard]] Result<Payload> backup(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> health();
    [[nodiscard]] Result<Payload> armCheck();
    [[nodiscard]] Result<Payload> diagnostics();
    [[nodiscard]] Result<Payload> settingsList(const QJsonObject &parameters);
    [[nodiscard]] Result<SettingLayers> layers();

    Database &m_database;
    const ArtifactStore &m_artifacts;
    const EventHub &m_hub;
    const SettingLayers &m_settings;
    const Profile &m_profile;
    TaskReads m_tasks;
    AgentReads m_agents;
};

} // namespace qd
