#pragma once

#include "core/base/result.h"
#include "core/domain/task.h"

#include <QStringList>

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace qd {

/// Which values of an enum are wanted; at first all of them. A value.
template <typename E>
class EnumChoice
{
public:
    [[nodiscard]] bool has(E value) const { return (m_bits >> unsigned(value)) & 1U; }
    [[nodiscard]] bool isAll() const { return m_bits == kAll; }
    [[nodiscard]] bool isNone() const { return m_bits == 0; }
    /// Only values of `other` are wanted, or fewer.
    [[nodiscard]] bool isWithin(EnumChoice other) const { return (m_bits & ~other.m_bits) == 0; }
    [[nodiscard]] std::vector<E> values() const
    {
        std::vector<E> found;
        for (const auto &[value, word] : EnumWords<E>::kWords) {
            if (has(value))
                found.push_back(value);
        }
        return found;
    }

    /// Of those wanted until now, only these stay.
    void only(const std::vector<E> &values) { m_bits &= bitsOf(values); }
    void without(const std::vector<E> &values) { m_bits &= ~bitsOf(values); }

    /// Bit n stands for the value n.
    [[nodiscard]] unsigned bits() const { return m_bits; }

    friend bool operator==(EnumChoice, EnumChoice) = default;

private:
    static constexpr unsigned kAll = (1U << EnumWords<E>::kWords.size()) - 1U;

    [[nodiscard]] static unsigned bitsOf(const std::vector<E> &values)
    {
        unsigned bits = 0;
        for (const E value : values)
            bits |= 1U << unsigned(value);
        return bits;
    }

    unsigned m_bits = kAll;
};

/// Which names are wanted.
struct NameChoice {
    std::optional<QStringList> only; ///< nullopt = all; an empty list = none
    QStringList without;

    friend bool operator==(const NameChoice &, const NameChoice &) = default;
};

/// From and to, both included.
struct NumberRange {
    qint64 least = std::numeric_limits<qint64>::min();
    qint64 most = std::numeric_limits<qint64>::max();

    [[nodiscard]] bool isAll() const { return *this == NumberRange(); }
    friend bool operator==(const NumberRange &, const NumberRange &) = default;
};

/// What a task waits for, so far as its own row tells. Every task is in exactly one of these places.
enum class TaskPlace {
    Ready,     ///< queued, and can be taken now
    Blocked,   ///< queued, and another task has to succeed first
    Retrying,  ///< queued, not before a moment, after an attempt that did not go well
    Scheduled, ///< queued, not before a moment, and never tried in this budget
    Approval,  ///< a person is to say yes or no: held for approval, or running while its agent asks
    Elsewhere,
};

template <>
struct EnumWords<TaskPlace> {
    static constexpr std::array<std::pair<TaskPlace, const char *>, 6> kWords{{
        {TaskPlace::Ready, "ready"}, {TaskPlace::Blocked, "blocked"}, {TaskPlace::Retrying, "retrying"},
        {TaskPlace::Scheduled, "scheduled"}, {TaskPlace::Approval, "approval"}, {TaskPlace::Elsewhere, "elsewhere"}}};
};

/// What an operator looks for among the tasks: all of it must hold. A value; made of text by parseTaskFilter().
struct TaskFilter {
    static constexpr int kMostCharacters = 1'024; ///< of the whole text
    static constexpr int kMostWordCharacters = 128;
    static constexpr int kMostTerms = 32; ///< words and qualifiers
    static constexpr int kMostValues = 32; ///< of one qualifier

    QStringList words;    ///< each in title or key, capitals A–Z or not
    QStringList notWords; ///< none of them in title or key
    EnumChoice<TaskState> states;
    EnumChoice<TaskKind> kinds;
    EnumChoice<Mode> modes;
    EnumChoice<TaskPlace> places;
    NameChoice agents; ///< of the current or last attempt, else the one asked for; exactly
    NameChoice keys;   ///< exactly
    std::vector<QStringList> tags; ///< of each list one at least; exactly
    QStringList notTags;
    NumberRange priority; ///< 0–10
    NumberRange attempts; ///< begun in this budget
    NumberRange age;      ///< ms since it was added
    NumberRange quiet;    ///< ms since its state changed

    friend bool operator==(const TaskFilter &, const TaskFilter &) = default;

    [[nodiscard]] bool isEmpty() const { return *this == TaskFilter(); }
    /// It contradicts itself, as "state:dead state:failed" does.
    [[nodiscard]] bool matchesNothing() const;
    /// A task that matches goes on doing so as long as its state stays, and the other way round.
    [[nodiscard]] bool followsState() const;
};

/// A qualifier as people write it, for help and completion.
struct FilterQualifier {
    const char *name;    ///< "state"
    const char *example; ///< "state:dead,failed"
    const char *meaning; ///< English, marked for translators
};
[[nodiscard]] std::span<const FilterQualifier> filterQualifiers();
/// The words that a qualifier knows; empty if its values are free.
[[nodiscard]] QStringList filterValues(const QString &qualifier);
/// A value as it stands in a filter: in quotation marks if it has to.
[[nodiscard]] QString quotedForFilter(const QString &value);

/// Reads words, "phrases in quotation marks", and qualifiers `name:value,value`, each with a - before it for the
/// opposite. Inside of quotation marks, "" is one such mark. Numbers are compared: `priority:>=7`; so are durations:
/// `age:>2h` with s, m, h, d or w. Text without anything in it matches all.
/// Errors (Permanent), whose detail begins with the bad word: `filter_qualifier` (there is none of this name),
/// `filter_value`, `filter_negated` (a comparison is turned round, not negated), `filter_quote` (one is left open),
/// `filter_long`.
[[nodiscard]] Result<TaskFilter> parseTaskFilter(QStringView text);

} // namespace qd
