#include "core/rules/taskfilter.h"

#include <algorithm>

namespace qd {
namespace {

constexpr FilterQualifier kQualifiers[] = {
    {"state", "state:dead,failed", QT_TRANSLATE_NOOP("qd::FilterQualifier", "in one of these states")},
    {"is", "is:retrying", QT_TRANSLATE_NOOP("qd::FilterQualifier", "ready, blocked by another task, retrying, scheduled, or waiting for approval")},
    {"agent", "agent:command", QT_TRANSLATE_NOOP("qd::FilterQualifier", "done by this agent, or meant for it")},
    {"kind", "kind:code,qa", QT_TRANSLATE_NOOP("qd::FilterQualifier", "of one of these kinds")},
    {"mode", "mode:real", QT_TRANSLATE_NOOP("qd::FilterQualifier", "proof or real")},
    {"tag", "tag:release", QT_TRANSLATE_NOOP("qd::FilterQualifier", "with this tag")},
    {"key", "key:release-7", QT_TRANSLATE_NOOP("qd::FilterQualifier", "with exactly this key")},
    {"priority", "priority:>=7", QT_TRANSLATE_NOOP("qd::FilterQualifier", "0 to 10; compare with >, >=, <, <= or nothing")},
    {"attempts", "attempts:>0", QT_TRANSLATE_NOOP("qd::FilterQualifier", "attempts begun")},
    {"age", "age:>2h", QT_TRANSLATE_NOOP("qd::FilterQualifier", "added so long ago; s, m, h, d, w")},
    {"updated", "updated:<10m", QT_TRANSLATE_NOOP("qd::FilterQualifier", "changed its state so long ago")},
};

constexpr int kShownOfWord = 64;

Error bad(const char *code, QStringView word, const QString &hint)
{
    return {QString::fromLatin1(code), ErrorCategory::Permanent,
            QStringLiteral("%1: %2").arg(word.left(kShownOfWord).toString(), hint)};
}

/// A piece of the text between spaces that stand outside of quotation marks.
struct Term {
    QString source;     ///< as written
    bool negated = false;
    bool isQualifier = false;
    QString name;       ///< of a qualifier, in small letters
    QStringList values; ///< of a qualifier; of anything else the one word
};

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Cuts a text into terms and takes the quotation marks out.
class Scanner
{
public:
    explicit Scanner(QStringView text) : m_text(text) { }

    Result<std::vector<Term>> scan()
    {
        std::vector<Term> terms;
        while (skipSpaces()) {
            auto term = next();
            if (!term)
                return term.error();
            terms.push_back(*std::move(term));
            if (int(terms.size()) > TaskFilter::kMostTerms)
                return bad("filter_long", terms.back().source, QStringLiteral("at most %1 words").arg(TaskFilter::kMostTerms));
        }
        return terms;
    }

private:
    bool skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        return m_at < m_text.size();
    }

    Result<Term> next()
    {
        const qsizetype begin = m_at;
        Term term;
        term.negated = m_text[m_at] == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace();
        m_at += term.negated ? 1 : 0;
        takeName(term);
        term.values = {QString()};
        while (m_at < m_text.size() && !m_text[m_at].isSpace()) {
            if (m_text[m_at] == u'"') {
                if (!takeQuoted(term.values.last()))
                    return bad("filter_quote", m_text.mid(begin), QStringLiteral("a quotation mark is not closed"));
            } else if (m_text[m_at] == u',' && term.isQualifier) {
                term.values += QString();
                ++m_at;
            } else {
                term.values.last() += m_text[m_at++];
            }
        }
        term.source = m_text.mid(begin, m_at - begin).toString();
        return term;
    }

    void takeName(Term &term)
    {
        qsizetype end = m_at;
        while (end < m_text.size() && isLetter(m_text[end]))
            ++end;
        term.isQualifier = end > m_at && end < m_text.size() && m_text[end] == u':';
        if (!term.isQualifier)
            return;
        term.name = m_text.mid(m_at, end - m_at).toString().toLower();
        m_at = end + 1;
    }

