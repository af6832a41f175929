#pragma once

#include "ui/link/corelink.h"
#include "ui/models/attemptmodel.h"
#include "ui/models/checkmodel.h"
#include "ui/models/journalmodel.h"
#include "ui/models/taskdetail.h"

#include <QWidget>

class QTabWidget;

namespace qd {

class ArtifactPane;
class PlainLabel;
class PlainTable;
class PlainTextView;
class TaskLogPane;
class TaskOverview;

/// All that is known about one task. Reads it again when the task changes, and not at all while hidden. GUI thread;
/// owned by the queue page.
class TaskDetailPane : public QWidget
{
    Q_OBJECT

public:
    explicit TaskDetailPane(CoreLink &link, QWidget *parent = nullptr);

    /// An invalid id empties the pane.
    void showTask(TaskId id);
    [[nodiscard]] TaskId taskId() const { return m_id; }
    /// The sentence about what it waits for ages.
    void refreshWhy();

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makePayload();
    [[nodiscard]] PlainTable *makeTable(const QString &objectName, const QString &accessibleName,
                                        QAbstractItemModel *model);
    void read();
    void take(TaskId id, const Result<Payload> &result);
    void takeJournal(TaskId id, const Result<Payload> &result);
    void render(const TaskDetail &detail);
    void fillPayload();
    void clear(const QString &title);

    CoreLink &m_link;
    TaskId m_id;
    bool m_stale = false;
    std::optional<TaskDetail> m_detail;
    AttemptModel m_attempts;
    CheckModel m_checks;
    JournalModel m_journal;
    QTabWidget *m_tabs; ///< made first, so that Tab comes to it before what it holds
    PlainLabel *m_title;
    TaskOverview *m_overview;
    PlainTextView *m_instructions;
    PlainTextView *m_spec;
    ArtifactPane *m_artifacts;
    TaskLogPane *m_log;
};

} // namespace qd
