#include "core/intake/plaintext.h"

namespace qd {

QJsonObject plainTextToFields(QByteArray utf8)
{
    const QByteArray text = utf8.replace("\r\n", "\n").trimmed();
    const qsizetype end = text.indexOf('\n');
    QJsonObject fields{{QStringLiteral("title"), QString::fromUtf8(text.mid(0, end).trimmed())}};
    const QByteArray rest = end < 0 ? QByteArray() : text.mid(end + 1).trimmed();
    if (!rest.isEmpty())
        fields.insert(QStringLiteral("instructions"), QString::fromUtf8(rest));
    return fields;
}

} // namespace qd
