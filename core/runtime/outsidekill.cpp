#include "core/runtime/outsidekill.h"

#include "core/process/leftovers.h"
#include "core/process/processspec.h"
#include "core/runtime/profileid.h"
#include "core/store/ownerlock.h"

#include <QRegularExpression>

namespace qd {
namespace {

void nameOwner(OutsideKill &kill, const QString &holder)
{
    static const QRegularExpression kPid(QStringLiteral(" pid ([0-9]{1,10}) on "));
    kill.owner = holder;
    kill.ownerPid = kPid.match(holder).captured(1).toLongLong();
}

} // namespace

OutsideKill killFromOutside(const Profile &profile, std::chrono::milliseconds grace)
{
    OutsideKill kill;
    const auto lock = OwnerLock::acquire(profile.ownerLock());
    if (!lock && lock.error().code == QLatin1String("owned_elsewhere"))
        nameOwner(kill, lock.error().detail);
    const QString id = ProfileId(profile.idFile()).read();
    kill.looked = !id.isEmpty() || kill.owner.isEmpty();
    for (const Leftover &process : killBesideOwner(id, grace))
        ++(process.killed ? kill.ended : kill.survivors);
    // The sweep spares whoever calls it: an agent that gives the order lives on.
    if (!id.isEmpty() && qEnvironmentVariable(kProfileVariable) == id)
        ++kill.survivors;
    return kill;
}

} // namespace qd