    bool takeQuoted(QString &value)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != u'"') {
                value += m_text[m_at];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
                value += m_text[m_at++];
            } else {
                ++m_at;
                return true;
            }
        }
        return false;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

template <typename E>
QStringList wordsOf()
{
    QStringList words;
    for (const auto &[value, word] : EnumWords<E>::kWords)
        words += QString::fromLatin1(word);
    return words;
}

QStringList placeWords()
{
    QStringList words = wordsOf<TaskPlace>();
    words.removeAll(toText(TaskPlace::Elsewhere));
    return words;
}

template <typename E>
Result<void> choose(const Term &term, EnumChoice<E> &choice)
{
    const QStringList known = filterValues(term.name);
    std::vector<E> values;
    for (const QString &word : term.values) {
        const auto value = known.contains(word.toLower()) ? fromText<E>(word.toLower()) : std::nullopt;
        if (!value)
            return bad("filter_value", term.source, QStringLiteral("one of %1").arg(known.join(QLatin1String(", "))));
        values.push_back(*value);
    }
    if (term.negated)
        choice.without(values);
    else
        choice.only(values);
    return {};
}

Result<void> checkNames(const Term &term)
{
    for (const QString &value : term.values) {
        if (value.isEmpty())
            return bad("filter_value", term.source, QStringLiteral("a name is missing"));
        if (value.size() > 255)
            return bad("filter_value", term.source, QStringLiteral("at most 255 characters"));
    }
    return {};
}

Result<void> choose(const Term &term, NameChoice &choice)
{
    if (auto checked = checkNames(term); !checked)
        return checked;
    if (term.negated) {
        choice.without += term.values;
        return {};
    }
    QStringList both = term.values;
    if (choice.only)
        both.removeIf([&](const QString &name) { return !choice.only->contains(name); });
    choice.only = both;
    return {};
}

Result<void> choose(const Term &term, TaskFilter &filter)
{
    if (auto checked = checkNames(term); !checked)
        return checked;
    if (term.negated)
        filter.notTags += term.values;
    else
        filter.tags.push_back(term.values);
    return {};
}

/// What is behind the sign of a comparison.
struct Comparison {
    QString sign;
    QStringView rest;
};

Comparison comparisonIn(QStringView value)
{
    for (const char *sign : {">=", "<=", ">", "<", "="}) {
        if (value.startsWith(QLatin1String(sign)))
            return {QString::fromLatin1(sign), value.mid(qstrlen(sign))};
    }
    return {QStringLiteral("="), value};
}

void narrow(NumberRange &range, const QString &sign, qint64 number)
{
    if (sign == u">" || sign == u">=")
        range.least = std::max(range.least, number + (sign == u">" ? 1 : 0));
    else if (sign == u"<" || sign == u"<=")
        range.most = std::min(range.most, number - (sign == u"<" ? 1 : 0));
    else
        range = {std::max(range.least, number), std::min(range.most, number)};
}

std::optional<qint64> wholeNumber(QStringView text)
{
    constexpr int kMostDigits = 9;
    const bool digits = !text.isEmpty() && text.size() <= kMostDigits
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits ? std::optional(text.toLongLong()) : std::nullopt;
}

std::optional<qint64> durationMs(QStringView text)
{
    struct Unit {
        char16_t letter;
        qint64 ms;
    };
    constexpr Unit kUnits[] = {{u's', 1'000}, {u'm', 60'000}, {u'h', 3'600'000}, {u'd', 86'400'000}, {u'w', 604'800'000}};
    for (const Unit &unit : kUnits) {
        const auto number = text.endsWith(unit.letter) ? wholeNumber(text.chopped(1)) : std::nullopt;
        if (number)
            return *number * unit.ms;
    }
    return std::nullopt;
}

Result<void> compare(const Term &term, NumberRange &range, std::optional<qint64> (*read)(QStringView), const QString &form)
{
    if (term.negated)
        return bad("filter_negated", term.source, QStringLiteral("turn the comparison round instead"));
    const Comparison comparison = comparisonIn(term.values.first());
    const auto number = term.values.size() == 1 ? read(comparison.rest) : std::nullopt;
    if (!number)
        return bad("filter_value", term.source, form);
    narrow(range, comparison.sign, *number);
    return {};
}

