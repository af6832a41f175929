#pragma once

#include "core/api/eventbatch.h"
#include "core/base/sha256.h"
#include "core/domain/task.h"

#include <QDialog>
#include <QJsonObject>

#include <map>
#include <set>

class QLineEdit;
class QPushButton;
class QTreeWidgetItem;

namespace qd {

class CoreLink;
class DiffView;
class FactList;
class PlainLabel;

/// PROOF beside REAL: shows the very bytes that a yes is about, laid over what was approved last of this task, or of the
/// same kind of work by the same agent; or the question that an agent asks. The yes counts only for what was shown: the
/// revision goes with it. A no needs nothing to have been read. Deletes itself when closed.
class ApproveDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param tasks at least one; all of them ask something
    ApproveDialog(CoreLink &link, const std::vector<TaskSummary> &tasks, QWidget *parent = nullptr);

Q_SIGNALS:
    void approveRequested(const QList<qd::TaskId> &tasks, const QList<qint64> &revisions, const QString &reason);
    void denyRequested(const QList<qd::TaskId> &tasks, const QString &reason);

private:
    /// What is known about the question of one task.
    struct Asked {
        TaskId task;
        qint64 revision = -1;
        Sha256 effect; ///< null: an agent's own question
        QString text;  ///< the effect's bytes, or the question
        QString reference; ///< the bytes that were approved last; empty = there are none
        QString referenceName;
        QString fault; ///< why a yes is impossible; empty = it is possible
        bool complete = false;
    };

    void layOut(const std::vector<TaskSummary> &tasks);
    void readTask(TaskId id);
    void takeTask(TaskId id, const Result<Payload> &result);
    void readEffect(TaskId id, const Sha256 &effect, const QJsonObject &task);
    void readReference(TaskId id, const QJsonObject &task);
    void refuse(Asked &asked, const QString &fault);
    void finish(Asked &asked);
    void showCurrent();
    void showAsked(const Asked &asked);
    void showWhetherPossible();
    void approve();
    void deny();
    [[nodiscard]] QList<TaskId> tasks() const;

    CoreLink &m_link;
    std::map<TaskId, Asked> m_asked;
    TaskId m_current;
    FactList *m_tasks;
    PlainLabel *m_caption;
    DiffView *m_view;
    QLineEdit *m_reason;
    QPushButton *m_approve;
    QPushButton *m_deny;
};

} // namespace qd
