#include "core/intake/draftparser.h"

#include "core/base/canonicaljson.h"
#include "core/intake/intakelimits.h"
#include "core/intake/pathreader.h"
#include "core/intake/postpayload.h"
#include "core/intake/rehearsalscript.h"
#include "core/intake/taskfields.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace qd {
namespace {

struct PriorityWord {
    const char *word;
    int priority;
};
constexpr std::array<PriorityWord, 6> kPriorityWords{
    {{"low", 2}, {"medium", 5}, {"normal", 5}, {"high", 8}, {"critical", 10}, {"urgent", 10}}};

void refuseUnknown(FieldReader &fields, const QJsonObject &object)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!shapeOf(it.key()))
            fields.refuse(it.key(), "field_unknown", QStringLiteral("no such field"));
    }
}

int readPriority(FieldReader &fields)
{
    const QJsonValue given = fields.value("priority");
    if (!given.isString())
        return fields.integer("priority", 0, IntakeLimits::kMostUrgent, TaskDraft::kDefaultPriority);
    for (const PriorityWord &known : kPriorityWords) {
        if (given.toString() == QLatin1String(known.word))
            return known.priority;
    }
    fields.refuse("priority", "field_range", QStringLiteral("must be 0 to %1, or low, medium, normal, high, critical "
                                                            "or urgent").arg(IntakeLimits::kMostUrgent));
    return TaskDraft::kDefaultPriority;
}

TaskKind impliedKind(const FieldReader &fields)
{
    if (fields.has("command"))
        return TaskKind::Command;
    if (fields.has("payload"))
        return TaskKind::PostSocial;
    return fields.has("rehearse") ? TaskKind::Rehearsal : TaskKind::Code;
}

bool looksLikeId(const QString &text)
{
    return text.startsWith(QLatin1String("T-"), Qt::CaseInsensitive) && parseTaskId(text);
}

QStringList readTags(FieldReader &fields)
{
    const QStringList tags = fields.textList("tags", IntakeLimits::kTags, IntakeLimits::kTextBytes);
    for (const QString &tag : tags) {
        if (!fields.checkText("tags", tag, TextRule::Printable))
            return {};
        if (tag.trimmed().isEmpty() || tag.toUcs4().size() > IntakeLimits::kTagCharacters) {
            fields.refuse("tags", "field_range",
                          QStringLiteral("each must have 1 to %1 characters").arg(IntakeLimits::kTagCharacters));
            return {};
        }
    }
    return tags;
}

bool isPlainData(FieldReader &fields, const char *field, const QJsonValue &value)
{
    const auto isPlain = [&](const QJsonValue &inner) { return isPlainData(fields, field, inner); };
    if (value.isString())
        return fields.checkText(field, value.toString(), TextRule::Any);
    const QJsonArray list = value.toArray();
    const QJsonObject map = value.toObject();
    const QStringList keys = map.keys();
    return std::all_of(list.begin(), list.end(), isPlain) && std::all_of(map.begin(), map.end(), isPlain)
        && std::all_of(keys.begin(), keys.end(), isPlain);
}

QJsonObject readMetadata(FieldReader &fields)
{
    if (!fields.has("metadata"))
        return {};
    const QJsonValue given = fields.value("metadata");
    if (!given.isObject()) {
        fields.refuse("metadata", "field_type", QStringLiteral("must be a map"));
        return {};
    }
    if (canonicalJson(given).size() > IntakeLimits::kTextBytes) {
        fields.refuse("metadata", "field_range", QStringLiteral("at most %1 bytes").arg(IntakeLimits::kTextBytes));
        return {};
    }
    return isPlainData(fields, "metadata", given) ? given.toObject() : QJsonObject();
}

// An argument vector: the first item is a program.
QStringList readArguments(FieldReader &fields, const char *field)
{
    const size_t faults = fields.errors().size();
    const QStringList arguments = fields.textList(field, IntakeLimits::kArguments, IntakeLimits::kArgumentBytes);
    qint64 bytes = 0;
    for (const QString &argument : arguments)
        bytes += argument.toUtf8().size() + 1;
    if (bytes > IntakeLimits::kTextBytes)
        fields.refuse(field, "field_range", QStringLiteral("at most %1 bytes").arg(IntakeLimits::kTextBytes));
    else if (fields.has(field) && fields.errors().size() == faults
             && (arguments.isEmpty() || arguments.first().isEmpty()))
        fields.refuse(field, "field_range", QStringLiteral("the first item must be a program"));
    return arguments;
}

