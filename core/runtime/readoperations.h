#pragma once

#include "core/api/eventbatch.h"
#include "core/api/operation.h"
#include "core/domain/settinglayers.h"
#include "core/runtime/eventhub.h"
#include "core/store/artifactstore.h"
#include "core/store/database.h"

namespace qd {

/// The answers to everything that only reads. Lives on the reader's thread.
class ReadOperations
{
public:
    /// What a test of an agent, or of readiness for REAL, looks at.
    struct Places {
        QString boxProgram; ///< qdeck-agentbox
        QString scratch;    ///< where a task without a workspace works
        QString backups;    ///< where the daily copies of the database are
    };
    /// \param settings what was read at the start
    ReadOperations(Database &database, const ArtifactStore &artifacts, const EventHub &hub, const SettingLayers &settings, Places places)
        : m_database(database), m_artifacts(artifacts), m_hub(hub), m_settings(settings), m_places(std::move(places)) { }

    /// \param parameters checked against the table
    [[nodiscard]] Result<Payload> perform(Operation operation, const QJsonObject &parameters);

private:
    [[nodiscard]] Result<Payload> ids(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> page(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> list(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> show(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> why(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> agents() const;
    [[nodiscard]] Result<Payload> test(const QString &agent);
    [[nodiscard]] Result<Payload> ticks(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> journal(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> artifact(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> verify();
    [[nodiscard]] Result<Payload> backup(const QJsonObject &parameters);
    [[nodiscard]] Result<Payload> health();
    [[nodiscard]] Result<Payload> armCheck();
    [[nodiscard]] Result<Payload> settingsList(const QJsonObject &parameters);
    [[nodiscard]] Result<SettingLayers> layers();

    Database &m_database;
    const ArtifactStore &m_artifacts;
    const EventHub &m_hub;
    const SettingLayers &m_settings;
    Places m_places;
};

} // namespace qd
