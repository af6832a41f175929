#include "ui/pages/taskcommands.h"

#include "ui/dialogs/approvedialog.h"
#include "ui/dialogs/edittaskdialog.h"
#include "ui/dialogs/reasondialog.h"
#include "ui/dialogs/resolvedialog.h"
#include "ui/models/errortext.h"
#include "ui/models/taskanswer.h"
#include "ui/pages/taskverbs.h"
#include "ui/parts/filechooser.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

QList<TaskId> idsOf(const std::vector<TaskSummary> &tasks)
{
    QList<TaskId> ids;
    for (const TaskSummary &task : tasks)
        ids += task.id;
    return ids;
}

} // namespace

std::vector<TaskSummary> TaskCommands::Chosen::inState(TaskState state) const
{
    std::vector<TaskSummary> found;
    std::copy_if(loaded.begin(), loaded.end(), std::back_inserter(found), [state](const TaskSummary &task) { return task.state == state; });
    return found;
}

std::vector<TaskSummary> TaskCommands::Chosen::asking() const
{
    std::vector<TaskSummary> found;
    std::copy_if(loaded.begin(), loaded.end(), std::back_inserter(found), asksPerson);
    return found;
}

TaskCommands::TaskCommands(CoreLink &link, MessageBar &messages, Choice choice, QObject *parent)
    : QObject(parent), m_link(link), m_messages(messages), m_choice(std::move(choice)), m_history(link, this),
      m_chooser(std::make_shared<DesktopFileChooser>())
{
    for (const TaskVerbInfo &row : taskVerbs()) {
        auto *action = new QAction(*row.icon ? themedIcon(QLatin1String(row.icon)) : QIcon(), tr(row.text), this);
        action->setObjectName(QLatin1String(row.id));
        action->setIconText(tr(row.word));
        action->setStatusTip(tr(row.tip));
        action->setShortcuts(QKeySequence::listFromString(QLatin1String(row.shortcut)));
        // Delete must stay with the table: in the filter line it deletes a character.
        action->setShortcutContext(row.verb == TaskVerb::Cancel ? Qt::WidgetShortcut : Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, verb = row.verb] { run(verb); });
        m_actions.push_back(action);
    }
    connect(&m_history, &UndoHistory::undone, this, [this](const QString &sentence, bool complete) {
        m_messages.tell(complete ? MessageBar::Level::Success : MessageBar::Level::Warning, sentence);
    });
}

TaskCommands::~TaskCommands() = default;

void TaskCommands::setFileChooser(std::shared_ptr<FileChooser> chooser)
{
    m_chooser = std::move(chooser);
}

QList<QAction *> TaskCommands::actions() const
{
    return {m_actions.begin(), m_actions.end()};
}

QList<QAction *> TaskCommands::barActions() const
{
    QList<QAction *> list;
    auto action = m_actions.begin();
    for (const TaskVerbInfo &row : taskVerbs()) {
        if (row.inBar)
            list += *action;
        ++action;
    }
    return list;
}

QAction *TaskCommands::actionFor(TaskVerb verb) const
{
    const auto verbs = taskVerbs();
    const auto row = std::find_if(verbs.begin(), verbs.end(), [verb](const TaskVerbInfo &info) { return info.verb == verb; });
    return m_actions[size_t(row - verbs.begin())];
}

// What is not loaded may well be possible: that is found out by doing it.
void TaskCommands::updateActions()
{
    const Chosen chosen = m_choice(kMostInspected);
    const bool unseen = qsizetype(chosen.loaded.size()) < chosen.ids.size();
    auto action = m_actions.begin();
    for (const TaskVerbInfo &row : taskVerbs())
        (*action++)->setEnabled(unseen || std::any_of(chosen.loaded.begin(), chosen.loaded.end(), row.can));
}