// One criterion may be given as text, several as a list.
QStringList readAcceptance(FieldReader &fields)
{
    const size_t faults = fields.errors().size();
    const QStringList criteria = fields.value("acceptance").isString()
        ? QStringList{fields.text("acceptance", IntakeLimits::kCriterionBytes)}
        : fields.textList("acceptance", IntakeLimits::kCriteria, IntakeLimits::kCriterionBytes);
    const auto isBlank = [](const QString &criterion) { return criterion.trimmed().isEmpty(); };
    if (fields.errors().size() == faults && fields.has("acceptance") && std::any_of(criteria.begin(), criteria.end(), isBlank))
        fields.refuse("acceptance", "field_range", QStringLiteral("a criterion is empty"));
    return criteria;
}

// "t-07" and "T-7" are one task, and a task is waited for once.
QStringList readDependencies(FieldReader &fields)
{
    QStringList references;
    for (const QString &given : fields.textList("depends_on", IntakeLimits::kDependencies, IntakeLimits::kPathBytes)) {
        const QString reference = given.trimmed();
        if (!fields.checkText("depends_on", reference, TextRule::Printable))
            return {};
        if (reference.isEmpty() || reference.toUcs4().size() > IntakeLimits::kKeyCharacters) {
            fields.refuse("depends_on", "field_range",
                          QStringLiteral("each must have 1 to %1 characters").arg(IntakeLimits::kKeyCharacters));
            return {};
        }
        const auto id = looksLikeId(reference) ? parseTaskId(reference) : std::nullopt;
        references += id ? displayId(*id) : reference;
    }
    references.removeDuplicates();
    return references;
}

std::optional<QString> environmentFault(const QString &name, const QJsonValue &value)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]*\\z"));
    if (name.size() > IntakeLimits::kEnvironmentNameCharacters || !form.match(name).hasMatch())
        return QStringLiteral("a name must have letters, digits and _ only, and at most %1 of them")
            .arg(IntakeLimits::kEnvironmentNameCharacters);
    if (value.toString().toUtf8().size() > IntakeLimits::kArgumentBytes)
        return QStringLiteral("a value has more than %1 bytes").arg(IntakeLimits::kArgumentBytes);
    return std::nullopt;
}

QMap<QString, QString> readEnvironment(FieldReader &fields)
{
    if (!fields.has("env"))
        return {};
    const QJsonObject given = fields.value("env").toObject();
    if (!fields.value("env").isObject()) {
        fields.refuse("env", "field_type", QStringLiteral("must be a map of names and texts"));
        return {};
    }
    if (given.size() > IntakeLimits::kEnvironmentEntries || canonicalJson(given).size() > IntakeLimits::kTextBytes) {
        fields.refuse("env", "field_range", QStringLiteral("at most %1 entries and %2 bytes")
                                                .arg(IntakeLimits::kEnvironmentEntries).arg(IntakeLimits::kTextBytes));
        return {};
    }
    QMap<QString, QString> environment;
    for (auto it = given.begin(); it != given.end(); ++it) {
        const QJsonValue value = it.value();
        if (!value.isString())
            fields.refuse("env", "field_type", QStringLiteral("a value is not text; put it in quotes"));
        else if (const std::optional<QString> fault = environmentFault(it.key(), value))
            fields.refuse("env", "field_range", *fault);
        else if (fields.checkText("env", value.toString(), TextRule::Any))
            environment.insert(it.key(), value.toString());
    }
    return environment;
}

void allowOnlyWith(FieldReader &fields, const char *field, TaskKind needed, TaskKind kind)
{
    if (fields.has(field) && kind != needed)
        fields.refuse(field, "field_conflict", QStringLiteral("goes with kind %1 only").arg(toText(needed)));
}

