#include "core/runtime/agentreads.h"

#include "core/agents/agentrules.h"
#include "core/agents/agenttest.h"
#include "core/api/statuscodec.h"
#include "core/api/taskcodec.h"
#include "core/base/smallfile.h"
#include "core/runtime/parameters.h"
#include "core/store/agentstore.h"
#include "core/store/attemptstore.h"
#include "core/store/taskreader.h"
#include "core/store/taskstore.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

constexpr int kDefaultRows = 100;
constexpr int kDefaultTail = 65'536;
constexpr const char *kStreams[] = {"output", "stdout", "stderr"}; // other files of an attempt are no output

Error notFound(const QString &detail)
{
    return {QStringLiteral("not_found"), ErrorCategory::Permanent, detail};
}

/// The cut may have gone through a character: its rest is not shown.
QString textOf(const QByteArray &bytes)
{
    const auto isRest = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    qsizetype from = 0;
    while (from < std::min<qsizetype>(bytes.size(), 3) && isRest(bytes[from]))
        ++from;
    return QString::fromUtf8(bytes.mid(from));
}

} // namespace

Result<Payload> AgentReads::list(const std::vector<AgentStatus> &agents, Scopes scopes)
{
    QJsonArray list;
    for (AgentStatus status : agents) {
        if (!scopes.testFlag(Scope::Configure))
            status.agent = withoutSecrets(std::move(status.agent));
        const auto record = AttemptStore(m_database).recordOf(status.agent.name, kMeasured);
        if (!record)
            return record.error();
        QJsonObject object = toJson(status);
        object.insert(QStringLiteral("record"),
                      QJsonObject{{QStringLiteral("ended"), record->ended}, {QStringLiteral("succeeded"), record->succeeded},
                                  {QStringLiteral("average_ms"), record->averageMs ? QJsonValue(*record->averageMs) : QJsonValue()}});
        list += object;
    }
    return Payload(QJsonObject{{QStringLiteral("agents"), list}});
}

Result<Payload> AgentReads::test(const QString &agent)
{
    const auto agents = AgentStore(m_database).all();
    if (!agents)
        return agents.error();
    const auto found = std::find_if(agents->begin(), agents->end(), [&](const Agent &a) { return a.name == agent; });
    if (found == agents->end())
        return notFound(QStringLiteral("there is no agent '%1'").arg(agent));
    bool ok = true;
    QJsonArray findings;
    for (const AgentFinding &finding : testAgent(*found, m_places.boxProgram, m_places.scratch)) {
        ok = ok && !blocks(finding.result);
        findings += QJsonObject{{QStringLiteral("id"), finding.id}, {QStringLiteral("result"), toText(finding.result)},
                                {QStringLiteral("detail"), finding.detail}};
    }
    return Payload(QJsonObject{{QStringLiteral("name"), agent}, {QStringLiteral("ok"), ok}, {QStringLiteral("findings"), findings}});
}

Result<Payload> AgentReads::attempts(const QJsonObject &parameters)
{
    const auto attempts = AttemptStore(m_database).newestBy(parameters[QLatin1String("agent")].toString(),
                                                            parameters[QLatin1String("limit")].toInt(kDefaultRows));
    if (!attempts)
        return attempts.error();
    std::vector<TaskId> tasks;
    for (const Attempt &attempt : *attempts)
        tasks.push_back(attempt.task);
    const auto page = TaskReader(m_database).page(tasks);
    if (!page)
        return page.error();
    QJsonArray list;
    for (const Attempt &attempt : *attempts) {
        const auto task = std::find_if(page->rows.begin(), page->rows.end(), [&](const auto &row) { return row.id == attempt.task; });
        QJsonObject object = toJson(attempt);
        object.insert(QStringLiteral("task"), displayId(attempt.task));
        object.insert(QStringLiteral("task_number"), attempt.task.value);
        object.insert(QStringLiteral("title"), task == page->rows.end() ? QString() : task->title);
        list += object;
    }
    return Payload(QJsonObject{{QStringLiteral("attempts"), list}});
}

Result<Payload> AgentReads::tail(const QJsonObject &parameters)
{
    const auto id = taskIdOf(parameters[QLatin1String("id")]);
    if (!id)
        return id.error();
    if (const auto task = TaskStore(m_database).read(*id); !task)
        return task.error();
    const auto newest = AttemptStore(m_database).newestOf(*id);
    if (!newest)
        return newest.error();
    const Attempt attempt = *newest ? (*newest)->attempt : Attempt();
    const bool runs = *newest && attempt.state == AttemptState::Running;
    return Payload(QJsonObject{
        {QStringLiteral("task"), displayId(*id)},
        {QStringLiteral("attempt"), attempt.number},
        {QStringLiteral("agent"), attempt.agent},
        {QStringLiteral("running"), runs},
        {QStringLiteral("streams"), runs ? streamsOf(attempt.id, parameters[QLatin1String("limit")].toInt(kDefaultTail)) : QJsonArray()},
    });
}

QJsonArray AgentReads::streamsOf(AttemptId attempt, qsizetype mostBytes) const
{
    const QDir spool(m_places.spool);
    const QString prefix = QString::number(attempt.value) + u'-';
    QJsonArray streams;
    for (const char *stream : kStreams) {
        const QString name = QString::fromLatin1(stream);
        // A restored database may give a number again: what was left behind under it is older.
        const QStringList files = spool.entryList({prefix + u'*' + QLatin1Char('-') + name}, QDir::Files, QDir::Time);
        const FileTail tail = files.isEmpty() ? FileTail() : tailOfFile(spool.filePath(files.constFirst()), mostBytes);
        if (tail.size > 0)
            streams += QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("bytes"), tail.size},
                                   {QStringLiteral("text"), textOf(tail.bytes)}};
    }
    return streams;
}

} // namespace qd
