#pragma once

#include "core/store/storedtext.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <concepts>
#include <optional>
#include <vector>

namespace qd {

/// SQL text that was written in the source. It cannot be made from data: the constructor runs in the compiler.
class Sql
{
public:
    consteval Sql(const char *text) : m_text(text) { } // NOLINT: implicit by intent
    [[nodiscard]] constexpr const char *text() const { return m_text; }

private:
    const char *m_text;
};

/// A value to bind. Only the types that Statement binds as what they are, whole numbers, texts and nothing. Text is
/// bound in the form in which it will be read, see storedText().
class SqlValue
{
public:
    SqlValue(std::same_as<int> auto value) : m_value(value) { }    // NOLINT: implicit by intent
    SqlValue(std::same_as<qint64> auto value) : m_value(value) { } // NOLINT
    SqlValue(const QString &value) // NOLINT
        : m_value(value.isNull() ? QString(QLatin1String("")) : storedText(value)) { }
    SqlValue(const std::optional<qint64> &value) // NOLINT
        : m_value(value ? QVariant(*value) : QVariant(QMetaType::fromType<qint64>())) { }
    SqlValue(const std::optional<QString> &value) // NOLINT
        : m_value(value ? SqlValue(*value).m_value : QVariant(QMetaType::fromType<QString>())) { }

    [[nodiscard]] const QVariant &variant() const { return m_value; }

private:
    QVariant m_value;
};

/// One row of an answer, copied out of its statement.
class SqlRow
{
public:
    explicit SqlRow(std::vector<QVariant> values) : m_values(std::move(values)) { }

    [[nodiscard]] qint64 integer(size_t column) const { return m_values[column].toLongLong(); }
    [[nodiscard]] QString text(size_t column) const { return m_values[column].toString(); }
    [[nodiscard]] bool isNull(size_t column) const { return m_values[column].isNull(); }
    [[nodiscard]] std::optional<qint64> optionalInteger(size_t column) const
    {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }

private:
    std::vector<QVariant> m_values;
};

} // namespace qd
