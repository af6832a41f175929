#pragma once

#include "ui/link/corelink.h"
#include "ui/models/agentattemptmodel.h"
#include "ui/models/runningtaskmodel.h"

#include <QWidget>

class QTabWidget;

namespace qd {

class PlainLabel;
class PlainTable;
class PlainTextView;

/// One agent: what it does now with what it writes, what it has done, what it is set to. Asks only while it is seen.
/// GUI thread; owned by the agents page.
class AgentDetailPane : public QWidget
{
    Q_OBJECT

public:
    explicit AgentDetailPane(CoreLink &link, QWidget *parent = nullptr);

    /// \param tasks those that the agent has in hand
    void showAgent(const AgentStatus &status, std::vector<TaskSummary> tasks);
    void clear();
    /// Reads on: once a second while the page is seen.
    void refresh();

Q_SIGNALS:
    void taskRequested(qd::TaskId id);

private:
    [[nodiscard]] QWidget *makeNow();
    [[nodiscard]] QWidget *makeSettings();
    [[nodiscard]] PlainTable *makeTable(const char *objectName, const QString &accessibleName, QAbstractItemModel *model);
    [[nodiscard]] TaskId watched() const;
    void forgetOther();
    void readHistory();
    void readTail();
    void takeTail(TaskId task, const Result<Payload> &result);
    void showStream(PlainTextView *view, const QJsonObject &stream);

    CoreLink &m_link;
    std::optional<AgentStatus> m_status;
    RunningTaskModel m_tasks;
    AgentAttemptModel m_attempts;
    TaskId m_told;            ///< whose output is shown
    bool m_tailAsked = false; ///< and not answered yet
    bool m_historyStale = true;
    QTabWidget *m_tabs;
    PlainLabel *m_name;
    PlainLabel *m_health;
    PlainLabel *m_caption;
    PlainLabel *m_settings;
    PlainTable *m_taskTable;
    PlainTextView *m_output;
    PlainTextView *m_errors;
};

} // namespace qd
