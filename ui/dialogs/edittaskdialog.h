#pragma once

#include "core/api/eventbatch.h"
#include "core/domain/task.h"

#include <QDialog>
#include <QJsonObject>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace qd {

class CoreLink;
class FieldForm;
class PlainLabel;

/// Changes the fields of one task that waits, failed or is dead, and tries it again if that is wanted. Reads the fields
/// with their revision, so that nothing is overwritten that the person did not see. Deletes itself when closed.
class EditTaskDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param retry the box "and try it again" is ticked; there is none for a task that waits anyway
    EditTaskDialog(CoreLink &link, const TaskSummary &task, bool retry, QWidget *parent = nullptr);

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    /// \param before the former values of what was changed  \param answer of tasks.edit
    void edited(const QJsonObject &before, const QJsonObject &answer, bool retried);

private:
    void layOut(const TaskSummary &task, bool retry);
    void read();
    void takeFields(const Result<Payload> &result);
    void save();
    void finish(const Result<Payload> &result);
    void showFault(const Error &error);
    void showWhetherChanged();

    CoreLink &m_link;
    TaskId m_id;
    qint64 m_revision = -1; ///< that the fields were read at; -1 = they are not here yet
    FieldForm *m_form;
    QLineEdit *m_reason;
    QCheckBox *m_retry;
    PlainLabel *m_fault; ///< what belongs to no field
    QPushButton *m_again;
    QPushButton *m_save;
};

} // namespace qd
