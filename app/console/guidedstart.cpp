#include "app/console/guidedstart.h"

#include "app/console/consoleoptions.h"
#include "core/base/signalwatch.h"
#include "core/doors/peer.h"
#include "core/runtime/copylist.h"
#include "core/runtime/restoreprofile.h"
#include "ui/dialogs/restoredialog.h"

#include <unistd.h>

namespace qd {
namespace {

/// Against which a copy helps.
bool isRuin(const Error &error)
{
    return error.code == QLatin1String("database_corrupt") || error.code == QLatin1String("database_lost");
}

CopyDesk deskOver(const Profile &profile)
{
    return {[profile] { return copiesOf(profile); }, [profile](const QString &file) -> Result<QString> {
                const QString actor = QStringLiteral("console:") + userName(::geteuid());
                auto restored = restoreProfile(profile, file, QStringLiteral("RESTORE"), actor);
                return restored ? Result<QString>(restored->keptAs) : Result<QString>(restored.error());
            }};
}

enum class Outcome { Restored, Declined, Signalled };

/// \param keptAs where the database lies that was there before
Outcome ask(const std::optional<Error> &error, const Profile &profile, const SignalWatch &signalWatch, QString &keptAs)
{
    RestoreDialog dialog(error, profile.root(), deskOver(profile));
    bool signalled = false;
    QObject::connect(&signalWatch, &SignalWatch::caught, &dialog, [&] {
        signalled = true;
        dialog.reject();
    });
    const bool restored = dialog.exec() == QDialog::Accepted;
    keptAs = dialog.keptAs();
    return restored ? Outcome::Restored : signalled ? Outcome::Signalled : Outcome::Declined;
}

} // namespace

GuidedStart openCoreOrGoBack(const ConsoleOptions &options, const SignalWatch &signalWatch)
{
    GuidedStart start{openCore(options), false, false, {}};
    while (!start.core && !options.demo && isRuin(start.core.error())) {
        start.asked = true;
        if (ask(start.core.error(), options.profile, signalWatch, start.keptAs) != Outcome::Restored)
            break;
        start.wentBack = true;
        start.core = openCore(options);
    }
    return start;
}

std::optional<GuidedStart> goBackAndOpenCore(const ConsoleOptions &options, const SignalWatch &signalWatch)
{
    QString keptAs;
    const Outcome outcome = ask(std::nullopt, options.profile, signalWatch, keptAs);
    if (outcome == Outcome::Signalled)
        return std::nullopt;
    GuidedStart start = openCoreOrGoBack(options, signalWatch);
    if (outcome == Outcome::Restored && !start.wentBack) {
        start.wentBack = true;
        start.keptAs = keptAs;
    }
    return start;
}

} // namespace qd
