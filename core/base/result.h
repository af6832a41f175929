#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace qd {

/// Who can do something about a failure; decides retry and display.
enum class ErrorCategory {
    Transient, ///< the same call may succeed later (busy, time-out, full disk)
    Permanent, ///< the same call can never succeed (bad task file, unknown kind)
    Operator,  ///< refused until a person acts (not armed, killed, not allowed)
    Internal,  ///< a fault of this program or of its storage
};

/// A failure as a value. `code` is a stable word in snake_case that tests, logs and doors match on;
/// `detail` is English for the log. Text for the screen is made, and translated, at the edge.
struct Error {
    QString code;
    ErrorCategory category = ErrorCategory::Internal;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

/// Either a value or an Error. Check before reading: value() of a failure is a programming error.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { } // NOLINT: implicit by intent
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { } // NOLINT

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) { } // NOLINT: implicit by intent

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace qd
