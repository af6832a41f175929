#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>

#include <optional>

namespace qd {

/// A SHA-256 digest as 64 lower-case hex characters, or null. Its own type, so that no other string takes its place.
class Sha256
{
public:
    Sha256() = default;

    [[nodiscard]] static Sha256 of(QByteArrayView bytes);
    /// Accepts exactly 64 hex characters; anything else is nullopt.
    [[nodiscard]] static std::optional<Sha256> fromHex(QStringView hex);

    [[nodiscard]] bool isNull() const { return m_hex.isEmpty(); }
    [[nodiscard]] const QString &hex() const { return m_hex; }

    friend bool operator==(const Sha256 &, const Sha256 &) = default;
    friend size_t qHash(const Sha256 &hash, size_t seed = 0) { return ::qHash(hash.m_hex, seed); }

private:
    explicit Sha256(QString hex) : m_hex(std::move(hex)) { }
    QString m_hex;
};

} // namespace qd
