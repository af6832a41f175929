#pragma once

#include "ui/link/corelink.h"
#include "ui/models/controlmodel.h"
#include "ui/models/logmodel.h"
#include "ui/models/tickmodel.h"
#include "ui/pages/livepage.h"

class QStackedWidget;

namespace qd {

class EmptyState;
class EngineCards;
class NeedsYou;
class PlainTable;

/// The engine: what it does, what waits for a person, what the last ticks did. GUI thread; owned by the window.
class AutonomyPage : public LivePage
{
    Q_OBJECT

public:
    static constexpr int kTicks = 50;
    static constexpr int kLogLines = 10;

    explicit AutonomyPage(CoreLink &link, QWidget *parent = nullptr);

Q_SIGNALS:
    void pauseRequested();
    void resumeRequested();
    void killRequested();
    void armRequested();
    void taskRequested(qd::TaskId id);
    /// Show the tasks in these states.
    void filterRequested(const QList<qd::TaskState> &states);

protected:
    void appear() override;
    void secondPassed() override;

private:
    [[nodiscard]] PlainTable *makeTable(const QString &objectName, const QString &accessibleName,
                                        QAbstractItemModel *model, std::initializer_list<int> chars);
    [[nodiscard]] QWidget *makeContents();
    void connectWishes();
    void showStatus();
    void showTicks();

    CoreLink &m_link;
    ControlModel m_controls;
    TickModel m_ticks;
    LogModel m_log{kLogLines};
    qint64 m_shownTick = -1; ///< number of the tick up to which the ledger was read
    EngineCards *m_cards;
    NeedsYou *m_needs;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace qd
