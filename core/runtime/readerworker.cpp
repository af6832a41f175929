#include "core/runtime/readerworker.h"

#include "core/intake/intake.h"

#include <QThread>

namespace qd {

ReaderWorker::ReaderWorker(const Profile &profile, const EventHub &hub, const SettingLayers &settings, Inbox &inbox, Inbox &core, QString agentbox)
    : m_profile(profile), m_hub(hub), m_settings(settings), m_inbox(inbox), m_core(core), m_agentbox(std::move(agentbox)),
      m_artifacts(profile.artifacts())
{
}

Result<void> ReaderWorker::start()
{
    auto database = Database::open(m_profile.database(), Database::Access::ReadOnly);
    if (!database)
        return database.error();
    m_database = *std::move(database);
    m_operations = std::make_unique<ReadOperations>(operationsOn(*m_database));
    return {};
}

ReadOperations ReaderWorker::operationsOn(Database &database) const
{
    return {database, m_artifacts, m_hub, m_settings, m_profile, m_agentbox};
}

void ReaderWorker::drain()
{
    for (Command &command : m_inbox.commands.takeAll())
        serve(std::move(command));
    if (m_inbox.stopAsked)
        thread()->quit();
}

void ReaderWorker::serve(Command command)
{
    if (command.operation == Operation::TasksAdd) {
        forwardSources(std::move(command));
        return;
    }
    if (command.from.use_count() == 1)
        return; // whoever asked is gone: callers that come and go must not make the others wait
    if (command.operation == Operation::StoreBackup || command.operation == Operation::StoreVerify) {
        m_long.post(std::move(command));
        return;
    }
    command.from->putAnswer({command.request, m_operations->perform(command.operation, command.parameters, command.scopes)});
}

// A connection belongs to one thread, and these are rare: each has its own.
void ReaderWorker::performLong(Command command) const
{
    if (command.from.use_count() == 1)
        return; // gone while others were served
    const auto database = Database::open(m_profile.database(), Database::Access::ReadOnly);
    if (!database) {
        command.from->putAnswer({command.request, database.error()});
        return;
    }
    ReadOperations operations = operationsOn(**database);
    command.from->putAnswer({command.request, operations.perform(command.operation, command.parameters, command.scopes)});
}

// Reading and parsing happen here; only finished drafts go to the thread that owns the queue.
void ReaderWorker::forwardSources(Command command)
{
    const auto request = intakeRequestOf(command.parameters);
    if (!request) {
        command.from->putAnswer({command.request, request.error()});
        return;
    }
    command.files = gather(*request);
    m_core.post(std::move(command));
}

} // namespace qd