Result<void> compareNumber(const Term &term, NumberRange &range)
{
    return compare(term, range, wholeNumber, QStringLiteral("a whole number, as %1:>=3").arg(term.name));
}

Result<void> compareDuration(const Term &term, NumberRange &range)
{
    return compare(term, range, durationMs, QStringLiteral("a duration, as %1:>2h").arg(term.name));
}

Result<void> applyQualifier(const Term &term, TaskFilter &filter)
{
    if (term.values.size() > TaskFilter::kMostValues)
        return bad("filter_long", term.source, QStringLiteral("at most %1 values").arg(TaskFilter::kMostValues));
    if (term.name == u"state")
        return choose(term, filter.states);
    if (term.name == u"is")
        return choose(term, filter.places);
    if (term.name == u"kind")
        return choose(term, filter.kinds);
    if (term.name == u"mode")
        return choose(term, filter.modes);
    if (term.name == u"agent")
        return choose(term, filter.agents);
    if (term.name == u"key")
        return choose(term, filter.keys);
    if (term.name == u"tag")
        return choose(term, filter);
    if (term.name == u"priority")
        return compareNumber(term, filter.priority);
    if (term.name == u"attempts")
        return compareNumber(term, filter.attempts);
    if (term.name == u"age")
        return compareDuration(term, filter.age);
    if (term.name == u"updated")
        return compareDuration(term, filter.quiet);
    return bad("filter_qualifier", term.source, QStringLiteral("to look for this text, put it in quotation marks"));
}

Result<void> applyWord(const Term &term, TaskFilter &filter)
{
    const QString &word = term.values.first();
    if (word.size() > TaskFilter::kMostWordCharacters)
        return bad("filter_long", term.source, QStringLiteral("at most %1 characters in a word").arg(TaskFilter::kMostWordCharacters));
    if (!word.isEmpty())
        (term.negated ? filter.notWords : filter.words) += word;
    return {};
}

bool isNothing(const NameChoice &choice)
{
    return choice.only && choice.only->isEmpty();
}

bool isNothing(const NumberRange &range)
{
    return range.least > range.most;
}

} // namespace

bool TaskFilter::matchesNothing() const
{
    return states.isNone() || kinds.isNone() || modes.isNone() || places.isNone() || isNothing(agents) || isNothing(keys)
        || isNothing(priority) || isNothing(attempts) || isNothing(age) || isNothing(quiet);
}

bool TaskFilter::followsState() const
{
    return places.isAll() && agents == NameChoice() && priority.isAll() && attempts.isAll() && age.isAll() && quiet.isAll();
}

std::span<const FilterQualifier> filterQualifiers()
{
    return kQualifiers;
}

QStringList filterValues(const QString &qualifier)
{
    if (qualifier == u"state")
        return wordsOf<TaskState>();
    if (qualifier == u"is")
        return placeWords();
    if (qualifier == u"kind")
        return wordsOf<TaskKind>();
    if (qualifier == u"mode")
        return wordsOf<Mode>();
    return {};
}

QString quotedForFilter(const QString &value)
{
    const bool plain = !value.isEmpty() && value.front() != u'-' && std::none_of(value.begin(), value.end(), [](QChar c) {
        return c.isSpace() || c == u'"' || c == u',' || c == u':';
    });
    return plain ? value : u'"' + QString(value).replace(u'"', QLatin1String("\"\"")) + u'"';
}

Result<TaskFilter> parseTaskFilter(QStringView text)
{
    if (text.size() > TaskFilter::kMostCharacters)
        return bad("filter_long", text, QStringLiteral("at most %1 characters").arg(TaskFilter::kMostCharacters));
    const auto terms = Scanner(text).scan();
    if (!terms)
        return terms.error();
    TaskFilter filter;
    for (const Term &term : *terms) {
        if (auto applied = term.isQualifier ? applyQualifier(term, filter) : applyWord(term, filter); !applied)
            return applied.error();
    }
    return filter;
}

} // namespace qd