void TaskCommands::run(TaskVerb verb)
{
    const Chosen chosen = m_choice(kMostAtOnce + 1);
    if (chosen.ids.isEmpty() || isTooMany(chosen))
        return;
    switch (verb) {
    case TaskVerb::Cancel: return cancel(chosen);
    case TaskVerb::Requeue: return requeue(chosen);
    case TaskVerb::Edit: return edit(chosen, false);
    case TaskVerb::EditAndRetry: return edit(chosen, true);
    case TaskVerb::Hold: return holdOrRelease(chosen, true);
    case TaskVerb::Release: return holdOrRelease(chosen, false);
    case TaskVerb::MoreUrgent: return prioritize(chosen, 1);
    case TaskVerb::LessUrgent: return prioritize(chosen, -1);
    case TaskVerb::Approve: return approve(chosen.asking());
    case TaskVerb::Deny: return deny(chosen);
    case TaskVerb::Resolve: return resolve(chosen);
    case TaskVerb::Accept: return accept(chosen);
    case TaskVerb::Return: return returnOrReject(chosen, true);
    case TaskVerb::Reject: return returnOrReject(chosen, false);
    case TaskVerb::Reopen: return request(Operation::TasksReopen, chosen.ids);
    case TaskVerb::Clone: return request(Operation::TasksClone, chosen.ids);
    case TaskVerb::Export: return exportTo(chosen);
    }
}

bool TaskCommands::isTooMany(const Chosen &chosen)
{
    const bool tooMany = chosen.ids.size() > kMostAtOnce;
    if (tooMany)
        m_messages.tell(MessageBar::Level::Warning, tr("Choose at most %n task(s) at once.", nullptr, kMostAtOnce));
    return tooMany;
}

void TaskCommands::ask(const Chosen &chosen, ActPlan plan)
{
    plan.ids = plan.ids.isEmpty() ? chosen.ids : plan.ids;
    plan.known = chosen.loaded;
    auto *dialog = new ActDialog(m_link, std::move(plan), m_messages.window());
    connect(dialog, &ActDialog::acted, this, &TaskCommands::tellAct);
    dialog->open();
}

void TaskCommands::cancel(const Chosen &chosen)
{
    const int running = int(chosen.inState(TaskState::Running).size());
    if (running == 0 && !mustAsk(chosen))
        return request(Operation::TasksCancel, chosen.ids);
    const QString lost = running > 0
        ? tr("%n running now: agents are stopped and what they have not delivered is lost. An effect that had begun for real "
             "becomes an unknown outcome.", nullptr, running)
        : tr("What has not begun can be reopened.");
    ask(chosen, {.operation = Operation::TasksCancel, .icon = QStringLiteral("action-cancel"),
                 .question = tr("Cancel %n task(s)?", nullptr, int(chosen.ids.size())), .meaning = lost, .keep = tr("&Keep them"),
                 .go = tr("&Cancel %1 of them"), .goOne = tr("&Cancel it"), .done = tr("%1 cancelled, %2 refused", "tasks")});
}

void TaskCommands::requeue(const Chosen &chosen)
{
    if (!mustAsk(chosen))
        return request(Operation::TasksRequeue, chosen.ids);
    ask(chosen, {.operation = Operation::TasksRequeue, .icon = QStringLiteral("action-requeue"),
                 .question = tr("Requeue %n task(s)?", nullptr, int(chosen.ids.size())),
                 .meaning = tr("Each gets a new budget of attempts. What was approved is asked for anew."), .keep = tr("&Leave them"),
                 .go = tr("Re&queue %1 of them"), .goOne = tr("Re&queue it"), .done = tr("%1 requeued, %2 refused", "tasks")});
}

