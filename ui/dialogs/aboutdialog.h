#pragma once

#include <QDialog>

namespace qd {

/// Name, version and licence. Deletes itself when closed.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace qd
