#include "ui/pages/taskcommands.h"

#include "core/api/taskcodec.h"
#include "ui/models/errortext.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QJsonArray>

namespace qd {
namespace {

int sizeOf(const QJsonObject &answer, const char *list)
{
    return int(answer[QLatin1String(list)].toArray().size());
}

QString firstRefusal(const QJsonObject &answer)
{
    const QJsonObject refused = answer[QLatin1String("refused")].toArray().first().toObject();
    const TaskId id{refused[QLatin1String("number")].toInteger()};
    return displayId(id) + QStringLiteral(": ") + errorText(errorFromJson(refused));
}

} // namespace

TaskCommands::TaskCommands(CoreLink &link, MessageBar &messages, Choice choice, QObject *parent)
    : QObject(parent), m_link(link), m_messages(messages), m_choice(std::move(choice)),
      m_cancel(new QAction(themedIcon(QStringLiteral("action-cancel")), tr("&Cancel tasks"), this)),
      m_requeue(new QAction(themedIcon(QStringLiteral("action-requeue")), tr("&Requeue tasks"), this)),
      m_release(new QAction(themedIcon(QStringLiteral("action-resume")), tr("R&elease tasks"), this))
{
    m_cancel->setObjectName(QStringLiteral("cancelTasks"));
    m_cancel->setShortcut(QKeySequence(Qt::Key_Delete));
    m_cancel->setShortcutContext(Qt::WidgetShortcut);
    m_requeue->setObjectName(QStringLiteral("requeueTasks"));
    m_requeue->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    m_requeue->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_cancel, &QAction::triggered, this, &TaskCommands::cancel);
    connect(m_requeue, &QAction::triggered, this, &TaskCommands::requeue);
    m_release->setObjectName(QStringLiteral("releaseTasks"));
    m_release->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    m_release->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_release, &QAction::triggered, this, &TaskCommands::release);
}

void TaskCommands::updateActions()
{
    const Chosen chosen = m_choice(kMostInspected);
    m_cancel->setEnabled(chosen.canCancel);
    m_requeue->setEnabled(chosen.canRequeue);
    m_release->setEnabled(chosen.canRelease);
}

void TaskCommands::cancel()
{
    const Chosen chosen = m_choice(kMostAtOnce + 1);
    const int count = int(chosen.ids.size());
    if (count == 0 || isTooMany(chosen))
        return;
    const auto run = [this, ids = chosen.ids] { request(Operation::TasksCancel, ids); };
    if (chosen.running == 0 && count <= kUnasked) {
        run();
        return;
    }
    const QString lost = chosen.running > 0
        ? tr("%n of them run now: their agents are stopped and what they have not delivered is lost.", nullptr,
             chosen.running)
        : QString();
    m_messages.tell(MessageBar::Level::Warning,
                    tr("Cancel %n task(s)? %1", nullptr, count).arg(lost).trimmed(),
                    {{tr("Keep them"), [] { }}, {tr("Cancel %n task(s)", nullptr, count), run}});
}

void TaskCommands::requeue()
{
    const Chosen chosen = m_choice(kMostAtOnce + 1);
    const int count = int(chosen.ids.size());
    if (count == 0 || isTooMany(chosen))
        return;
    const auto run = [this, ids = chosen.ids] { request(Operation::TasksRequeue, ids); };
    if (count <= kUnasked)
        run();
    else
        m_messages.tell(MessageBar::Level::Warning, tr("Give %n task(s) a new budget of attempts?", nullptr, count),
                        {{tr("Leave them"), [] { }}, {tr("Requeue %n task(s)", nullptr, count), run}});
}

void TaskCommands::release()
{
    const Chosen chosen = m_choice(kMostAtOnce + 1);
    if (!chosen.ids.isEmpty() && !isTooMany(chosen))
        request(Operation::TasksRelease, chosen.ids);
}

bool TaskCommands::isTooMany(const Chosen &chosen)
{
    const bool tooMany = chosen.ids.size() > kMostAtOnce;
    if (tooMany)
        m_messages.tell(MessageBar::Level::Warning, tr("Choose at most %n task(s) at once.", nullptr, kMostAtOnce));
    return tooMany;
}

void TaskCommands::request(Operation operation, const QList<TaskId> &ids)
{
    QJsonArray numbers;
    for (const TaskId id : ids)
        numbers += id.value;
    m_link.request(operation, {{QStringLiteral("ids"), numbers}}, this,
                   [this, operation](const Result<Payload> &result) { tell(operation, result); });
}

void TaskCommands::tell(Operation operation, const Result<Payload> &result)
{
    if (!result) {
        m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(result.error()));
        return;
    }
    const QJsonObject answer = std::get<QJsonObject>(*result);
    QStringList sentences;
    if (const int changed = sizeOf(answer, "changed"); changed > 0)
        sentences += operation == Operation::TasksCancel    ? tr("Cancelled %n task(s).", nullptr, changed)
                     : operation == Operation::TasksRequeue ? tr("Requeued %n task(s).", nullptr, changed)
                                                            : tr("Released %n task(s).", nullptr, changed);
    if (const int stopping = sizeOf(answer, "stopping"); stopping > 0)
        sentences += tr("%n running task(s) being stopped.", nullptr, stopping);
    const int refused = sizeOf(answer, "refused");
    if (refused > 0)
        sentences += tr("%n refused; the first is %1", nullptr, refused).arg(firstRefusal(answer));
    m_messages.tell(refused > 0 ? MessageBar::Level::Warning : MessageBar::Level::Success, sentences.join(u' '));
}

} // namespace qd
