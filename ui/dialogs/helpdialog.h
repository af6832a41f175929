#pragma once

#include <QDialog>

class QAction;

namespace qd {

/// Every command, its key and what it does, read from the actions themselves. Deletes itself when closed.
class HelpDialog : public QDialog
{
    Q_OBJECT

public:
    explicit HelpDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);
};

} // namespace qd
