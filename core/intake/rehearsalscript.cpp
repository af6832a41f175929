#include "core/intake/rehearsalscript.h"

#include "core/intake/intakelimits.h"

#include <QJsonArray>

#include <cmath>

namespace qd {
namespace {

constexpr char kField[] = "rehearse";

// One step, with the words to blame it by.
class StepReader
{
public:
    StepReader(FieldReader &fields, int number) : m_fields(fields), m_number(number) { }

    std::optional<RehearsalStep> read(const QJsonValue &item);

private:
    std::optional<RehearsalStep> read(const QString &word, const QJsonValue &argument);
    std::optional<RehearsalStep> withNothing(RehearsalStep::Kind kind, const QJsonValue &argument);
    std::optional<RehearsalStep> withAmount(RehearsalStep::Kind kind, const QJsonValue &argument, qint64 most);
    std::optional<RehearsalStep> withSeconds(const QJsonValue &argument);
    std::optional<RehearsalStep> withText(RehearsalStep::Kind kind, const QJsonValue &argument);
    std::nullopt_t refuse(const char *code, const QString &detail);

    FieldReader &m_fields;
    int m_number;
};

std::nullopt_t StepReader::refuse(const char *code, const QString &detail)
{
    m_fields.refuse(kField, code, QStringLiteral("step %1: %2").arg(m_number).arg(detail));
    return std::nullopt;
}

std::optional<RehearsalStep> StepReader::read(const QJsonValue &item)
{
    if (item.isString())
        return read(item.toString(), QJsonValue::Null);
    const QJsonObject map = item.toObject();
    if (map.size() != 1)
        return refuse("field_type", QStringLiteral("must be a word, or a map with one key"));
    return read(map.begin().key(), map.begin().value());
}

std::optional<RehearsalStep> StepReader::read(const QString &word, const QJsonValue &argument)
{
    const auto kind = fromText<RehearsalStep::Kind>(word);
    if (!kind)
        return refuse("field_range", QStringLiteral("must be one of: fail, sleep, hang, crash, flood, ask, succeed"));
    switch (*kind) {
    case RehearsalStep::Kind::Fail: return withAmount(*kind, argument, IntakeLimits::kAttempts);
    case RehearsalStep::Kind::Sleep: return withSeconds(argument);
    case RehearsalStep::Kind::Hang:
    case RehearsalStep::Kind::Crash: return withNothing(*kind, argument);
    case RehearsalStep::Kind::Flood: return withAmount(*kind, argument, IntakeLimits::kFloodBytes);
    case RehearsalStep::Kind::Ask:
    case RehearsalStep::Kind::Succeed: return withText(*kind, argument);
    }
    return std::nullopt;
}

std::optional<RehearsalStep> StepReader::withNothing(RehearsalStep::Kind kind, const QJsonValue &argument)
{
    if (!argument.isNull())
        return refuse("field_type", QStringLiteral("%1 takes nothing").arg(toText(kind)));
    return RehearsalStep{kind, 0, {}};
}

std::optional<RehearsalStep> StepReader::withAmount(RehearsalStep::Kind kind, const QJsonValue &argument, qint64 most)
{
    if (!argument.isDouble())
        return refuse("field_type", QStringLiteral("%1 takes a whole number").arg(toText(kind)));
    const std::optional<qint64> amount = exactInteger(argument);
    if (!amount || *amount < 1 || *amount > most)
        return refuse("field_range", QStringLiteral("%1 takes 1 to %2").arg(toText(kind)).arg(most));
    return RehearsalStep{kind, *amount, {}};
}

std::optional<RehearsalStep> StepReader::withSeconds(const QJsonValue &argument)
{
    if (!argument.isDouble())
        return refuse("field_type", QStringLiteral("sleep takes a number of seconds"));
    const double ms = std::round(argument.toDouble() * 1'000);
    if (ms < 0 || ms > double(IntakeLimits::kLongestTimeoutMs))
        return refuse("field_range", QStringLiteral("sleep takes 0 to %1 seconds")
                                         .arg(IntakeLimits::kLongestTimeoutMs / 1'000));
    return RehearsalStep{RehearsalStep::Kind::Sleep, qint64(ms), {}};
}

std::optional<RehearsalStep> StepReader::withText(RehearsalStep::Kind kind, const QJsonValue &argument)
{
    const bool mayBeMissing = kind == RehearsalStep::Kind::Succeed;
    if (!argument.isString() && !(argument.isNull() && mayBeMissing))
        return refuse("field_type", QStringLiteral("%1 takes text").arg(toText(kind)));
    const QString text = argument.toString();
    if (text.toUtf8().size() > IntakeLimits::kTextBytes)
        return refuse("field_range", QStringLiteral("at most %1 bytes").arg(IntakeLimits::kTextBytes));
    if (!m_fields.checkText(kField, text, TextRule::Any))
        return std::nullopt;
    return RehearsalStep{kind, 0, text};
}

} // namespace

std::vector<RehearsalStep> readRehearsal(FieldReader &fields)
{
    if (!fields.has(kField))
        return {};
    const QJsonArray items = fields.value(kField).toArray();
    if (!fields.value(kField).isArray()) {
        fields.refuse(kField, "field_type", QStringLiteral("must be a list of steps"));
        return {};
    }
    if (items.size() > IntakeLimits::kRehearsalSteps) {
        fields.refuse(kField, "field_range", QStringLiteral("at most %1 steps").arg(IntakeLimits::kRehearsalSteps));
        return {};
    }
    std::vector<RehearsalStep> steps;
    for (const QJsonValue &item : items) {
        if (const auto step = StepReader(fields, int(steps.size()) + 1).read(item))
            steps.push_back(*step);
        else
            return {};
    }
    return steps;
}

} // namespace qd
