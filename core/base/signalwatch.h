#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace qd {

/// Turns SIGINT and SIGTERM into a Qt signal on the thread that made it. At most one at a time per program. The third
/// signal ends the program on the spot, whatever the event loop is doing: agents die with their parent.
class SignalWatch : public QObject
{
    Q_OBJECT

public:
    SignalWatch();
    ~SignalWatch() override;

Q_SIGNALS:
    void caught(int number);

private:
    void read();

    int m_readEnd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace qd
