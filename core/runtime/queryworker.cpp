#include "core/runtime/queryworker.h"

#include "core/store/inquiry.h"

#include <QJsonArray>
#include <QThread>

namespace qd {

void QueryWorker::drain()
{
    for (const Command &command : m_inbox.commands.takeAll())
        command.from->putAnswer({command.request, answer(command)});
    if (m_inbox.stopAsked)
        thread()->quit();
}

Result<Payload> QueryWorker::answer(const Command &command) const
{
    const auto stopped = [&] { return m_inbox.stopAsked || command.from->isStopped(command.request); };
    if (stopped())
        return Error{QStringLiteral("query_stopped"), ErrorCategory::Operator, QStringLiteral("stopped before it began")};
    const auto found = Inquiry::ask(m_profile.database(), command.parameters[QLatin1String("sql")].toString(), {}, stopped);
    if (!found)
        return found.error();
    QJsonArray rows;
    for (const std::vector<QJsonValue> &row : found->rows) {
        QJsonArray cells;
        for (const QJsonValue &cell : row)
            cells += cell;
        rows += cells;
    }
    return Payload(QJsonObject{{QStringLiteral("columns"), QJsonArray::fromStringList(found->columns)},
                               {QStringLiteral("rows"), rows},
                               {QStringLiteral("truncated"), found->cut},
                               {QStringLiteral("ms"), found->ms}});
}

} // namespace qd
