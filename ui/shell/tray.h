#pragma once

#include "core/api/enginestatus.h"

#include <QMenu>
#include <QObject>

#include <memory>

namespace qd {

class Actions;
class TraySeat;

/// The console as an icon in the tray: its colour and its first line tell the engine's state, its menu has what is needed
/// without a window. Where there is no tray nothing is missing. GUI thread; owned by the window.
class Tray : public QObject
{
    Q_OBJECT

public:
    Tray(const Actions &actions, const QString &profile, QObject *parent = nullptr);
    ~Tray() override;

    /// Tests bring a tray of their own.
    void setSeat(std::unique_ptr<TraySeat> seat);
    [[nodiscard]] bool isThere() const;

public Q_SLOTS:
    /// \param phrase the state in words, as the strip has it
    void showStatus(const qd::EngineStatus &status, const QString &phrase);

Q_SIGNALS:
    void showRequested();

private:
    QString m_profile;
    QMenu m_menu;
    QAction *m_state;
    std::unique_ptr<TraySeat> m_seat;
    QString m_shown; ///< what the seat shows now
};

} // namespace qd
