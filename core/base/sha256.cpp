#include "core/base/sha256.h"

#include <QCryptographicHash>

#include <algorithm>

namespace qd {

Sha256 Sha256::of(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return Sha256(QString::fromLatin1(hash.result().toHex()));
}

std::optional<Sha256> Sha256::fromHex(QStringView hex)
{
    const auto isHexDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    if (hex.size() != 64 || !std::all_of(hex.begin(), hex.end(), isHexDigit))
        return std::nullopt;
    return Sha256(hex.toString().toLower());
}

} // namespace qd
