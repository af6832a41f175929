#pragma once

#include "core/api/eventbatch.h"
#include "core/domain/agent.h"

#include <QDialog>
#include <QHash>
#include <QJsonObject>

#include <memory>
#include <optional>

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
class EnvironmentTable;
class PathField;
class PlainLabel;

/// A form for an agent, new or known. The core judges what is entered; its words stand beside the field they are about,
/// and nothing that was entered is lost. A known agent is sent only what was changed. GUI thread; deletes itself.
class AgentDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param agent what to change; none: a new one
    AgentDialog(CoreLink &link, const std::optional<Agent> &agent, QWidget *parent = nullptr);

    /// Tests answer in the person's place.
    void setFileChooser(const std::shared_ptr<FileChooser> &chooser);

public Q_SLOTS:
    void reject() override;

private:
    void makeFields();
    void makeCommandFields();
    void addField(const QString &label, const char *field, QWidget *editor, const QString &hint = {}, QWidget *cell = nullptr);
    void fill(const Agent &agent);
    void showFieldsOfTransport();
    [[nodiscard]] QJsonObject members() const;
    [[nodiscard]] QJsonObject settings() const;
    [[nodiscard]] QJsonObject changes() const;
    [[nodiscard]] bool isWritten() const;
    void submit();
    void finish(const Result<Payload> &answer);
    void showFault(const QString &field, const QString &sentence);

    CoreLink &m_link;
    const std::optional<Agent> m_agent;
    const Transport m_transport;
    QFormLayout *m_form;
    QLineEdit *m_name;
    QHash<QString, QCheckBox *> m_kinds; ///< by the stored word
    QLineEdit *m_specialties;
    QSpinBox *m_slots;
    QLineEdit *m_program;
    PathField *m_programCell;
    ForeignTextEdit *m_arguments;
    QComboBox *m_prompt;
    EnvironmentTable *m_environment;
    QLineEdit *m_directory;
    PathField *m_directoryCell;
    QSpinBox *m_startTimeout;
    QSpinBox *m_idleTimeout;
    QSpinBox *m_timeout;
    QComboBox *m_sandbox;
    QCheckBox *m_network;
    QHash<QString, PlainLabel *> m_faults; ///< below the field of that name
    QHash<QString, PlainLabel *> m_hints;  ///< likewise
    QHash<QString, QWidget *> m_cells;     ///< what the form has in the row of that field
    PlainLabel *m_fault;                   ///< for what belongs to no field
    QPushButton *m_save;
    QJsonObject m_atStart; ///< of a new agent: its members before anybody wrote
};

} // namespace qd
