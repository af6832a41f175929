#include "ui/pages/agentcommands.h"

#include "ui/dialogs/agentdialog.h"
#include "ui/dialogs/agenttestdialog.h"
#include "ui/dialogs/removeagentdialog.h"
#include "ui/models/errortext.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/themedicon.h"

#include <QAction>

namespace qd {

AgentCommands::AgentCommands(CoreLink &link, MessageBar &messages, Choice choice, QWidget *page)
    : QObject(page), m_link(link), m_messages(messages), m_choice(std::move(choice)), m_page(page),
      m_add(make("addAgent", "action-new", tr("&Add agent…"), tr("Let another program do tasks"), &AgentCommands::add)),
      m_edit(make("editAgent", "action-settings", tr("&Edit agent…"), tr("Change what the chosen agent runs, and how"), &AgentCommands::edit)),
      m_test(make("testAgent", "action-find", tr("&Test agent"), tr("Could the chosen agent work? Lets it do nothing"), &AgentCommands::test)),
      m_toggle(make("toggleAgent", "action-pause", tr("&Disable agent"), tr("Let the chosen agent take nothing new; what runs goes on"), &AgentCommands::toggle)),
      m_remove(make("removeAgent", "action-cancel", tr("&Remove agent…"), tr("Take the chosen agent away; asks first"), &AgentCommands::remove))
{
    updateActions();
}

QAction *AgentCommands::make(const char *id, const char *icon, const QString &text, const QString &tip, void (AgentCommands::*deed)())
{
    auto *action = new QAction(themedIcon(QLatin1String(icon)), text, this);
    action->setObjectName(QLatin1String(id));
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, deed);
    return action;
}

QList<QAction *> AgentCommands::actions() const
{
    return {m_add, m_edit, m_test, m_toggle, m_remove};
}

void AgentCommands::updateActions()
{
    const auto chosen = m_choice();
    for (QAction *action : {m_edit, m_test, m_toggle, m_remove})
        action->setEnabled(chosen.has_value());
    const bool offersEnable = chosen && !chosen->agent.enabled;
    m_toggle->setText(offersEnable ? tr("E&nable agent") : tr("&Disable agent"));
    m_toggle->setIcon(themedIcon(offersEnable ? QStringLiteral("action-resume") : QStringLiteral("action-pause")));
    m_toggle->setStatusTip(offersEnable ? tr("Let the chosen agent take tasks again")
                                        : tr("Let the chosen agent take nothing new; what runs goes on"));
}

void AgentCommands::add()
{
    (new AgentDialog(m_link, std::nullopt, m_page))->open();
}

void AgentCommands::edit()
{
    if (const auto chosen = m_choice())
        (new AgentDialog(m_link, chosen->agent, m_page))->open();
}

void AgentCommands::test()
{
    if (const auto chosen = m_choice())
        (new AgentTestDialog(m_link, chosen->agent.name, m_page))->open();
}

void AgentCommands::toggle()
{
    if (const auto chosen = m_choice())
        setEnabled(chosen->agent.name, !chosen->agent.enabled, true);
}

void AgentCommands::setEnabled(const QString &name, bool enabled, bool offersUndo)
{
    const QJsonObject changes{{QStringLiteral("enabled"), enabled}};
    request(Operation::AgentsSet, {{QStringLiteral("name"), name}, {QStringLiteral("changes"), changes}},
            [this, name, enabled, offersUndo](const QJsonObject &) {
                const QString shown = UntrustedText(name).displayLine();
                QList<MessageAction> actions;
                if (offersUndo) {
                    Q_EMIT switched(name, !enabled);
                    actions += MessageAction{tr("Undo"), [this, name, enabled] { setEnabled(name, !enabled, false); }};
                }
                m_messages.tell(MessageBar::Level::Success, enabled ? tr("%1 takes tasks again.").arg(shown)
                                                                    : tr("%1 takes nothing new. What runs goes on.").arg(shown), actions);
            });
}

void AgentCommands::remove()
{
    const auto chosen = m_choice();
    if (!chosen)
        return;
    auto *dialog = new RemoveAgentDialog(*chosen, m_page);
    const QString name = chosen->agent.name;
    connect(dialog, &QDialog::accepted, this, [this, name] {
        request(Operation::AgentsRemove, {{QStringLiteral("name"), name}}, [this, name](const QJsonObject &) {
            m_messages.tell(MessageBar::Level::Success, tr("%1 was removed.").arg(UntrustedText(name).displayLine()));
        });
    });
    dialog->open();
}

void AgentCommands::request(Operation operation, const QJsonObject &parameters, const std::function<void(const QJsonObject &)> &then)
{
    m_link.request(operation, parameters, this, [this, then](const Result<Payload> &answer) {
        if (const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr)
            then(*object);
        else if (!answer)
            m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(answer.error()));
    });
}

} // namespace qd
