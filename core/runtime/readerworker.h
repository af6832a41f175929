#pragma once

#include "core/runtime/command.h"
#include "core/runtime/longreads.h"
#include "core/runtime/profile.h"
#include "core/runtime/readoperations.h"

#include <QObject>

#include <memory>

namespace qd {

/// Answers reads on a connection that cannot write, and reads task files for intake, so that neither the core nor the
/// screen waits for a disk. Lives on the reader's thread; what goes through the whole database has another one.
class ReaderWorker final : public QObject
{
    Q_OBJECT

public:
    /// \param settings what was read at the start  \param agentbox path of the program under which agents run
    ReaderWorker(const Profile &profile, const EventHub &hub, const SettingLayers &settings, Inbox &inbox, Inbox &core, QString agentbox);

    [[nodiscard]] Result<void> start();
    Q_INVOKABLE void drain();

private:
    void serve(Command command);
    void forwardSources(Command command);
    void performLong(Command command) const;
    [[nodiscard]] ReadOperations operationsOn(Database &database) const;

    const Profile &m_profile;
    const EventHub &m_hub;
    const SettingLayers &m_settings;
    Inbox &m_inbox;
    Inbox &m_core;
    QString m_agentbox;
    ArtifactStore m_artifacts;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ReadOperations> m_operations;
    LongReads m_long{[this](Command command) { performLong(std::move(command)); }}; ///< goes first
};

} // namespace qd
