#include "ui/dialogs/allowrealdialog.h"

namespace qd {

AllowRealDialog::AllowRealDialog(QWidget *parent)
    : ConfirmDialog({QStringLiteral("mode-real"), tr("Allow REAL"), tr("May tasks of this profile act for real?"),
                     tr("Nothing happens by this alone: REAL still has to be armed, for a time and a number of tasks, and "
                        "effects to be approved. But from now on it can be, also by other programs of yours. What agents "
                        "then do outside cannot be undone. It stays allowed until you take it back in the settings."),
                     tr("&Allow REAL")}, parent)
{
}

} // namespace qd