void TaskCommands::holdOrRelease(const Chosen &chosen, bool hold)
{
    const Operation operation = hold ? Operation::TasksHold : Operation::TasksRelease;
    if (!mustAsk(chosen))
        return request(operation, chosen.ids);
    const int count = int(chosen.ids.size());
    ask(chosen, {.operation = operation, .icon = hold ? QStringLiteral("action-pause") : QStringLiteral("action-resume"),
                 .question = hold ? tr("Hold %n task(s) back?", nullptr, count) : tr("Release %n task(s)?", nullptr, count),
                 .meaning = hold ? tr("They wait until you release them.") : tr("They are taken when it is their turn."),
                 .keep = tr("&Leave them"), .go = hold ? tr("&Hold %1 of them") : tr("Rel&ease %1 of them"),
                 .goOne = hold ? tr("&Hold it") : tr("Rel&ease it"),
                 .done = hold ? tr("%1 held, %2 refused", "tasks") : tr("%1 released, %2 refused", "tasks")});
}

void TaskCommands::prioritize(const Chosen &chosen, int by)
{
    request(Operation::TasksPrioritize, chosen.ids, {{QStringLiteral("by"), by}});
}

void TaskCommands::edit(const Chosen &chosen, bool retry)
{
    const auto can = retry ? hasFailed : isEditable;
    const auto found = std::find_if(chosen.loaded.begin(), chosen.loaded.end(), can);
    if (chosen.ids.size() != 1 || found == chosen.loaded.end()) {
        m_messages.tell(MessageBar::Level::Information, retry ? tr("Choose one task that failed or is dead.")
                                                              : tr("Choose one task that waits, failed or is dead."));
        return;
    }
    auto *dialog = new EditTaskDialog(m_link, *found, retry, m_messages.window());
    connect(dialog, &EditTaskDialog::edited, this, [this](const QJsonObject &before, const QJsonObject &answer, bool retried) {
        const QString id = displayId(TaskId{answer[QLatin1String("number")].toInteger()});
        if (retried) // it may have begun by now: that cannot be taken back
            m_messages.tell(MessageBar::Level::Success, tr("Changed %1; it is tried again.").arg(id));
        else
            tellWithUndo(tr("Changed %1.").arg(id), true, undoOfEdit(before, answer));
    });
    dialog->open();
}

void TaskCommands::answer(TaskId task)
{
    m_link.request(Operation::TasksPage, {{QStringLiteral("ids"), QJsonArray{task.value}}}, this, [this](const Result<Payload> &answer) {
        if (!answer)
            return m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(answer.error()));
        approve(Chosen{{}, std::get<TaskPage>(*answer).rows, false}.asking());
    });
}

void TaskCommands::approve(const std::vector<TaskSummary> &tasks)
{
    if (tasks.empty()) {
        m_messages.tell(MessageBar::Level::Information, tr("Choose tasks that ask you something."));
        return;
    }
    auto *dialog = new ApproveDialog(m_link, tasks, m_messages.window());
    connect(dialog, &ApproveDialog::approveRequested, this,
            [this](const QList<TaskId> &ids, const QList<qint64> &revisions, const QString &reason) {
                QJsonArray seen;
                for (const qint64 revision : revisions)
                    seen += revision;
                QJsonObject parameters{{QStringLiteral("revisions"), seen}};
                if (!reason.isEmpty())
                    parameters.insert(QStringLiteral("reason"), reason);
                request(Operation::TasksApprove, ids, parameters);
            });
    connect(dialog, &ApproveDialog::denyRequested, this, [this](const QList<TaskId> &ids, const QString &reason) {
        request(Operation::TasksDeny, ids, reason.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("reason"), reason}});
    });
    dialog->open();
}

void TaskCommands::deny(const Chosen &chosen)
{
    const QList<TaskId> ids = idsOf(chosen.asking());
    if (ids.isEmpty()) {
        m_messages.tell(MessageBar::Level::Information, tr("Choose tasks that ask you something."));
        return;
    }
    ask(chosen, {.operation = Operation::TasksDeny, .ids = ids, .icon = QStringLiteral("action-deny"),
                 .question = tr("Say no to %n task(s)?", nullptr, int(ids.size())),
                 .meaning = tr("Held tasks fail; agents that ask hear the no."), .keep = tr("&Not yet"), .go = tr("&Deny %1 of them"),
                 .goOne = tr("&Deny it"), .done = tr("%1 denied, %2 refused", "tasks")});
}

