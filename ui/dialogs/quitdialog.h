#pragma once

#include <QDialog>

class QCheckBox;
class QDialogButtonBox;
class QPushButton;

namespace qd {

/// Asks what becomes of the daemon when the window closes. Cancel leaves everything as it is. Deletes itself when closed.
class QuitDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Situation {
        Working,  ///< the daemon works; there is no tray
        WithTray, ///< as Working, and it could work on in the tray
        Draining, ///< it was told to drain and quit, and something still runs
    };

    QuitDialog(qint64 runningTasks, Situation situation, QWidget *parent = nullptr);

Q_SIGNALS:
    void keepRequested(bool remember);
    void drainRequested(bool remember);
    /// Agents are stopped; tasks go on at the next start as after a crash.
    void quitNowRequested();

private:
    [[nodiscard]] QPushButton *addChoice(QDialogButtonBox *buttons, const QString &text, const QString &objectName);
    void addChoices(QDialogButtonBox *buttons, Situation situation, bool runs);

    QCheckBox *m_remember;
};

} // namespace qd
