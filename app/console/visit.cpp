#include "app/console/visit.h"

#include "core/api/taskcodec.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace qd {
namespace {

constexpr int kVersion = 1;

Error malformed(const QString &detail)
{
    return {QStringLiteral("visit_malformed"), ErrorCategory::Permanent, detail};
}

bool isFile(const QJsonValue &value)
{
    const QString path = value.toString();
    return QDir::isAbsolutePath(path) && !path.contains(QChar::Null);
}

QByteArray lineOf(const QJsonObject &message)
{
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray toLine(const Visit &visit)
{
    return lineOf({{QStringLiteral("visit"), QJsonObject{{QStringLiteral("version"), kVersion},
                                                         {QStringLiteral("files"), QJsonArray::fromStringList(visit.files)},
                                                         {QStringLiteral("activation"), visit.activation}}}});
}

Result<Visit> visitFromLine(const QByteArray &line)
{
    const QJsonValue message = QJsonDocument::fromJson(line).object().value(QLatin1String("visit"));
    if (!message.isObject())
        return malformed(QStringLiteral("not a visit"));
    if (message[QLatin1String("version")].toInteger() != kVersion)
        return Error{QStringLiteral("protocol_version"), ErrorCategory::Permanent,
                     QStringLiteral("this console speaks version %1").arg(kVersion)};
    const QJsonArray files = message[QLatin1String("files")].toArray();
    if (files.size() > kMostVisitFiles || !std::all_of(files.begin(), files.end(), isFile))
        return malformed(QStringLiteral("files are at most %1 absolute paths").arg(kMostVisitFiles));
    Visit visit;
    for (const QJsonValue &file : files)
        visit.files += file.toString();
    visit.activation = message[QLatin1String("activation")].toString().left(kMostActivationLength);
    return visit;
}

QByteArray answerLine(const Result<void> &answer)
{
    return lineOf(answer ? QJsonObject{{QStringLiteral("shown"), true}}
                         : QJsonObject{{QStringLiteral("error"), toJson(answer.error())}});
}

Result<void> answerFromLine(const QByteArray &line)
{
    const QJsonObject message = QJsonDocument::fromJson(line).object();
    if (message.value(QLatin1String("shown")).toBool())
        return {};
    const QJsonValue error = message.value(QLatin1String("error"));
    return error.isObject() ? errorFromJson(error.toObject()) : malformed(QStringLiteral("not an answer"));
}

} // namespace qd
