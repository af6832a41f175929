#pragma once

#include <QDialog>

class QLineEdit;
class QSpinBox;

namespace qd {

/// Opens the window in which REAL effects happen. The person types the word; time and number bound what can happen.
/// Deletes itself when closed.
class ArmDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ArmDialog(QWidget *parent = nullptr);

Q_SIGNALS:
    void armRequested(int seconds, int count);

private:
    QSpinBox *m_minutes;
    QSpinBox *m_count;
    QLineEdit *m_word;
};

} // namespace qd
