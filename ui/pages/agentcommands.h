#pragma once

#include "ui/link/corelink.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

class QAction;

namespace qd {

class MessageBar;

/// What can be done to agents, as actions. GUI thread; owned by the agents page.
class AgentCommands : public QObject
{
    Q_OBJECT

public:
    using Choice = std::function<std::optional<AgentStatus>()>;

    /// \param choice tells which agent is chosen at the moment it is asked
    AgentCommands(CoreLink &link, MessageBar &messages, Choice choice, QWidget *page);

    /// In the order of menus.
    [[nodiscard]] QList<QAction *> actions() const;
    void updateActions();
    void add();

Q_SIGNALS:
    /// A person has enabled or disabled it.
    void switched(const QString &agent, bool wasEnabled);

private:
    [[nodiscard]] QAction *make(const char *id, const char *icon, const QString &text, const QString &tip, void (AgentCommands::*run)());
    void edit();
    void test();
    void toggle();
    void remove();
    void setEnabled(const QString &name, bool enabled, bool offersUndo);
    void request(Operation operation, const QJsonObject &parameters, const std::function<void(const QJsonObject &)> &then);

    CoreLink &m_link;
    MessageBar &m_messages;
    Choice m_choice;
    QWidget *m_page;
    QAction *m_add;
    QAction *m_edit;
    QAction *m_test;
    QAction *m_toggle;
    QAction *m_remove;
};

} // namespace qd
