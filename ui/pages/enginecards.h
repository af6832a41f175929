#pragma once

#include "core/api/enginestatus.h"
#include "core/domain/metrics.h"

#include <QWidget>

#include <optional>

class QProgressBar;
class QPushButton;

namespace qd {

class PlainLabel;
class StackedBar;
class StateBadge;

/// The engine at a glance: mode, lease, queue, agents, and what was measured. What the strip above says already is not
/// said again. GUI thread; owned by the autonomy page.
class EngineCards : public QWidget
{
    Q_OBJECT

public:
    explicit EngineCards(QWidget *parent = nullptr);

    void showStatus(const EngineStatus &status);
    /// For what ages between two statuses.
    void showTime();
    /// \param window its length in words
    void showMetrics(const Metrics &metrics, const QString &window);
    /// Gives the keyboard to the button of the mode.
    void focusMode();

Q_SIGNALS:
    void armRequested();
    void disarmRequested();

private:
    [[nodiscard]] QWidget *makeCard(const QString &title, std::initializer_list<QWidget *> contents);
    [[nodiscard]] PlainLabel *makeValue(const QString &objectName);
    void layOut();
    void showMode();
    void showWay();
    void showLease();
    void showQueue();

    std::optional<EngineStatus> m_status;
    bool m_isArmed = false;
    qint64 m_receivedAt = 0; ///< wall ms UTC here, since the core's clock may be another machine's
    StateBadge *m_mode;
    PlainLabel *m_window;
    QPushButton *m_arm;
    StateBadge *m_leaseHealth;
    PlainLabel *m_lease;
    QProgressBar *m_leaseLeft;
    StackedBar *m_queueBar;
    PlainLabel *m_queue;
    PlainLabel *m_agents;
    PlainLabel *m_success;
    PlainLabel *m_successOf;
    PlainLabel *m_throughput;
    PlainLabel *m_waits;
};

} // namespace qd
