#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace qd {

/// Asks for the one sentence that an act needs, where the act cannot be taken back. Deletes itself when closed.
class ReasonDialog : public QDialog
{
    Q_OBJECT

public:
    struct Words {
        QString icon;
        QString question;
        QString meaning;
        QString label; ///< of the field
        QString go;
    };
    explicit ReasonDialog(const Words &words, QWidget *parent = nullptr);

Q_SIGNALS:
    void reasonGiven(const QString &reason);

private:
    QLineEdit *m_reason;
    QPushButton *m_go;
};

} // namespace qd
