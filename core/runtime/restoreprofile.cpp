#include "core/runtime/restoreprofile.h"

#include "core/base/clock.h"
#include "core/runtime/profileid.h"
#include "core/store/ownerlock.h"

namespace qd {

Result<Restored> restoreProfile(const Profile &profile, const QString &copy, const QString &confirm, const QString &actor)
{
    if (confirm != QLatin1String("RESTORE"))
        return Error{QStringLiteral("confirmation_needed"), ErrorCategory::Operator, QStringLiteral("type RESTORE to confirm")};
    if (auto prepared = profile.prepare(); !prepared)
        return prepared.error();
    const auto lock = OwnerLock::acquire(profile.ownerLock());
    if (!lock)
        return lock.error();
    SystemRandom random;
    const QString id = ProfileId(profile.idFile()).read();
    Restorer restorer(profile.database(), id, random, SystemClock().wallMs(), actor);
    restorer.setAnchor(profile.anchor());
    return restorer.restore(copy);
}

} // namespace qd
