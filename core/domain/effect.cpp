#include "core/domain/effect.h"

#include "core/base/canonicaljson.h"

#include <QJsonDocument>

namespace qd {
namespace {

constexpr int kVersion = 1;

Error malformed(const QString &detail)
{
    return {QStringLiteral("effect_malformed"), ErrorCategory::Permanent, detail};
}

} // namespace

Effect::Effect(EffectKind kind, EffectClass effectClass, QJsonObject body)
    : m_kind(kind), m_class(effectClass), m_body(std::move(body))
{
}

Result<Effect> Effect::fromBytes(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const auto kind = fromText<EffectKind>(object[QLatin1String("kind")].toString());
    const auto effectClass = fromText<EffectClass>(object[QLatin1String("class")].toString());
    if (!kind || !effectClass)
        return malformed(QStringLiteral("not an effect of a known kind and class"));
    Effect effect(*kind, *effectClass, object[QLatin1String("body")].toObject());
    if (effect.bytes() != bytes)
        return malformed(QStringLiteral("bytes are not the canonical form of the effect they describe"));
    return effect;
}

QByteArray Effect::bytes() const
{
    return canonicalJson(QJsonObject{
        {QStringLiteral("version"), kVersion},
        {QStringLiteral("kind"), toText(m_kind)},
        {QStringLiteral("class"), toText(m_class)},
        {QStringLiteral("body"), m_body},
    });
}

} // namespace qd
