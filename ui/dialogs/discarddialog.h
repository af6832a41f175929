#pragma once

#include "ui/dialogs/confirmdialog.h"

namespace qd {

/// Asks before a form in which somebody has written is closed, and closes it if that is meant. Deletes itself when closed.
class DiscardDialog : public ConfirmDialog
{
    Q_OBJECT

public:
    explicit DiscardDialog(QDialog *form);

    /// Closes the form: at once if nothing was written, else after the question.
    static void closeForm(QDialog *form, bool isWritten);
};

} // namespace qd
