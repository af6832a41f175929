#pragma once

#include "core/api/eventbatch.h"
#include "core/api/operation.h"
#include "core/domain/task.h"

#include <QDialog>
#include <QJsonObject>
#include <QSet>

class QDialogButtonBox;
class QLineEdit;
class QPushButton;

namespace qd {

class ActResultModel;
class CoreLink;
class DialogHeader;
class PlainLabel;
class PlainTable;

/// An act on tasks that is asked about first.
struct ActPlan {
    Operation operation = Operation::TasksCancel;
    QJsonObject parameters = {};   ///< besides ids, reason and dry_run
    QList<TaskId> ids = {};        ///< exactly these, whatever is chosen by the time it is confirmed
    std::vector<TaskSummary> known = {}; ///< those of them whose row is here, for their titles
    QString icon = {};
    QString question = {};
    QString meaning = {};
    QString keep = {}; ///< the button that does nothing, which is the default
    QString go = {};   ///< the button that does it, with %1 for how many it can be done to
    QString goOne = {}; ///< the same where there is only one task
    QString done = {}; ///< what came of it, with %1 for how many it was done to and %2 for how many not
};

/// Asks before an act on many tasks, or one that loses something: says exactly how many it would be done to, how many
/// not and why, by a dry run; takes a reason. Closes when all went so; else shows what became of each, and tells of the
/// act when that has been read. Deletes itself when closed.
class ActDialog : public QDialog
{
    Q_OBJECT

public:
    ActDialog(CoreLink &link, ActPlan plan, QWidget *parent = nullptr);

Q_SIGNALS:
    void acted(qd::Operation operation, const QJsonObject &answer);

private:
    [[nodiscard]] QJsonObject parameters() const;
    void rehearse();
    void showRehearsal(const Result<Payload> &result);
    void act();
    void finish(const Result<Payload> &result);
    void showOutcome(const QJsonObject &answer);
    [[nodiscard]] QString goText(qsizetype count) const;
    void showFailure(const Error &error);
    void copy() const;

    CoreLink &m_link;
    ActPlan m_plan;
    QSet<qint64> m_announced; ///< that it cannot be done to, as far as was known before
    ActResultModel *m_results;
    PlainLabel *m_summary;
    PlainTable *m_table;
    DialogHeader *m_header;
    PlainLabel *m_reasonLabel;
    QLineEdit *m_reason;
    QDialogButtonBox *m_buttons;
    QPushButton *m_keep;
    QPushButton *m_go;
    QPushButton *m_copy;
};

} // namespace qd
