#pragma once

#include <QJsonValue>
#include <QWidget>

class QTableWidget;

namespace qd {

/// Names and values of an environment to be edited; values are hidden until somebody asks for them, from a screen
/// reader as well. GUI thread.
class EnvironmentTable : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentTable(QWidget *parent = nullptr);

    /// \param environment an object {name: value}, or a list of names if this console may not see the values
    void setEnvironment(const QJsonValue &environment);
    [[nodiscard]] QJsonObject environment() const;
    /// Has it been edited since setEnvironment()?
    [[nodiscard]] bool isChanged() const { return m_changed; }

private:
    void addRow(const QString &name, const QString &value);
    void removeRow();
    void showValues(bool shown);

    QTableWidget *m_table;
    bool m_shown = false;
    bool m_changed = false;
};

} // namespace qd
