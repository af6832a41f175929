#pragma once

#include "ui/shell/statusphrase.h"

#include <QElapsedTimer>
#include <QFrame>

class QAction;
class QProgressBar;

namespace qd {

class Actions;
class IconLabel;
class ModeBadge;
class PlainLabel;

/// Always in sight: what the engine does (not only what was asked), its tick and lease, the mode, and the buttons
/// that stop it. GUI thread; owned by the window, which also tells it each second while it is visible.
class ControlStrip : public QFrame
{
    Q_OBJECT

public:
    explicit ControlStrip(const Actions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString modeText() const;
    [[nodiscard]] bool isReal() const;

public Q_SLOTS:
    void showStatus(const qd::EngineStatus &status);
    void showConnectionLost();
    /// What only time changes: the lease runs down, the REAL window closes.
    void showTime();

Q_SIGNALS:
    void modeChanged(bool real);
    /// A person wants to go where the mode is told and changed.
    void modeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *section(std::initializer_list<QWidget *> parts);
    void leaveOutWhatDoesNotFit();
    [[nodiscard]] qint64 now() const;
    void rememberWhenObeyed();
    void tintState();

    EngineStatus m_status;
    QElapsedTimer m_age; ///< of m_status
    Obeyed m_obeyed;
    qint64 m_obeyedWish = -1; ///< Controls::setAt of the wish that m_obeyed is about
    bool m_isReal = false;
    bool m_isLost = false;

    IconLabel *m_stateIcon;
    PlainLabel *m_state;
    PlainLabel *m_tick;
    PlainLabel *m_leaseOwner;
    QProgressBar *m_leaseLeft;
    ModeBadge *m_mode;
    std::vector<QWidget *> m_optional; ///< the least important first
};

} // namespace qd
