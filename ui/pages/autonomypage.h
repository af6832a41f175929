#pragma once

#include "ui/link/corelink.h"
#include "ui/models/controlmodel.h"
#include "ui/models/logmodel.h"
#include "ui/models/needswatch.h"
#include "ui/models/tickmodel.h"
#include "ui/pages/livepage.h"

#include <QElapsedTimer>

class QAction;
class QStackedWidget;
class QTabWidget;

namespace qd {

class EmptyState;
class EngineCards;
class NeedsYou;
class PlainLabel;
class PlainTable;
class TickPane;
class TickStrip;
class TrendsPane;
class Welcome;

/// The engine: what waits for a person, what was measured, what the last ticks did. GUI thread; owned by the window.
class AutonomyPage : public LivePage
{
    Q_OBJECT

public:
    static constexpr int kLogLines = 200;
    static constexpr int kCalmMs = 250; ///< between two looks at a status that changes all the time

    explicit AutonomyPage(CoreLink &link, QWidget *parent = nullptr);

    /// What a workspace in which nothing was ever done offers.
    void setWaysToBegin(const QList<QAction *> &ways);
    /// Gives the keyboard to the card that tells the mode.
    void focusMode();

Q_SIGNALS:
    void resumeRequested();
    void armRequested();
    void disarmRequested();
    void agentsRequested();
    void taskRequested(qd::TaskId id);
    /// Ask the person what this task asks.
    void answerRequested(qd::TaskId id);
    /// Show all tasks that ask something.
    void askingRequested();
    /// Show the tasks in these states.
    void filterRequested(const QList<qd::TaskState> &states);
    /// How many things wait for a person; also while the page is not seen.
    void needsCounted(qint64 count);

protected:
    void appear() override;
    void secondPassed() override;

private:
    enum class Face { Empty, Contents, Welcome };

    [[nodiscard]] PlainTable *makeTable(const QString &objectName, const QString &accessibleName,
                                        QAbstractItemModel *model, std::initializer_list<int> chars);
    [[nodiscard]] QWidget *makeContents();
    [[nodiscard]] QWidget *makeTicks();
    [[nodiscard]] QTabWidget *makeDetails();
    void connectWishes();
    [[nodiscard]] Face face() const;
    void turnTo(Face face);
    void followStatus();
    void showStatus();
    void showTicks();
    void takeTicks(const QJsonObject &answer);
    void showLastTick();
    void followChosenTick(qint64 number);

    CoreLink &m_link;
    ControlModel m_controls;
    TickModel m_ticks;
    LogModel m_log{kLogLines};
    NeedsWatch *m_watch;
    qint64 m_shownTick = -1; ///< number of the tick up to which the ledger was read
    QElapsedTimer m_sinceTicks;
    QTimer m_calm;
    bool m_hasNews = false; ///< a status came while it was calm
    EngineCards *m_cards;
    NeedsYou *m_needs;
    TrendsPane *m_trends;
    TickStrip *m_strip;
    PlainLabel *m_lastTick;
    TickPane *m_tick;
    EmptyState *m_empty;
    Welcome *m_welcome;
    QStackedWidget *m_stack;
};

} // namespace qd
