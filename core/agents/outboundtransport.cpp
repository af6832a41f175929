#include "core/agents/outboundtransport.h"

namespace qd {
namespace {

Error notConfigured()
{
    return {QStringLiteral("target_not_configured"), ErrorCategory::Permanent,
            QStringLiteral("no target is configured that a post could go to")};
}

} // namespace

Result<Effect> OutboundTransport::prepare(const Task &task, int /*attempt*/, const Agent & /*agent*/) const
{
    if (task.spec.kind != TaskKind::PostSocial)
        return Error{QStringLiteral("kind_unsupported"), ErrorCategory::Permanent,
                     QStringLiteral("sends posts only, and this is ") + toText(task.spec.kind)};
    if (task.mode == Mode::Real)
        return notConfigured();
    return Effect(EffectKind::Outbound, EffectClass::Unsafe,
                  {{QStringLiteral("channel"), toText(task.spec.kind)},
                   {QStringLiteral("message"), task.spec.payload},
                   {QStringLiteral("target"), QJsonValue()},
                   {QStringLiteral("idempotency_key"), task.key}});
}

Result<void> OutboundTransport::perform(AttemptId /*attempt*/, const Effect & /*effect*/)
{
    return notConfigured();
}

} // namespace qd
