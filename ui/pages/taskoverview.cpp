#include "ui/pages/taskoverview.h"

#include "ui/models/errortext.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/statebadge.h"

#include <QJsonArray>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kAskEvery = 5; // refreshes, which are seconds

QString line(const UntrustedText &text)
{
    return text.displayLine();
}

QString kindText(const TaskSummary &task)
{
    return TaskOverview::tr("%1 in %2, priority %3, attempt %4 of %5", "kind, mode, numbers")
        .arg(wordFor(task.kind), wordFor(task.mode)).arg(task.priority).arg(task.attempts).arg(task.maxAttempts);
}

QString stageText(const TaskDetail &detail)
{
    const TaskState state = detail.task.state;
    const bool goesOn = state == TaskState::Held || state == TaskState::Queued || state == TaskState::Claimed
        || state == TaskState::Running || state == TaskState::Review;
    if (detail.task.mode != Mode::Real || !goesOn)
        return {};
    return detail.stage == Mode::Real ? TaskOverview::tr("Stage: the next attempt acts for real, once REAL is armed.")
                                      : TaskOverview::tr("Stage: the next attempt proves what it would do.");
}

QString approvalText(const Approval &approval)
{
    const QString asked = approval.kind == ApprovalKind::Effect ? TaskOverview::tr("Approval of its effect")
                                                                : TaskOverview::tr("Question “%1”").arg(line(UntrustedText(approval.text)));
    const QString by = approval.decidedBy.isEmpty() ? QString() : TaskOverview::tr(" by %1").arg(line(UntrustedText(approval.decidedBy)));
    const QString why = approval.reason.isEmpty() ? QString() : QStringLiteral(": ") + line(UntrustedText(approval.reason));
    switch (approval.state) {
    case ApprovalState::Pending: return TaskOverview::tr("%1: asked %2, not answered yet").arg(asked, dateTimeText(approval.askedAt));
    case ApprovalState::Approved: return TaskOverview::tr("%1: yes%2%3").arg(asked, by, why);
    case ApprovalState::Denied: return TaskOverview::tr("%1: no%2%3").arg(asked, by, why);
    case ApprovalState::Void: return TaskOverview::tr("%1: not needed any more").arg(asked);
    }
    return {};
}

QString dependencyText(const DependencyRow &dependency)
{
    const QString state = dependency.state ? wordFor(*dependency.state) : TaskOverview::tr("nobody has this key yet");
    return TaskOverview::tr("Waits for %1: %2", "task, state").arg(line(UntrustedText(dependency.reference)), state);
}

QString factsText(const TaskDetail &detail)
{
    const TaskSummary &task = detail.task;
    QStringList lines{kindText(task), TaskOverview::tr("Added %1, changed %2").arg(dateTimeText(task.createdAt), dateTimeText(task.updatedAt))};
    const auto add = [&lines](const QString &caption, const QString &foreign) {
        if (!foreign.isEmpty())
            lines += caption.arg(line(UntrustedText(foreign)));
    };
    if (const QString stage = stageText(detail); !stage.isEmpty())
        lines += stage;
    if (detail.deadline)
        lines += TaskOverview::tr("Deadline: %1").arg(dateTimeText(*detail.deadline));
    for (const Approval &approval : detail.approvals)
        lines += approvalText(approval);
    for (const DependencyRow &dependency : detail.dependencies)
        lines += dependencyText(dependency);
    for (const QString &criterion : detail.acceptance)
        add(TaskOverview::tr("To be accepted if: %1"), criterion);
    add(TaskOverview::tr("Agent: %1"), task.agent);
    add(TaskOverview::tr("Tags: %1"), detail.tags.join(QLatin1String(", ")));
    add(TaskOverview::tr("Workspace: %1"), detail.workspace);
    add(TaskOverview::tr("Command: %1"), detail.command.join(u' '));
    add(TaskOverview::tr("Source: %1"), detail.source);
    add(TaskOverview::tr("Key: %1"), task.key);
    return lines.join(u'\n');
}

} // namespace

