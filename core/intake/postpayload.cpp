#include "core/intake/postpayload.h"

#include "core/base/untrustedtext.h"
#include "core/intake/intakelimits.h"

#include <algorithm>
#include <array>

namespace qd {
namespace {

constexpr char kField[] = "payload";

struct Member {
    const char *name;
    bool required;
    int mostCharacters;
    TextRule rule;
};

constexpr std::array<Member, 3> kMembers{{
    {"social_platform", true, IntakeLimits::kPlatformCharacters, TextRule::Printable},
    {"content", true, IntakeLimits::kPostCharacters, TextRule::Any},
    {"audience", false, IntakeLimits::kAudienceCharacters, TextRule::OneLine},
}};

bool isMember(const QString &name)
{
    return std::any_of(kMembers.begin(), kMembers.end(), [&](const Member &m) { return name == QLatin1String(m.name); });
}

// What is wrong with one member is said in words; the field to blame is the payload.
bool check(FieldReader &fields, const QJsonObject &payload, const Member &member)
{
    const QString name = QString::fromLatin1(member.name);
    if (!payload.contains(name)) {
        if (member.required)
            fields.refuse(kField, "field_missing", QStringLiteral("%1 is needed").arg(name));
        return !member.required;
    }
    const QJsonValue value = payload.value(name);
    if (!value.isString()) {
        fields.refuse(kField, "field_type", QStringLiteral("%1 must be text").arg(name));
        return false;
    }
    const QString text = value.toString();
    if (text.trimmed().isEmpty() || text.toUcs4().size() > member.mostCharacters) {
        fields.refuse(kField, "field_range",
                      QStringLiteral("%1 must have 1 to %2 characters").arg(name).arg(member.mostCharacters));
        return false;
    }
    return fields.checkText(kField, text, member.rule);
}

} // namespace

QJsonObject readPostPayload(FieldReader &fields)
{
    if (!fields.has(kField))
        return {};
    const QJsonObject payload = fields.value(kField).toObject();
    if (!fields.value(kField).isObject()) {
        fields.refuse(kField, "field_type", QStringLiteral("must be a map with social_platform and content"));
        return {};
    }
    bool good = true;
    for (auto it = payload.begin(); it != payload.end(); ++it) {
        if (isMember(it.key()))
            continue;
        good = false;
        fields.refuse(kField, "field_unknown", QStringLiteral("there is no %1 in it").arg(UntrustedText(it.key()).displayLine(64)));
    }
    for (const Member &member : kMembers)
        good = check(fields, payload, member) && good;
    return good ? payload : QJsonObject();
}

} // namespace qd
