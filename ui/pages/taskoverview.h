#pragma once

#include "ui/link/corelink.h"
#include "ui/models/taskdetail.h"
#include "ui/models/timelinemodel.h"

#include <QWidget>

namespace qd {

class PlainLabel;
class StateBadge;

/// Where a task stands, why it does not go on, how it came there, and what is to be known about it. GUI thread; owned by
/// the detail pane.
class TaskOverview : public QWidget
{
    Q_OBJECT

public:
    explicit TaskOverview(CoreLink &link, QWidget *parent = nullptr);

    void showDetail(const TaskDetail &detail);
    void showJournal(TaskId id, const QJsonObject &answer);
    void clear();
    /// What it says of times and of what stands in the way ages.
    void refresh();

private:
    [[nodiscard]] PlainLabel *addLabel(const char *objectName);
    void showWhy();
    [[nodiscard]] QString decision() const;
    void askWhy();
    void showReasons(TaskId id, const Result<Payload> &result);

    CoreLink &m_link;
    std::optional<TaskDetail> m_detail;
    TimelineModel m_timeline;
    TaskId m_timelineOf;
    int m_age = 0; ///< refreshes since the core was asked why
    StateBadge *m_state;
    PlainLabel *m_why;
    PlainLabel *m_reasons;
    PlainLabel *m_error;
    PlainLabel *m_facts;
};

} // namespace qd
