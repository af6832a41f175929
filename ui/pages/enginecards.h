#pragma once

#include "core/api/enginestatus.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QProgressBar;
class QPushButton;

namespace qd {

class PlainLabel;
class StateBadge;

/// The engine at a glance: state, mode, lease, queue, agents, last tick, with the commands that belong to them. Shows
/// what was obeyed, and beside it what is only wished. GUI thread; owned by the autonomy page.
class EngineCards : public QWidget
{
    Q_OBJECT

public:
    explicit EngineCards(QWidget *parent = nullptr);

    void showStatus(const EngineStatus &status);
    /// For what ages between two statuses.
    void showTime();

Q_SIGNALS:
    void pauseRequested();
    void resumeRequested();
    void killRequested();
    void armRequested();

private:
    [[nodiscard]] QWidget *makeCard(const QString &title, std::initializer_list<QWidget *> contents);
    [[nodiscard]] PlainLabel *makeValue(const QString &objectName);
    [[nodiscard]] QPushButton *makeButton(const QString &objectName);
    void dressButtons();
    void layOut();
    void showEngine();
    void showMode();
    void showLease();
    void showQueue();
    void showLastTick();

    std::optional<EngineStatus> m_status;
    qint64 m_receivedAt = 0; ///< wall ms UTC here, since the core's clock may be another machine's
    bool m_offersResume = false;
    StateBadge *m_state;
    PlainLabel *m_wish;
    QPushButton *m_pause;
    QPushButton *m_kill;
    StateBadge *m_mode;
    PlainLabel *m_window;
    QPushButton *m_arm;
    PlainLabel *m_lease;
    QProgressBar *m_leaseLeft;
    PlainLabel *m_queue;
    PlainLabel *m_agents;
    StateBadge *m_tickOutcome;
    PlainLabel *m_tick;
};

} // namespace qd
