#pragma once

#include <QDialog>

namespace qd {

/// Asks before the console is closed over running tasks; accepted() = quit anyway. Deletes itself when closed.
class QuitDialog : public QDialog
{
    Q_OBJECT

public:
    QuitDialog(int runningTasks, QWidget *parent = nullptr);
};

} // namespace qd
