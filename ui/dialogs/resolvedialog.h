#pragma once

#include "core/api/eventbatch.h"
#include "core/domain/task.h"

#include <QDialog>

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace qd {

class CoreLink;
class FactList;

/// Asks what became of tasks that ended for real without an answer. Nothing is chosen beforehand and a reason is
/// needed: the answer is a fact that only a person can find out. Deletes itself when closed.
class ResolveDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param tasks at least one, all of them of unknown outcome
    ResolveDialog(CoreLink &link, const std::vector<TaskSummary> &tasks, QWidget *parent = nullptr);

Q_SIGNALS:
    /// `verdict` is a word of tasks.resolve.
    void resolveRequested(const QString &verdict, const QString &reason);

private:
    void addChoice(QVBoxLayout *column, const char *verdict, const QString &text, const QString &meaning);
    void addTasks(CoreLink &link, const std::vector<TaskSummary> &tasks);
    void showEffect(int row, const Result<Payload> &answer);
    void showWhetherComplete();
    void resolve();

    FactList *m_tasks;
    QButtonGroup *m_choices;
    QLineEdit *m_reason;
    QPushButton *m_decide;
};

} // namespace qd
