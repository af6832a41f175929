#pragma once

#include "core/base/enumtext.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace qd {

/// What is wrong with one field. Codes: `field_unknown`, `field_missing`, `field_type`, `field_range` (too long, too
/// large, not one of the words), `field_text` (characters it must not have), `field_conflict` (does not go with
/// another field). Always Permanent.
struct FieldError {
    QString field; ///< as the author wrote it, but plain and short
    Error error;
};

/// Which characters a text may have, besides never NUL and never half a surrogate pair.
enum class TextRule {
    Any,
    OneLine,   ///< no control character and no line separator
    Printable, ///< only what can be seen, or a space inside: for names that people compare by eye
};

/// Takes typed fields out of one JSON object and collects everything that is wrong with them, so that an author sees
/// all faults at once. A reading that fails gives the fallback. Lives for one object.
class FieldReader
{
public:
    explicit FieldReader(const QJsonObject &fields) : m_fields(fields) { }

    [[nodiscard]] bool has(const char *field) const { return m_fields.contains(QLatin1String(field)); }
    [[nodiscard]] QJsonValue value(const char *field) const { return m_fields.value(QLatin1String(field)); }

    [[nodiscard]] QString text(const char *field, qint64 mostBytes, TextRule rule = TextRule::Any);
    /// Not blank, white space around it dropped.
    [[nodiscard]] QString name(const char *field, int mostCharacters, TextRule rule);
    [[nodiscard]] bool boolean(const char *field, bool fallback);
    [[nodiscard]] int integer(const char *field, int least, int most, int fallback);
    /// Seconds, fractions allowed, to milliseconds.
    [[nodiscard]] qint64 duration(const char *field, qint64 leastMs, qint64 mostMs, qint64 fallbackMs);
    /// ISO 8601 with a zone, or integer milliseconds since 1970, to the latter.
    [[nodiscard]] std::optional<qint64> moment(const char *field, qint64 latestMs);
    [[nodiscard]] QStringList textList(const char *field, int mostItems, qint64 mostBytesEach);

    template <typename E>
    [[nodiscard]] E word(const char *field, E fallback);

    void refuse(const QString &field, const char *code, const QString &detail);
    void refuse(const char *field, const char *code, const QString &detail);
    /// Refuses text that breaks the rule, with `field` to blame.
    bool checkText(const char *field, const QString &text, TextRule rule);

    [[nodiscard]] const std::vector<FieldError> &errors() const { return m_errors; }

private:
    [[nodiscard]] bool expect(const char *field, QJsonValue::Type type, const char *what);

    const QJsonObject &m_fields;
    std::vector<FieldError> m_errors;
};

/// An exact integer, or nullopt: 1, 1.0 and 1e3 are, 1.5 and "1" are not.
[[nodiscard]] std::optional<qint64> exactInteger(const QJsonValue &value);

/// Milliseconds since 1970 of "2026-03-01T09:30:00+01:00" or "…Z"; seconds and fractions may be left out, the zone
/// may not: the same file must mean the same moment on every machine.
[[nodiscard]] std::optional<qint64> zonedMoment(const QString &text);

template <typename E>
E FieldReader::word(const char *field, E fallback)
{
    if (!has(field) || !expect(field, QJsonValue::String, "a word"))
        return fallback;
    if (const std::optional<E> known = fromText<E>(value(field).toString()))
        return *known;
    QStringList words;
    for (const auto &[candidate, text] : EnumWords<E>::kWords)
        words += QLatin1String(text);
    refuse(field, "field_range", QStringLiteral("must be one of: ") + words.join(QStringLiteral(", ")));
    return fallback;
}

} // namespace qd