TaskOverview::TaskOverview(CoreLink &link, QWidget *parent)
    : QWidget(parent), m_link(link), m_state(new StateBadge(this)), m_why(addLabel("why")), m_reasons(addLabel("reasons")),
      m_error(addLabel("error")), m_facts(addLabel("facts"))
{
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *timeline = new PlainTable(this);
    timeline->setObjectName(QStringLiteral("timeline"));
    timeline->setAccessibleName(tr("Timeline of the task"));
    timeline->setModel(&m_timeline);
    timeline->setColumnChars({14, 20, 12, 20});
    timeline->setMinimumHeight(5 * fontMetrics().height());
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_state);
    column->addWidget(m_why);
    column->addWidget(m_reasons);
    column->addWidget(m_error);
    column->addWidget(m_facts);
    column->addWidget(timeline, 1);
    clear();
}

PlainLabel *TaskOverview::addLabel(const char *objectName)
{
    auto *label = new PlainLabel(this);
    label->setObjectName(QLatin1String(objectName));
    label->setWordWrap(true);
    return label;
}

void TaskOverview::showDetail(const TaskDetail &detail)
{
    m_detail = detail;
    m_state->setLook(lookOf(detail.task.state));
    m_state->show();
    m_error->setText(detail.error ? tr("Last error: %1").arg(errorTextWithDetail(*detail.error)) : QString());
    m_error->setVisible(detail.error.has_value());
    m_facts->setText(factsText(detail));
    m_facts->show();
    m_age = 0;
    refresh();
}

void TaskOverview::clear()
{
    m_detail.reset();
    m_state->hide();
    m_facts->hide(); // its text can be chosen, so it can have the focus: not while there is none
    m_why->setText(QString());
    m_reasons->hide();
    m_error->hide();
    m_facts->setText(QString());
    m_timeline.setEntries({});
}

void TaskOverview::refresh()
{
    if (!m_detail)
        return;
    showWhy();
    if (m_age++ % kAskEvery == 0 && isVisible())
        askWhy();
}

void TaskOverview::showJournal(TaskId id, const QJsonObject &answer)
{
    m_timelineOf = id; // the task itself may be told of later
    m_timeline.setEntries(answer);
    if (m_detail)
        showWhy();
}

void TaskOverview::showWhy()
{
    const QString decided = decision();
    m_why->setText(decided.isEmpty() ? whySentence(m_detail->task, m_link.status().controls, displayNow()) : decided);
}

/// Who has brought the task where it is, if that was no agent; empty otherwise.
QString TaskOverview::decision() const
{
    if (m_timelineOf != m_detail->task.id || m_timeline.rowCount() == 0)
        return {};
    const TimelineRow &last = m_timeline.at(m_timeline.rowCount() - 1);
    if (last.state != m_detail->task.state)
        return {};
    const QString who = line(UntrustedText(last.actor));
    if (last.event == QLatin1String("outcome_denied"))
        return tr("Its outcome was unknown. %1 decided: it did not happen.", "who").arg(who);
    if (last.event == QLatin1String("outcome_confirmed"))
        return tr("Its outcome was unknown. %1 decided: it happened.", "who").arg(who);
    if (last.event == QLatin1String("effect_denied"))
        return tr("%1 denied what it would have done.", "who").arg(who);
    if (last.event == QLatin1String("task_rejected"))
        return tr("%1 rejected its result.", "who").arg(who);
    return {};
}

// The sentence tells what a row can tell; what else stands in the way, only the core knows.
void TaskOverview::askWhy()
{
    const TaskId id = m_detail->task.id;
    if (m_detail->task.state != TaskState::Queued) {
        m_reasons->hide();
        return;
    }
    m_link.request(Operation::TasksWhy, {{QStringLiteral("id"), displayId(id)}}, this,
                   [this, id](const Result<Payload> &result) { showReasons(id, result); });
}

void TaskOverview::showReasons(TaskId id, const Result<Payload> &result)
{
    if (!result || !m_detail || m_detail->task.id != id)
        return;
    QStringList lines;
    const QJsonArray reasons = std::get<QJsonObject>(*result)[QLatin1String("reasons")].toArray();
    for (const QJsonValue &value : reasons) {
        const Error reason{value[QLatin1String("code")].toString(), ErrorCategory::Operator, value[QLatin1String("detail")].toString()};
        if (reason.code != QLatin1String("next"))
            lines += QStringLiteral("• ") + errorTextWithDetail(reason);
    }
    m_reasons->setText(lines.join(u'\n'));
    m_reasons->setVisible(!lines.isEmpty());
}

} // namespace qd
