#pragma once

#include <QTimer>
#include <QWidget>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace qd {

class PlainLabel;

/// The line in which an operator says which tasks to see. Offers qualifiers and known values while it is typed; what
/// cannot be understood is said, and what was shown stays. GUI thread; owned by the queue page.
class FilterLine : public QWidget
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget *parent = nullptr);

    /// Tells nobody.
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    /// For completion.
    void setAgents(const QStringList &names);
    void takeFocus();
    /// Takes what was typed at once. \return false if it cannot be understood
    bool apply();
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    /// What says why a text cannot be understood: for a line that is there anyway, so that nothing moves for it.
    [[nodiscard]] QWidget *fault() const;

Q_SIGNALS:
    /// A text that can be understood, a moment after the last key.
    void filterChanged(const QString &text);
    /// Return was pressed, and the text can be understood.
    void accepted();

private:
    QLineEdit *m_field;
    PlainLabel *m_error;
    QStringListModel *m_offers;
    QTimer m_typing;
};

} // namespace qd
