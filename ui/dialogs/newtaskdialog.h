#pragma once

#include "core/api/eventbatch.h"

#include <QDialog>
#include <QHash>
#include <QJsonObject>

#include <memory>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace qd {

class CoreLink;
class FileChooser;
class ForeignTextEdit;
class PathField;
class PlainLabel;

/// Writes one task as a document and sends it the way of every other one: previewed first, so that what is wrong stands
/// beside its field, then added. What was written is not thrown away unasked. Deletes itself when closed.
class NewTaskDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NewTaskDialog(CoreLink &link, QWidget *parent = nullptr);

    /// For text that was dropped or pasted: its first line becomes the title.
    void setText(const QString &text);

    /// Tests answer in the person's place.
    void setFileChooser(std::shared_ptr<FileChooser> chooser);

    /// The task as the fields stand now.
    [[nodiscard]] QJsonObject document() const;

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    void added(int tasks, int duplicates);

protected:
    bool event(QEvent *event) override;

private:
    void makeFields(QFormLayout *form);
    void addField(QFormLayout *form, const QString &label, const char *field, QWidget *editor, QWidget *cell = nullptr);
    void levelCaptions();
    void showFieldsOfKind();
    [[nodiscard]] bool isDone(TaskKind kind) const;
    [[nodiscard]] QJsonObject parameters() const;
    void submit();
    void judge(const Result<Payload> &preview);
    void finish(const Result<Payload> &answer);
    void showFault(const QString &field, const QString &sentence);
    void forgetFaults();

    CoreLink &m_link;
    QFormLayout *m_form;
    QLineEdit *m_title;
    QComboBox *m_kind;
    PlainLabel *m_nobody; ///< said while no agent does this kind
    ForeignTextEdit *m_command;
    ForeignTextEdit *m_rehearse;
    ForeignTextEdit *m_instructions;
    QLineEdit *m_workspace;
    PathField *m_workspaceCell;
    QSpinBox *m_priority;
    QComboBox *m_mode;
    QCheckBox *m_hold;
    QJsonObject m_atStart; ///< the task as it was before anybody wrote
    PlainLabel *m_fault; ///< what belongs to no field
    QPushButton *m_add;
    QHash<QString, PlainLabel *> m_faults;
};

} // namespace qd
