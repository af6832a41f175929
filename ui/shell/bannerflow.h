#pragma once

#include "ui/parts/messagebar.h"

#include <QObject>

#include <optional>

namespace qd {

class AnchorWatch;
class CoreLink;
struct EngineStatus;

/// What stands below the pages for as long as it holds: the daemon is killed, the journal does not match, the program
/// was told to end, a copy took the database's place, this is a demo. Only one of them has room; the rest comes back when
/// that one is over. GUI thread; owned by the window.
class BannerFlow : public QObject
{
    Q_OBJECT

public:
    BannerFlow(CoreLink &link, QObject *window);

    /// For the layout of the window, which owns it then.
    [[nodiscard]] MessageBar *bar() const { return m_bar; }

    /// This workspace is there to be played with.
    void tellOfDemo();
    /// \param keptAs where the database lies that a copy has replaced; empty = there was none
    void tellOfRestore(const QString &keptAs);
    /// Something outside has told the program to end, and it waits for what runs.
    void tellOfEnd();

Q_SIGNALS:
    void resetKillRequested();
    void verifyRequested();
    void quitRequested();

private:
    struct Notice {
        MessageBar::Level level;
        QString text;
        QList<MessageAction> actions;
        MessageBar::Stay stay;
    };
    void followKill(const EngineStatus &status);
    void setNotice(Notice notice);
    void show();

    MessageBar *m_bar = new MessageBar;
    AnchorWatch *m_anchor;
    bool m_isKilled = false;
    std::optional<Notice> m_notice; ///< of this start
    bool m_showsNotice = false;
};

} // namespace qd
