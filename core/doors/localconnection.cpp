#include "core/doors/localconnection.h"

#include "core/api/batchcodec.h"
#include "core/api/taskcodec.h"
#include "core/base/log.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>
#include <vector>

namespace qd {
namespace {

constexpr qint64 kReadChunk = 256 * 1024;
constexpr qint64 kMostExactInteger = 9'007'199'254'740'992; // 2^53: beyond it JSON numbers are not exact everywhere
constexpr qsizetype kMostClientName = 32;

QString clientName(const QString &declared)
{
    QString name;
    const QString head = declared.left(kMostClientName);
    for (const QChar c : head) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_')
            name += c;
    }
    return name.isEmpty() ? QStringLiteral("client") : name;
}

bool hasOnly(const QJsonObject &object, std::initializer_list<QLatin1String> names)
{
    const QStringList keys = object.keys();
    return std::all_of(keys.begin(), keys.end(), [&](const QString &key) {
        return std::any_of(names.begin(), names.end(), [&](QLatin1String name) { return key == name; });
    });
}

// Their answers are short, and stopping or a copy of the database must not wait behind lists.
bool waitsForNobody(const OperationInfo &info)
{
    return info.route == Route::Control || info.operation == Operation::DatabaseStop || info.operation == Operation::StoreBackup
        || info.operation == Operation::StoreVerify;
}

RequestId requestId(const QJsonValue &value)
{
    const qint64 number = value.toInteger();
    return number > 0 && number <= kMostExactInteger ? RequestId(number) : 0;
}

} // namespace

LocalConnection::LocalConnection(int socket, const QString &user, CoreAccess &core, Scopes scopes,
                                 const LocalDoorLimits &limits, QObject *parent)
    : QObject(parent), m_user(user), m_core(core), m_scopes(scopes), m_limits(limits), m_lines(limits.helloBytes)
{
    m_socket.setReadBufferSize(kReadChunk);
    m_helloTimer.setSingleShot(true);
    connect(&m_socket, &QLocalSocket::readyRead, this, &LocalConnection::readLines);
    connect(&m_socket, &QLocalSocket::bytesWritten, this, &LocalConnection::sendEvents);
    connect(&m_socket, &QLocalSocket::disconnected, this, &LocalConnection::close);
    connect(&m_helloTimer, &QTimer::timeout, this,
            [this] { refuse("hello_timeout", QStringLiteral("no hello in time")); });
    m_socket.setSocketDescriptor(socket);
    m_helloTimer.start(m_limits.helloMs);
}

LocalConnection::~LocalConnection()
{
    m_closed = true; // the socket's own end must not call back into a half destroyed object
    m_socket.disconnect(this);
}

void LocalConnection::readLines()
{
    m_lines.append(m_socket.readAll());
    while (!m_closed) {
        const std::optional<QByteArray> line = m_lines.takeLine();
        if (!line)
            break;
        handle(*line);
    }
    if (!m_closed && m_lines.tooLong())
        refuse("line_too_long", QStringLiteral("a line has at most %1 bytes").arg(m_service ? m_limits.lineBytes : m_limits.helloBytes));
}

void LocalConnection::handle(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        refuse("message_malformed", QStringLiteral("not a JSON object"));
    else if (m_service)
        take(document.object());
    else
        greet(document.object());
}

void LocalConnection::greet(const QJsonObject &message)
{
    const QJsonObject hello = message[QLatin1String("hello")].toObject();
    if (!hasOnly(message, {QLatin1String("hello")}) || !hello[QLatin1String("client")].isString()
        || !hasOnly(hello, {QLatin1String("version"), QLatin1String("client"), QLatin1String("changes"),
                            QLatin1String("log")})) {
        refuse("message_malformed", QStringLiteral("the first message must be a hello"));
        return;
    }
    if (hello[QLatin1String("version")].toInteger() != kLocalProtocolVersion) {
        refuse("protocol_version", QStringLiteral("this program speaks version %1").arg(kLocalProtocolVersion));
        return;
    }
    m_helloTimer.stop();
    m_lines.setMostBytes(m_limits.lineBytes);
    send({{QStringLiteral("hello"), QJsonObject{{QStringLiteral("version"), kLocalProtocolVersion},
                                                {QStringLiteral("program"), QStringLiteral(QD_VERSION)}}}});
    const QString actor = QStringLiteral("%1:%2").arg(clientName(hello[QLatin1String("client")].toString()), m_user);
    m_service = m_core.connect({actor, m_scopes, hello[QLatin1String("changes")].toBool(),
                                hello[QLatin1String("log")].toBool()});
    m_service->setWake([this] { QMetaObject::invokeMethod(this, "sendEvents", Qt::QueuedConnection); });
    sendEvents();
}

