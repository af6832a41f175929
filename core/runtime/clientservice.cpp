#include "core/runtime/clientservice.h"

#include "core/runtime/runtime.h"

#include <limits>

namespace qd {
namespace {

RunWish wishOf(Operation operation)
{
    if (operation == Operation::EngineDrain)
        return RunWish::Drain;
    return operation == Operation::EnginePause ? RunWish::Pause : RunWish::Run;
}

} // namespace

ClientService::ClientService(Runtime &runtime, const Caller &caller)
    : m_runtime(runtime), m_caller(caller), m_board(std::make_shared<ChangeBoard>(caller))
{
    m_runtime.hub().add(m_board);
}

ClientService::~ClientService()
{
    m_board->setWake({});
    m_board->stopUpTo(std::numeric_limits<RequestId>::max());
    m_runtime.hub().remove(m_board);
}

RequestId ClientService::request(Operation operation, const QJsonObject &parameters)
{
    const OperationInfo &info = infoOf(operation);
    Command command{m_board, ++m_lastRequest, operation, parameters, m_caller.actor, {}, m_caller.scopes};
    const RequestId id = command.request;
    if (const auto admitted = admit(info, parameters); !admitted) {
        m_board->putAnswer({id, admitted.error()});
        return id;
    }
    switch (info.route) {
    case Route::Control: control(std::move(command)); break;
    case Route::Read: read(std::move(command)); break;
    case Route::Write:
        // Task files are read by the reader's thread first: the core never waits for a disk that is not its own.
        (operation == Operation::TasksAdd ? m_runtime.reader() : m_runtime.core()).post(std::move(command));
        break;
    }
    return id;
}

Result<void> ClientService::admit(const OperationInfo &info, const QJsonObject &parameters) const
{
    const Scopes needed = scopesFor(info, parameters);
    if ((m_caller.scopes & needed) != needed)
        return Error{QStringLiteral("operation_forbidden"), ErrorCategory::Operator,
                     QStringLiteral("%1 is not allowed to '%2'").arg(m_caller.actor, QString::fromLatin1(info.name))};
    return checkParameters(info, parameters);
}

void ClientService::read(Command command)
{
    if (command.operation == Operation::DatabaseStop) {
        m_board->stopUpTo(command.request);
        m_board->putAnswer({command.request, Payload(QJsonObject())});
        return;
    }
    // What a person asks may take long: no other reader waits for it.
    (command.operation == Operation::DatabaseQuery ? m_runtime.queries() : m_runtime.reader()).post(std::move(command));
}

// These act before they are recorded: stopping waits for nobody. The record is made by the core thread when it can.
void ClientService::control(Command command)
{
    const RequestId id = command.request;
    const QString reason = command.parameters[QLatin1String("reason")].toString();
    if (command.operation == Operation::EngineKill) {
        auto killed = m_runtime.kill(command.parameters[QLatin1String("now")].toBool(), command.actor, reason);
        m_board->putAnswer({id, killed ? Result<Payload>(*std::move(killed)) : Result<Payload>(killed.error())});
        command.from.reset();
    } else if (m_runtime.flags().killed()) {
        m_board->putAnswer({id, Error{QStringLiteral("killed"), ErrorCategory::Operator,
                                      QStringLiteral("the engine is killed; reset it first")}});
        return;
    } else {
        m_runtime.flags().set(wishOf(command.operation));
    }
    m_runtime.core().post(std::move(command));
}

EventBatch ClientService::takeEvents()
{
    return m_board->take();
}

void ClientService::setWake(std::function<void()> wake)
{
    m_board->setWake(std::move(wake));
}

} // namespace qd
