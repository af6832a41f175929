#include "ui/pages/taskcommands.h"

#include "ui/dialogs/resolvedialog.h"
#include "ui/models/errortext.h"
#include "ui/models/taskanswer.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QJsonArray>

#include <algorithm>

namespace qd {

struct TaskCommands::Row {
    Verb verb;
    TaskEvent event; ///< what it makes happen to a task, by which its state is asked
    const char *id;
    const char *icon;
    const char *text;
    const char *word; ///< on a button, where it stands beside the tasks
    const char *shortcut;
};

const TaskCommands::Row TaskCommands::kRows[] = {
    {Verb::Cancel, TaskEvent::Cancel, "cancelTasks", "action-cancel",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "&Cancel tasks"), QT_TRANSLATE_NOOP("qd::TaskCommands", "Cancel"), "Del"},
    {Verb::Requeue, TaskEvent::Requeue, "requeueTasks", "action-requeue",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "&Requeue tasks"), QT_TRANSLATE_NOOP("qd::TaskCommands", "Requeue"),
     "Ctrl+R"},
    {Verb::Hold, TaskEvent::Hold, "holdTasks", "action-pause", QT_TRANSLATE_NOOP("qd::TaskCommands", "&Hold tasks"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Hold"), "Ctrl+H"},
    {Verb::Release, TaskEvent::Release, "releaseTasks", "action-resume",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "R&elease tasks"), QT_TRANSLATE_NOOP("qd::TaskCommands", "Release"),
     "Ctrl+L"},
    {Verb::Approve, TaskEvent::Approve, "approveTasks", "action-approve",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "&Approve what tasks ask"), QT_TRANSLATE_NOOP("qd::TaskCommands", "Approve"),
     "Ctrl+Y"},
    {Verb::Deny, TaskEvent::Deny, "denyTasks", "action-deny", QT_TRANSLATE_NOOP("qd::TaskCommands", "De&ny what tasks ask"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Deny"), "Ctrl+Shift+Y"},
    {Verb::Resolve, TaskEvent::ConfirmHappened, "resolveTasks", "state-unknown",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "&Decide what happened…"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Decide…"), "Ctrl+D"},
};

namespace {

bool asks(const TaskSummary &task)
{
    return task.asks || task.holdReason == HoldReason::Approval;
}

bool canMeet(const TaskSummary &task, TaskEvent event)
{
    if (event == TaskEvent::Approve || event == TaskEvent::Deny)
        return asks(task);
    if (event == TaskEvent::Release && asks(task))
        return false; // its way out of being held is an answer
    return transition(task.state, event).ok();
}

} // namespace

bool TaskCommands::Chosen::mayDo(TaskEvent event) const
{
    return qsizetype(loaded.size()) < ids.size()
        || std::any_of(loaded.begin(), loaded.end(), [event](const TaskSummary &task) { return canMeet(task, event); });
}

QList<TaskId> TaskCommands::Chosen::asking() const
{
    QList<TaskId> found;
    for (const TaskSummary &task : loaded) {
        if (asks(task))
            found += task.id;
    }
    return found;
}

std::vector<TaskSummary> TaskCommands::Chosen::inState(TaskState state) const
{
    std::vector<TaskSummary> found;
    std::copy_if(loaded.begin(), loaded.end(), std::back_inserter(found),
                 [state](const TaskSummary &task) { return task.state == state; });
    return found;
}

TaskCommands::TaskCommands(CoreLink &link, MessageBar &messages, Choice choice, QObject *parent)
    : QObject(parent), m_link(link), m_messages(messages), m_choice(std::move(choice))
{
    for (const Row &row : kRows) {
        auto *action = new QAction(themedIcon(QLatin1String(row.icon)), tr(row.text), this);
        action->setObjectName(QLatin1String(row.id));
        action->setIconText(tr(row.word));
        action->setShortcut(QKeySequence(QLatin1String(row.shortcut)));
        // Delete must stay with the table: in the filter line it deletes a character.
        action->setShortcutContext(row.verb == Verb::Cancel ? Qt::WidgetShortcut : Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, verb = row.verb] { run(verb); });
        m_actions.push_back(action);
    }
}

QList<QAction *> TaskCommands::actions() const
{
    return {m_actions.begin(), m_actions.end()};
}

void TaskCommands::updateActions()
{
    const Chosen chosen = m_choice(kMostInspected);
    auto action = m_actions.begin();
    for (const Row &row : kRows)
        (*action++)->setEnabled(chosen.mayDo(row.event));
}

void TaskCommands::run(Verb verb)
{
    const Chosen chosen = m_choice(kMostAtOnce + 1);
    if (chosen.ids.isEmpty() || isTooMany(chosen))
        return;
    switch (verb) {
    case Verb::Cancel: return cancel(chosen);
    case Verb::Requeue: return requeue(chosen);
    case Verb::Hold: return request(Operation::TasksHold, chosen.ids);
    case Verb::Release: return request(Operation::TasksRelease, chosen.ids);
    case Verb::Approve: return decide(chosen, true);
    case Verb::Deny: return decide(chosen, false);
    case Verb::Resolve: return resolve(chosen);
    }
}

// A yes may change the world outside, so it is given twice; and only to tasks that were seen to ask.
void TaskCommands::decide(const Chosen &chosen, bool yes)
{
    const QList<TaskId> ids = chosen.asking();
    const int count = int(ids.size());
    if (ids.isEmpty()) {
        m_messages.tell(MessageBar::Level::Information, tr("Choose tasks that ask you something."));
        return;
    }
    const auto go = [this, ids, yes] { request(yes ? Operation::TasksApprove : Operation::TasksDeny, ids); };
    if (yes)
        m_messages.tell(MessageBar::Level::Warning,
                        tr("Say yes to %n task(s)? Held ones may then do for real exactly what they have proved.", nullptr, count),
                        {{tr("Not yet"), [] { }}, {tr("Approve %n task(s)", nullptr, count), go}});
    else
        m_messages.tell(MessageBar::Level::Warning, tr("Say no to %n task(s)? Held ones fail.", nullptr, count),
                        {{tr("Not yet"), [] { }}, {tr("Deny %n task(s)", nullptr, count), go}});
}

void TaskCommands::cancel(const Chosen &chosen)
{
    const int count = int(chosen.ids.size());
    const int running = int(chosen.inState(TaskState::Running).size());
    const auto go = [this, ids = chosen.ids] { request(Operation::TasksCancel, ids); };
    if (running == 0 && count <= kUnasked)
        return go();
    const QString lost = running > 0
        ? tr("%n running now: agents are stopped and what they have not delivered is lost.", nullptr, running)
        : QString();
    m_messages.tell(MessageBar::Level::Warning, tr("Cancel %n task(s)? %1", nullptr, count).arg(lost).trimmed(),
                    {{tr("Keep them"), [] { }}, {tr("Cancel %n task(s)", nullptr, count), go}});
}

void TaskCommands::requeue(const Chosen &chosen)
{
    const int count = int(chosen.ids.size());
    const auto go = [this, ids = chosen.ids] { request(Operation::TasksRequeue, ids); };
    if (count <= kUnasked)
        return go();
    m_messages.tell(MessageBar::Level::Warning, tr("Give %n task(s) a new budget of attempts?", nullptr, count),
                    {{tr("Leave them"), [] { }}, {tr("Requeue %n task(s)", nullptr, count), go}});
}

// Only what the dialog has named is decided: nobody may say of a task unseen what became of it.
void TaskCommands::resolve(const Chosen &chosen)
{
    const std::vector<TaskSummary> unknown = chosen.inState(TaskState::Unknown);
    if (unknown.empty()) {
        m_messages.tell(MessageBar::Level::Information, tr("Choose tasks whose outcome is unknown."));
        return;
    }
    QList<TaskId> ids;
    for (const TaskSummary &task : unknown)
        ids += task.id;
    auto *dialog = new ResolveDialog(m_link, unknown, m_messages.window());
    connect(dialog, &ResolveDialog::resolveRequested, this, [this, ids](const QString &verdict, const QString &reason) {
        request(Operation::TasksResolve, ids,
                {{QStringLiteral("verdict"), verdict}, {QStringLiteral("reason"), reason}});
    });
    dialog->open();
}

bool TaskCommands::isTooMany(const Chosen &chosen)
{
    const bool tooMany = chosen.ids.size() > kMostAtOnce;
    if (tooMany)
        m_messages.tell(MessageBar::Level::Warning, tr("Choose at most %n task(s) at once.", nullptr, kMostAtOnce));
    return tooMany;
}

void TaskCommands::request(Operation operation, const QList<TaskId> &ids, QJsonObject parameters)
{
    QJsonArray numbers;
    for (const TaskId id : ids)
        numbers += id.value;
    parameters.insert(QStringLiteral("ids"), numbers);
    m_link.request(operation, parameters, this,
                   [this, operation](const Result<Payload> &result) { tell(operation, result); });
}

void TaskCommands::tell(Operation operation, const Result<Payload> &result)
{
    if (!result) {
        m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(result.error()));
        return;
    }
    const TaskAnswer answer = taskAnswer(operation, std::get<QJsonObject>(*result));
    m_messages.tell(answer.complete ? MessageBar::Level::Success : MessageBar::Level::Warning, answer.text);
}

} // namespace qd
