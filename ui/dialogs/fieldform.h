#pragma once

#include <QHash>
#include <QJsonObject>
#include <QWidget>

#include <span>

class QFormLayout;
class QLineEdit;

namespace qd {

class ForeignTextEdit;
class PlainLabel;

/// The fields of a task as editors, one row each, with what is wrong beside it. Every editor holds text; what the text
/// means is decided by the form of its field, and whether it may be so by the core. A value that its form cannot hold, as
/// an argument with a line break in it, is edited as JSON. GUI thread.
class FieldForm : public QWidget
{
    Q_OBJECT

public:
    explicit FieldForm(QWidget *parent = nullptr);

    /// Makes a row for each field that this kind of task has, filled with what it holds.
    void setFields(const QJsonObject &fields);
    void focusFirst();
    /// What the person has changed: new values by name; null for a field that is emptied.
    [[nodiscard]] QJsonObject changes() const;
    /// The former values of what is changed; null where there was none.
    [[nodiscard]] QJsonObject before() const;

    /// Says what is wrong with a field beside it, and goes there if it is the first fault. \return is there such a row?
    bool showFault(const QString &field, const QString &sentence);
    void forgetFaults();

Q_SIGNALS:
    void edited();

private:
    enum class Form {
        Line,   ///< a text of one line
        Number, ///< a number, or text for the core to refuse
        Text,   ///< a text of many lines
        Lines,  ///< a list of texts, one a line
        Steps,  ///< of a rehearsal, one a line
        Json,
    };
    struct Field {
        const char *name;
        const char *label;
        Form form;
        const char *kind; ///< only for tasks of this kind; nullptr = for all
        int lines;
    };
    struct Editor {
        Form form;
        QString text; ///< as it was filled in
        QLineEdit *line = nullptr;
        ForeignTextEdit *page = nullptr;
        PlainLabel *fault = nullptr;

        [[nodiscard]] QString now() const;
    };
    static const Field kFields[];
    static constexpr char kRest[] = "…"; ///< the row with all fields that have none of their own

    void addRow(const QString &name, const QString &label, Form form, const QString &text, int lines);
    [[nodiscard]] static Form formFor(const Field &field, const QJsonValue &value);
    [[nodiscard]] static QString textOf(Form form, const QJsonValue &value);
    [[nodiscard]] static QJsonValue valueOf(Form form, const QString &text);
    void addRestChanges(QJsonObject &changes) const;

    QFormLayout *m_form;
    QJsonObject m_fields; ///< as they were
    QJsonObject m_rest;   ///< of them, those without a row of their own
    QHash<QString, Editor> m_editors;
};

} // namespace qd
