#include "ui/dialogs/keyfield.h"

#include <QLineEdit>

namespace qd {

KeyField::KeyField(QWidget *parent) : QKeySequenceEdit(parent) { }

void KeyField::setName(const QString &name)
{
    setAccessibleName(name);
    dressLine();
}

void KeyField::forget()
{
    clear();
    dressLine();
}

// Qt puts words of its own there whenever the field is emptied, and there is no room for ours.
void KeyField::dressLine()
{
    for (QLineEdit *line : findChildren<QLineEdit *>()) { // the part that has the keyboard
        line->setAccessibleName(accessibleName());
        line->setPlaceholderText({});
    }
}

// Qt would wait a second for the next press of a sequence.
void KeyField::keyPressEvent(QKeyEvent *event)
{
    forget();
    QKeySequenceEdit::keyPressEvent(event);
    const QKeySequence key = keySequence();
    if (key.isEmpty())
        return; // only a modifier so far
    setKeySequence(QKeySequence(key[0]));
    dressLine();
    Q_EMIT pressed(key);
}

} // namespace qd
