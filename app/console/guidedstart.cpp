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

} // namespace

GuidedStart openCoreOrGoBack(const ConsoleOptions &options, const SignalWatch &signalWatch)
{
    GuidedStart start{openCore(options), false, false, {}};
    while (!start.core && !options.demo && isRuin(start.core.error())) {
        start.asked = true;
        RestoreDialog dialog(start.core.error(), options.profile.root(), deskOver(options.profile));
        QObject::connect(&signalWatch, &SignalWatch::caught, &dialog, &QDialog::reject);
        if (dialog.exec() != QDialog::Accepted)
            break;
        start.wentBack = true;
        start.keptAs = dialog.keptAs();
        start.core = openCore(options);
    }
    return start;
}

} // namespace qd