// Only what the dialog has named is decided: nobody may say of a task unseen what became of it.
void TaskCommands::resolve(const Chosen &chosen)
{
    const std::vector<TaskSummary> unknown = chosen.inState(TaskState::Unknown);
    if (unknown.empty()) {
        m_messages.tell(MessageBar::Level::Information, tr("Choose tasks whose outcome is unknown."));
        return;
    }
    auto *dialog = new ResolveDialog(m_link, unknown, m_messages.window());
    connect(dialog, &ResolveDialog::resolveRequested, this, [this, ids = idsOf(unknown)](const QString &verdict, const QString &reason) {
        request(Operation::TasksResolve, ids, {{QStringLiteral("verdict"), verdict}, {QStringLiteral("reason"), reason}});
    });
    dialog->open();
}

void TaskCommands::accept(const Chosen &chosen)
{
    request(Operation::TasksReview, idsOf(chosen.inState(TaskState::Review)), {{QStringLiteral("verdict"), QStringLiteral("accept")}});
}

void TaskCommands::returnOrReject(const Chosen &chosen, bool again)
{
    const QList<TaskId> ids = idsOf(chosen.inState(TaskState::Review));
    const int count = int(ids.size());
    const ReasonDialog::Words words = again
        ? ReasonDialog::Words{QStringLiteral("action-requeue"), tr("Have %n result(s) done once more?", nullptr, count),
                              tr("The task gets a new budget of attempts. Your comment stays with it."), tr("What is &missing?"), tr("&Return")}
        : ReasonDialog::Words{QStringLiteral("action-deny"), tr("Reject %n result(s)?", nullptr, count),
                              tr("The task counts as failed. You can edit and requeue it later."), tr("What is &wrong?"), tr("&Reject")};
    auto *dialog = new ReasonDialog(words, m_messages.window());
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, ids, again](const QString &reason) {
        request(Operation::TasksReview, ids, {{QStringLiteral("verdict"), again ? QStringLiteral("return") : QStringLiteral("reject")},
                                              {QStringLiteral("reason"), reason}});
    });
    dialog->open();
}

void TaskCommands::exportTo(const Chosen &chosen)
{
    const QString name = chosen.ids.size() == 1 ? displayId(chosen.ids.first()) + QStringLiteral(".json") : QStringLiteral("tasks.json");
    m_chooser->chooseNewFile(m_messages.window(), {tr("Export tasks"), name, {tr("Task files (*.json)")}, false},
                             [this, ids = chosen.ids](const QString &path) {
                                 request(Operation::TasksExport, ids, {{QStringLiteral("path"), path}});
                             });
}

void TaskCommands::request(Operation operation, const QList<TaskId> &ids, QJsonObject parameters)
{
    if (ids.isEmpty())
        return;
    QJsonArray numbers;
    for (const TaskId id : ids)
        numbers += id.value;
    parameters.insert(QStringLiteral("ids"), numbers);
    m_link.request(operation, parameters, this, [this, operation](const Result<Payload> &result) { tell(operation, result); });
}

void TaskCommands::tell(Operation operation, const Result<Payload> &result)
{
    if (!result) {
        m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(result.error()));
        return;
    }
    tellAct(operation, std::get<QJsonObject>(*result));
}

void TaskCommands::tellAct(Operation operation, const QJsonObject &answer)
{
    const TaskAnswer text = taskAnswer(operation, answer);
    tellWithUndo(text.text, text.complete, undoOfAct(operation, answer));
}

void TaskCommands::tellWithUndo(const QString &text, bool complete, UndoEntry entry)
{
    const quint64 name = m_history.add(std::move(entry));
    QList<MessageAction> actions;
    if (name != 0)
        actions += {tr("Undo"), [this, name] { m_history.undo(name); }, kUndoSeconds};
    m_messages.tell(complete ? MessageBar::Level::Success : MessageBar::Level::Warning, text, actions);
}

} // namespace qd