void LocalConnection::take(const QJsonObject &message)
{
    const RequestId request = requestId(message[QLatin1String("request")]);
    const QJsonValue parameters = message.value(QLatin1String("parameters"));
    if (request == 0 || isKnown(request) || !message[QLatin1String("operation")].isString()
        || !(parameters.isObject() || parameters.isUndefined())
        || !hasOnly(message, {QLatin1String("request"), QLatin1String("operation"), QLatin1String("parameters")})) {
        refuse("message_malformed", QStringLiteral("not a request, or its number is in use"));
        return;
    }
    const OperationInfo *info = findOperation(message[QLatin1String("operation")].toString());
    if (!info)
        answerWith(request, "operation_unknown", ErrorCategory::Permanent);
    else if (m_inFlight.size() + qsizetype(m_waiting.size()) >= m_limits.requestsInFlight && info->route != Route::Control)
        answerWith(request, "too_many_requests", ErrorCategory::Transient);
    else
        queue({request, info->operation, parameters.toObject()}, waitsForNobody(*info));
}

void LocalConnection::queue(Request request, bool waitsForNobody)
{
    if (request.operation == Operation::DatabaseStop)
        endWaitingQueries();
    if (m_closed)
        return;
    if (waitsForNobody) {
        m_inFlight.insert(m_service->request(request.operation, request.parameters), {request.number, false});
        return;
    }
    m_waiting.push_back(std::move(request));
    handWaiting();
}

bool LocalConnection::isKnown(RequestId number) const
{
    return std::any_of(m_inFlight.begin(), m_inFlight.end(), [=](const Handed &one) { return one.number == number; })
        || std::any_of(m_waiting.begin(), m_waiting.end(), [=](const Request &one) { return one.number == number; });
}

// An answer can be large. Who asks and does not read is not worked for.
void LocalConnection::handWaiting()
{
    while (!m_waiting.empty() && m_atOnce < m_limits.requestsAtOnce && readsAnswers()) {
        const Request next = std::move(m_waiting.front());
        m_waiting.pop_front();
        ++m_atOnce;
        m_inFlight.insert(m_service->request(next.operation, next.parameters), {next.number, true});
    }
}

// Those that the core has already end by its own doing.
void LocalConnection::endWaitingQueries()
{
    std::vector<RequestId> queries;
    for (const Request &one : m_waiting) {
        if (one.operation == Operation::DatabaseQuery)
            queries.push_back(one.number);
    }
    std::erase_if(m_waiting, [](const Request &one) { return one.operation == Operation::DatabaseQuery; });
    for (const RequestId query : queries)
        answerWith(query, "query_stopped", ErrorCategory::Operator);
}

void LocalConnection::answerWith(RequestId request, const char *code, ErrorCategory category)
{
    EventBatch batch;
    batch.answers.push_back({request, Error{QString::fromLatin1(code), category, {}}});
    send(toJson(batch));
}

void LocalConnection::sendEvents()
{
    if (m_closed || !m_service || !readsAnswers())
        return; // bytesWritten() comes back here
    EventBatch batch = m_service->takeEvents();
    for (Answer &answer : batch.answers) {
        const Handed handed = m_inFlight.take(answer.request);
        answer.request = handed.number;
        m_atOnce -= handed.counts ? 1 : 0;
    }
    const QJsonObject message = toJson(batch);
    if (!message.isEmpty())
        send(message);
    if (batch.connectionLost && !m_closed)
        refuse("core_stopped", QStringLiteral("the core has ended"));
    if (!m_closed)
        handWaiting();
}

bool LocalConnection::readsAnswers() const
{
    return m_socket.bytesToWrite() <= m_limits.takeBelowBytes;
}

void LocalConnection::send(const QJsonObject &message)
{
    m_socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    if (m_socket.bytesToWrite() <= m_limits.outgoingBytes)
        return;
    qCWarning(lcDoors) << "closed a connection that does not read its answers";
    close();
}

bool LocalConnection::giveWay()
{
    if (!m_service && !m_closed)
        m_socket.waitForReadyRead(0); // its hello may lie there
    if (m_service || m_closed)
        return m_closed;
    refuse("too_many_connections", QStringLiteral("the door is full"), ErrorCategory::Transient);
    return true;
}

void LocalConnection::refuse(const char *code, const QString &detail, ErrorCategory category)
{
    qCInfo(lcDoors) << "closed a connection:" << code;
    send({{QStringLiteral("error"), toJson(Error{QString::fromLatin1(code), category, detail})}});
    m_socket.flush();
    close();
}

void LocalConnection::close()
{
    if (std::exchange(m_closed, true))
        return;
    m_helloTimer.stop();
    m_service.reset();
    m_socket.abort(); // bytes already with the kernel still reach the peer
    Q_EMIT closed();
}

} // namespace qd
