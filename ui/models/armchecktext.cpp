#include "ui/models/armchecktext.h"

#include "core/base/untrustedtext.h"
#include "ui/models/timetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace qd {
namespace {

struct ArmCheckWords {
    Q_DECLARE_TR_FUNCTIONS(qd::ArmCheckWords)
};

int countOf(qint64 number)
{
    return int(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

QString backupText(CheckResult result, qint64 ageMs)
{
    if (result != CheckResult::Pass && ageMs == 0)
        return ArmCheckWords::tr("there is none yet");
    return ArmCheckWords::tr("%1 old").arg(durationText(ageMs));
}

} // namespace

ArmCheckText armCheckText(const QString &id, CheckResult result, qint64 number)
{
    const bool fine = result == CheckResult::Pass;
    const int n = countOf(number);
    if (id == QLatin1String("not_killed"))
        return {ArmCheckWords::tr("No kill is set"), fine ? ArmCheckWords::tr("yes") : ArmCheckWords::tr("reset the kill first")};
    if (id == QLatin1String("engine"))
        return {ArmCheckWords::tr("The daemon holds the lease"), fine ? ArmCheckWords::tr("yes") : ArmCheckWords::tr("resume it first")};
    if (id == QLatin1String("allow_real"))
        return {ArmCheckWords::tr("REAL is allowed here"),
                fine ? ArmCheckWords::tr("yes") : ArmCheckWords::tr("the setting safety.allow_real is off")};
    if (id == QLatin1String("agents"))
        return {ArmCheckWords::tr("Agents that act outside"),
                fine ? ArmCheckWords::tr("%n healthy", nullptr, n) : ArmCheckWords::tr("%n healthy; look at Agents", nullptr, n)};
    if (id == QLatin1String("ready"))
        return {ArmCheckWords::tr("Begin as soon as REAL is armed"), ArmCheckWords::tr("%n task(s)", nullptr, n)};
    if (id == QLatin1String("approvals"))
        return {ArmCheckWords::tr("Effects that wait for your yes"), ArmCheckWords::tr("%n task(s)", nullptr, n)};
    if (id == QLatin1String("unknown"))
        return {ArmCheckWords::tr("Outcomes that nobody knows"), ArmCheckWords::tr("%n task(s)", nullptr, n)};
    if (id == QLatin1String("backup"))
        return {ArmCheckWords::tr("Last daily backup"), backupText(result, number)};
    return {UntrustedText(id).displayLine(), QLocale().toString(number)};
}

} // namespace qd
