#pragma once

#include <QDialog>

namespace qd {

/// Asks before REAL is allowed at all. GUI thread; deletes itself.
class AllowRealDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AllowRealDialog(QWidget *parent = nullptr);
};

} // namespace qd
