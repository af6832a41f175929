#include "app/qdeck/inputdocument.h"

#include <QStringDecoder>

namespace qd {

Result<QJsonObject> documentFrom(const QByteArray &bytes)
{
    if (bytes.size() > kMostInputBytes)
        return Error{QStringLiteral("input_too_large"), ErrorCategory::Permanent,
                     QStringLiteral("standard input has more than %1 bytes").arg(kMostInputBytes)};
    // Stateless: half a character at the end is an error, not something to wait for.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(bytes);
    if (decode.hasError())
        return Error{QStringLiteral("input_not_utf8"), ErrorCategory::Permanent,
                     QStringLiteral("standard input is not UTF-8")};
    return QJsonObject{{QStringLiteral("name"), QStringLiteral("standard-input")}, {QStringLiteral("text"), text}};
}

} // namespace qd
