#include "core/intake/fieldreader.h"

#include "core/base/untrustedtext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace qd {
namespace {

constexpr int kShownFieldCharacters = 64;

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null: return QStringLiteral("empty");
    case QJsonValue::Bool: return QStringLiteral("true or false");
    case QJsonValue::Double: return QStringLiteral("a number; put it in quotes if it is meant as text");
    case QJsonValue::String: return QStringLiteral("text");
    case QJsonValue::Array: return QStringLiteral("a list");
    case QJsonValue::Object: return QStringLiteral("a map");
    case QJsonValue::Undefined: return QStringLiteral("missing");
    }
    return {};
}

QString mustBe(const QString &what, const QJsonValue &value)
{
    return QStringLiteral("must be %1, is %2").arg(what, typeName(value));
}

bool isLineBreaking(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

bool allows(TextRule rule, char32_t c)
{
    switch (rule) {
    case TextRule::Any: return c != 0;
    case TextRule::OneLine: return !isLineBreaking(c);
    case TextRule::Printable: return QChar::isPrint(c) && !isLineBreaking(c);
    }
    return false;
}

bool allows(TextRule rule, const QString &text)
{
    const auto allowed = [rule](char32_t c) { return allows(rule, c); };
    const QList<uint> characters = text.toUcs4();
    return text.isValidUtf16() && std::all_of(characters.begin(), characters.end(), allowed);
}

} // namespace

QString FieldReader::text(const char *field, qint64 mostBytes, TextRule rule)
{
    if (!has(field) || !expect(field, QJsonValue::String, "text"))
        return {};
    const QString text = value(field).toString();
    if (!checkText(field, text, rule))
        return {};
    if (text.toUtf8().size() > mostBytes) {
        refuse(field, "field_range", QStringLiteral("at most %1 bytes").arg(mostBytes));
        return {};
    }
    return text;
}

QString FieldReader::name(const char *field, int mostCharacters, TextRule rule)
{
    if (!has(field) || !expect(field, QJsonValue::String, "text"))
        return {};
    const QString text = value(field).toString().trimmed();
    if (!checkText(field, text, rule))
        return {};
    if (text.isEmpty() || text.toUcs4().size() > mostCharacters) {
        refuse(field, "field_range", QStringLiteral("must have 1 to %1 characters").arg(mostCharacters));
        return {};
    }
    return text;
}

bool FieldReader::boolean(const char *field, bool fallback)
{
    return has(field) && expect(field, QJsonValue::Bool, "true or false") ? value(field).toBool() : fallback;
}

int FieldReader::integer(const char *field, int least, int most, int fallback)
{
    if (!has(field) || !expect(field, QJsonValue::Double, "a whole number"))
        return fallback;
    const std::optional<qint64> number = exactInteger(value(field));
    if (number && *number >= least && *number <= most)
        return int(*number);
    refuse(field, "field_range", QStringLiteral("must be a whole number from %1 to %2").arg(least).arg(most));
    return fallback;
}

qint64 FieldReader::duration(const char *field, qint64 leastMs, qint64 mostMs, qint64 fallbackMs)
{
    if (!has(field) || !expect(field, QJsonValue::Double, "a number of seconds"))
        return fallbackMs;
    const double ms = std::round(value(field).toDouble() * 1'000);
    if (ms >= double(leastMs) && ms <= double(mostMs))
        return qint64(ms);
    refuse(field, "field_range", QStringLiteral("must be %1 to %2 seconds")
                                     .arg(double(leastMs) / 1'000).arg(mostMs / 1'000));
    return fallbackMs;
}

std::optional<qint64> FieldReader::moment(const char *field, qint64 latestMs)
{
    if (!has(field))
        return std::nullopt;
    const QJsonValue given = value(field);
    if (!given.isString() && !given.isDouble()) {
        refuse(field, "field_type", mustBe(QStringLiteral("a time"), given));
        return std::nullopt;
    }
    const std::optional<qint64> ms = given.isString() ? zonedMoment(given.toString()) : exactInteger(given);
    if (ms && *ms >= 0 && *ms <= latestMs)
        return ms;
    refuse(field, "field_range", QStringLiteral("must be a time with its zone, as 2026-03-01T09:30:00+01:00, or whole "
                                                "milliseconds since 1970, up to the year 9999"));
    return std::nullopt;
}

QStringList FieldReader::textList(const char *field, int mostItems, qint64 mostBytesEach)
{
    if (!has(field) || !expect(field, QJsonValue::Array, "a list"))
        return {};
    const QJsonArray array = value(field).toArray();
    if (array.size() > mostItems) {
        refuse(field, "field_range", QStringLiteral("at most %1 items").arg(mostItems));
        return {};
    }
    QStringList list;
    for (const QJsonValue &item : array) {
        const QString which = QStringLiteral("item %1 ").arg(list.size() + 1);
        if (!item.isString()) {
            refuse(field, "field_type", which + mustBe(QStringLiteral("text"), item));
            return {};
        }
        if (item.toString().toUtf8().size() > mostBytesEach) {
            refuse(field, "field_range", which + QStringLiteral("has more than %1 bytes").arg(mostBytesEach));
            return {};
        }
        if (!checkText(field, item.toString(), TextRule::Any))
            return {};
        list += item.toString();
    }
    return list;
}

void FieldReader::refuse(const QString &field, const char *code, const QString &detail)
{
    m_errors.push_back({UntrustedText(field).displayLine(kShownFieldCharacters),
                        {QLatin1String(code), ErrorCategory::Permanent, detail}});
}

void FieldReader::refuse(const char *field, const char *code, const QString &detail)
{
    refuse(QString::fromLatin1(field), code, detail);
}

bool FieldReader::checkText(const char *field, const QString &text, TextRule rule)
{
    const bool allowed = allows(rule, text);
    if (!allowed)
        refuse(field, "field_text", QStringLiteral("has characters that cannot be there"));
    return allowed;
}

bool FieldReader::expect(const char *field, QJsonValue::Type type, const char *what)
{
    const QJsonValue given = value(field);
    if (given.type() != type)
        refuse(field, "field_type", mustBe(QLatin1String(what), given));
    return given.type() == type;
}

std::optional<qint64> exactInteger(const QJsonValue &value)
{
    // toInteger() gives its argument back for whatever is not exactly an integer.
    const qint64 number = value.toInteger(0);
    return value.isDouble() && number == value.toInteger(1) ? std::optional(number) : std::nullopt;
}

std::optional<qint64> zonedMoment(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "\\A([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,3}))?)?"
        "(?:Z|([-+])([0-9]{2}):([0-9]{2}))\\z"));
    const QRegularExpressionMatch match = form.match(text);
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime minute = QTime::fromString(match.captured(2), QStringLiteral("HH:mm"));
    const int second = match.captured(3).toInt();
    const int hours = match.captured(6).toInt();
    const int minutes = match.captured(7).toInt();
    if (!match.hasMatch() || !date.isValid() || !minute.isValid() || second > 59 || hours > 14 || minutes > 59)
        return std::nullopt;
    const int offset = (hours * 60 + minutes) * 60 * (match.captured(5) == u'-' ? -1 : 1);
    const int fraction = match.captured(4).leftJustified(3, u'0').toInt();
    return QDateTime(date, minute, Qt::UTC).toMSecsSinceEpoch() + (second - offset) * qint64(1'000) + fraction;
}

} // namespace qd
