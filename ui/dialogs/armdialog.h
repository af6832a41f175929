#pragma once

#include <QDialog>
#include <QJsonArray>

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace qd {

class CoreLink;
class FactList;
class PlainLabel;

/// Opens the window in which REAL effects happen. The core's own list says what is in order and what is not, and REAL can
/// be allowed from here; the person types the word; time and number bound what can happen. Deletes itself when closed.
class ArmDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ArmDialog(CoreLink &link, QWidget *parent = nullptr);

Q_SIGNALS:
    void armRequested(int seconds, int count);

private:
    void layOut(QWidget *buttons);
    void askForChecks();
    void showChecks(const QJsonArray &checks);
    void offerArming();
    void allowReal();

    CoreLink &m_link;
    PlainLabel *m_scope;
    FactList *m_checks;
    QPushButton *m_allow; ///< the way on where REAL is not allowed at all
    QSpinBox *m_minutes;
    QSpinBox *m_count;
    QLineEdit *m_word;
    QPushButton *m_arm;
    bool m_isRefused = false; ///< the core said that it would refuse
};

} // namespace qd
