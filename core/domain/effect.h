#pragma once

#include "core/base/enumtext.h"
#include "core/base/result.h"
#include "core/base/sha256.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>

namespace qd {

/// What recovery may do when a crash leaves open whether an effect happened.
enum class EffectClass {
    Pure,       ///< nothing outside changes; performed in PROOF as well, may be repeated at will
    Idempotent, ///< the receiver recognises the key; may be repeated with the same key
    Checkable,  ///< its agent can be asked whether it happened; until it has answered, the outcome is unknown
    Unsafe,     ///< repeating could do it twice: the honest state is Unknown and a person decides
};

/// Which hand performs it, and so which members `body` has.
enum class EffectKind {
    Process,   ///< program, arguments, directory, standard_input, environment, timeout_ms, idle_timeout_ms, sandbox, …
    Rehearsal, ///< steps, attempt, timeout_ms, idle_timeout_ms
    Outbound,  ///< channel ("post_social"), target (null = not configured), message, idempotency_key
};

/// Exactly what would happen, as a value. PROOF stores its bytes; REAL performs what these same bytes say.
/// There is no other way from a task to a deed, so a dry run cannot differ from the real one and an approval can be
/// bound to the hash.
class Effect
{
public:
    Effect() = default;
    Effect(EffectKind kind, EffectClass effectClass, QJsonObject body);

    /// Reads back what bytes() wrote. Refuses anything that would not give the same bytes again.
    [[nodiscard]] static Result<Effect> fromBytes(const QByteArray &bytes);

    [[nodiscard]] EffectKind kind() const { return m_kind; }
    [[nodiscard]] EffectClass effectClass() const { return m_class; }
    [[nodiscard]] const QJsonObject &body() const { return m_body; }

    /// Texts that the body names by a hash, because what is stored may be read by more than who performs it. They stay in
    /// memory, beside the bytes, and whoever performs compares them with the hashes.
    void withhold(QMap<QString, QString> texts) { m_withheld = std::move(texts); }
    [[nodiscard]] const QMap<QString, QString> &withheld() const { return m_withheld; }

    /// Canonical JSON: {"body":…,"class":…,"kind":…,"version":1}. Without what is withheld.
    [[nodiscard]] QByteArray bytes() const;
    [[nodiscard]] Sha256 hash() const { return Sha256::of(bytes()); }

    friend bool operator==(const Effect &, const Effect &) = default;

private:
    EffectKind m_kind = EffectKind::Rehearsal;
    EffectClass m_class = EffectClass::Unsafe;
    QJsonObject m_body;
    QMap<QString, QString> m_withheld;
};

template <>
struct EnumWords<EffectClass> {
    static constexpr std::array<std::pair<EffectClass, const char *>, 4> kWords{{
        {EffectClass::Pure, "pure"}, {EffectClass::Idempotent, "idempotent"}, {EffectClass::Checkable, "checkable"},
        {EffectClass::Unsafe, "unsafe"}}};
};

template <>
struct EnumWords<EffectKind> {
    static constexpr std::array<std::pair<EffectKind, const char *>, 3> kWords{{
        {EffectKind::Process, "process"}, {EffectKind::Rehearsal, "rehearsal"}, {EffectKind::Outbound, "outbound"}}};
};

} // namespace qd