void checkTogether(FieldReader &fields, TaskKind kind)
{
    for (const char *field : {"command", "stdin", "env"})
        allowOnlyWith(fields, field, TaskKind::Command, kind);
    allowOnlyWith(fields, "rehearse", TaskKind::Rehearsal, kind);
    allowOnlyWith(fields, "payload", TaskKind::PostSocial, kind);
    if (!fields.has("title"))
        fields.refuse("title", "field_missing", QStringLiteral("a task needs a title"));
    if (kind == TaskKind::Command && !fields.has("command"))
        fields.refuse("command", "field_missing", QStringLiteral("kind command needs one"));
    if (kind == TaskKind::PostSocial && !fields.has("payload"))
        fields.refuse("payload", "field_missing", QStringLiteral("kind post_social needs one"));
}

// A deadline in the past is no fault of the file: the same file must mean the same thing tomorrow.
void checkTimes(FieldReader &fields, const TaskDraft &draft)
{
    if (draft.notBefore && draft.deadline && *draft.deadline <= *draft.notBefore)
        fields.refuse("deadline", "field_conflict", QStringLiteral("must be after not_before"));
}

TaskSpec readSpec(FieldReader &fields, const QString &directory)
{
    TaskSpec spec;
    spec.title = fields.name("title", IntakeLimits::kTitleCharacters, TextRule::OneLine);
    spec.instructions = fields.text("instructions", IntakeLimits::kTextBytes);
    spec.kind = fields.word("kind", impliedKind(fields));
    spec.agent = fields.name("agent", IntakeLimits::kAgentCharacters, TextRule::Printable);
    readPaths(fields, directory, spec);
    spec.command = readArguments(fields, "command");
    spec.standardInput = fields.text("stdin", IntakeLimits::kTextBytes);
    spec.environment = readEnvironment(fields);
    spec.rehearse = readRehearsal(fields);
    spec.payload = readPostPayload(fields);
    spec.verify = readArguments(fields, "verify");
    spec.acceptance = readAcceptance(fields);
    spec.dependsOn = readDependencies(fields);
    spec.attention = fields.integer("attention", 0, IntakeLimits::kMostAttention, spec.attention);
    spec.autonomy = fields.integer("autonomy", 0, IntakeLimits::kMostAutonomy, spec.autonomy);
    spec.review = fields.boolean("review", spec.review);
    spec.timeoutMs = fields.duration("timeout", IntakeLimits::kShortestTimeoutMs, IntakeLimits::kLongestTimeoutMs,
                                     spec.timeoutMs);
    spec.idleTimeoutMs = fields.duration("idle_timeout", IntakeLimits::kShortestTimeoutMs,
                                         IntakeLimits::kLongestTimeoutMs, spec.idleTimeoutMs);
    spec.tags = readTags(fields);
    spec.metadata = readMetadata(fields);
    return spec;
}

} // namespace

QString readKey(FieldReader &fields)
{
    const QString key = fields.name("key", IntakeLimits::kKeyCharacters, TextRule::Printable);
    if (!looksLikeId(key))
        return key;
    fields.refuse("key", "field_range", QStringLiteral("T- and a number is the id of a task, not a key"));
    return {};
}

ParsedDraft parseDraft(const QJsonObject &object, const QString &directory)
{
    FieldReader fields(object);
    ParsedDraft parsed;
    refuseUnknown(fields, object);
    parsed.draft.spec = readSpec(fields, directory);
    parsed.draft.key = readKey(fields);
    parsed.draft.mode = fields.word("mode", Mode::Proof);
    parsed.draft.priority = readPriority(fields);
    parsed.draft.notBefore = fields.moment("not_before", IntakeLimits::kLatestMomentMs);
    parsed.draft.deadline = fields.moment("deadline", IntakeLimits::kLatestMomentMs);
    if (fields.has("max_attempts"))
        parsed.draft.maxAttempts = fields.integer("max_attempts", 1, IntakeLimits::kAttempts, 1);
    parsed.draft.hold = fields.boolean("hold", false);
    checkTogether(fields, parsed.draft.spec.kind);
    checkTimes(fields, parsed.draft);
    parsed.errors = fields.errors();
    return parsed;
}

} // namespace qd
