#include "core/base/canonicaljson.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace qd {
namespace {

// QString::toUtf8() alone writes '?' for a lone surrogate, which would give it the bytes of a question mark.
QByteArray toUtf8(const QString &text)
{
    if (text.isValidUtf16())
        return text.toUtf8();
    const auto characters = text.toUcs4(); // puts U+FFFD in the place of each lone surrogate
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size()).toUtf8();
}

void appendString(QByteArray &out, const QString &text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    constexpr QChar kByteOrderMark(0xfeff);
    out += '"';
    // Qt's parser takes it for the head of a document wherever a string begins with it, and drops it.
    const bool beginsWithMark = text.startsWith(kByteOrderMark);
    if (beginsWithMark)
        out += "\\ufeff";
    const QByteArray utf8 = toUtf8(beginsWithMark ? text.mid(1) : text);
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (byte < 0x20) {
                out += "\\u00";
                out += kHex[byte >> 4];
                out += kHex[byte & 0xf];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

// The number form of ECMAScript, which RFC 8785 prescribes: shortest digits, exponent only outside 1e-6 … 1e21.
void appendNumber(QByteArray &out, const QJsonValue &value)
{
    const double number = value.toDouble();
    if (const qint64 whole = value.toInteger(); double(whole) == number && std::abs(number) < 9.3e18) {
        out += QByteArray::number(whole);
        return;
    }
    const double magnitude = std::abs(number);
    if (magnitude >= 1e-6 && magnitude < 1e21) {
        out += QByteArray::number(number, 'f', QLocale::FloatingPointShortest);
        return;
    }
    QByteArray text = QByteArray::number(number, 'e', QLocale::FloatingPointShortest);
    const qsizetype sign = text.indexOf('e') + 1; // always followed by a sign; leading zeros go
    while (text.size() > sign + 2 && text[sign + 1] == '0')
        text.remove(sign + 1, 1);
    out += text;
}

void append(QByteArray &out, const QJsonValue &value);

void appendObject(QByteArray &out, const QJsonObject &object)
{
    QStringList keys = object.keys();
    std::sort(keys.begin(), keys.end()); // QString compares by UTF-16 code units
    out += '{';
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (i > 0)
            out += ',';
        appendString(out, keys[i]);
        out += ':';
        append(out, object.value(keys[i]));
    }
    out += '}';
}

void append(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: out += "null"; break;
    case QJsonValue::Bool: out += value.toBool() ? "true" : "false"; break;
    case QJsonValue::Double: appendNumber(out, value); break;
    case QJsonValue::String: appendString(out, value.toString()); break;
    case QJsonValue::Object: appendObject(out, value.toObject()); break;
    case QJsonValue::Array: {
        out += '[';
        bool first = true;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items) {
            if (!std::exchange(first, false))
                out += ',';
            append(out, item);
        }
        out += ']';
        break;
    }
    }
}

} // namespace

QByteArray canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    append(out, value);
    return out;
}

} // namespace qd
