#pragma once

#include "core/base/result.h"

#include <QDialog>

namespace qd {

/// Why the console cannot start, for a person who clicked on its icon: nobody reads what a program from a menu prints.
/// GUI thread; there is no main window.
class StartFaultDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param profile path of its folder
    StartFaultDialog(const Error &error, const QString &profile, QWidget *parent = nullptr);
};

} // namespace qd
