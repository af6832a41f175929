#include "ui/dialogs/enterkey.h"

#include <QKeyEvent>
#include <QPushButton>

namespace qd {

EnterKey::EnterKey(QWidget *field, QPushButton *deed) : QObject(field), m_deed(deed)
{
    field->installEventFilter(this);
}

bool EnterKey::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return QObject::eventFilter(watched, event);
    if (!key->isAutoRepeat()) // it was held since before the question was there
        m_deed->click();
    return true;
}

} // namespace qd
