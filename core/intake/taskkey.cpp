#include "core/intake/taskkey.h"

namespace qd {
namespace {

constexpr int kHexCharacters = 32;

} // namespace

QString derivedKey(const Sha256 &specHash, Mode mode)
{
    const QString covered = specHash.hex() + u'\n' + toText(mode);
    return QStringLiteral("auto-") + Sha256::of(covered.toLatin1()).hex().left(kHexCharacters);
}

} // namespace qd
