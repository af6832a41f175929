#pragma once

#include <QDialog>

namespace qd {

/// Leaves the killed state; accepted() only after the word was typed. Deletes itself when closed.
class ResetKillDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ResetKillDialog(QWidget *parent = nullptr);
};

} // namespace qd
