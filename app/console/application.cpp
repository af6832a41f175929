#include "app/console/application.h"

#include <QThread>

namespace qd {

bool Application::notify(QObject *receiver, QEvent *event)
{
    if (QThread::currentThread() != thread()) // events of other threads come through here as well
        return QApplication::notify(receiver, event);
    m_stalls.begin(QThread::currentThread()->loopLevel());
    const bool done = QApplication::notify(receiver, event);
    m_stalls.end();
    return done;
}

} // namespace qd
