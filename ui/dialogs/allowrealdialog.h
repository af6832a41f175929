#pragma once

#include "ui/dialogs/confirmdialog.h"

namespace qd {

/// Asks before REAL is allowed at all.
class AllowRealDialog : public ConfirmDialog
{
    Q_OBJECT

public:
    explicit AllowRealDialog(QWidget *parent = nullptr);
};

} // namespace qd
