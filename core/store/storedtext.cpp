#include "core/store/storedtext.h"

#include "core/base/canonicaljson.h"

#include <algorithm>

namespace qd {
namespace {

constexpr QChar kByteOrderMark(u'\ufeff');

bool isLost(QChar c)
{
    return c.unicode() >= 0xfffe;
}

} // namespace

QString storedText(const QString &text)
{
    const bool survives = text.isValidUtf16() && !text.startsWith(kByteOrderMark)
        && std::none_of(text.begin(), text.end(), isLost);
    if (survives)
        return text;
    const auto characters = text.toUcs4(); // puts U+FFFD in the place of each half of a pair
    QString stored = QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size());
    std::replace_if(stored.begin(), stored.end(), isLost, QChar(QChar::ReplacementCharacter));
    if (stored.startsWith(kByteOrderMark))
        stored[0] = QChar::ReplacementCharacter;
    return stored;
}

QString storedJson(const QJsonValue &value)
{
    return storedCanonical(canonicalJson(value));
}

QString storedCanonical(const QByteArray &json)
{
    constexpr char kFirstByteOfAllThree = '\xef';
    QString text = QString::fromUtf8(json);
    if (!json.contains(kFirstByteOfAllThree))
        return text;
    // As all journals have it: what is stored is compared with this to the letter.
    text.replace(kByteOrderMark, QLatin1String("\\ufeff"));
    text.replace(QChar(0xfffe), QLatin1String("\\ufffe"));
    text.replace(QChar(0xffff), QLatin1String("\\uffff"));
    return text;
}

} // namespace qd
