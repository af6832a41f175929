#include "ui/pages/taskdetailpane.h"

#include "ui/models/errortext.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"
#include "ui/pages/artifactpane.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/plaintextview.h"
#include "ui/parts/statebadge.h"

#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

TaskDetailPane::TaskDetailPane(CoreLink &link, QWidget *parent)
    : QWidget(parent), m_link(link), m_tabs(new QTabWidget(this)), m_title(new PlainLabel(this)),
      m_state(new StateBadge(this)), m_why(new PlainLabel(this)), m_error(new PlainLabel(this)),
      m_facts(new PlainLabel(this)), m_instructions(new PlainTextView(this)),
      m_artifacts(new ArtifactPane(link, this))
{
    setObjectName(QStringLiteral("taskDetail"));
    m_title->setObjectName(QStringLiteral("taskTitle"));
    m_title->setWordWrap(true);
    m_title->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    QFont strong = m_title->font();
    strong.setBold(true);
    m_title->setFont(strong);
    m_tabs->setObjectName(QStringLiteral("detailTabs"));
    m_tabs->setAccessibleName(tr("Task details"));
    m_tabs->setDocumentMode(true);
    PlainTable *attempts = makeTable(QStringLiteral("attempts"), tr("Attempts"), &m_attempts);
    attempts->setColumnChars({9, 14, 14, 11, 21, 11, 40});
    PlainTable *journal = makeTable(QStringLiteral("journal"), tr("Journal of the task"), &m_journal);
    journal->setColumnChars({21, 16, 20, 40});
    m_tabs->addTab(makeOverview(), tr("Overview"));
    m_tabs->addTab(attempts, tr("Attempts"));
    m_tabs->addTab(m_artifacts, tr("Artifacts"));
    m_tabs->addTab(journal, tr("Journal"));

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_tabs, 1);
    clear(tr("No task chosen"));
    connect(&link, &CoreLink::tasksChanged, this, [this](const std::vector<TaskSummary> &tasks) {
        if (std::any_of(tasks.begin(), tasks.end(), [this](const TaskSummary &task) { return task.id == m_id; }))
            read();
    });
}

PlainTable *TaskDetailPane::makeTable(const QString &objectName, const QString &accessibleName,
                                      QAbstractItemModel *model)
{
    auto *table = new PlainTable(this);
    table->setObjectName(objectName);
    table->setAccessibleName(accessibleName);
    table->setModel(model);
    return table;
}

QWidget *TaskDetailPane::makeOverview()
{
    m_why->setObjectName(QStringLiteral("why"));
    m_why->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("facts"));
    m_facts->setWordWrap(true);
    m_instructions->setObjectName(QStringLiteral("instructions"));
    m_instructions->setAccessibleName(tr("Instructions"));
    m_instructions->setPlaceholderText(tr("No instructions."));
    auto *overview = new QWidget(this);
    auto *column = new QVBoxLayout(overview);
    column->addWidget(m_state);
    column->addWidget(m_why);
    column->addWidget(m_error);
    column->addWidget(m_facts);
    column->addWidget(m_instructions, 1);
    return overview;
}

void TaskDetailPane::showTask(TaskId id)
{
    if (id == m_id)
        return;
    m_id = id;
    clear(id.isValid() ? tr("%1 is being read…").arg(displayId(id)) : tr("No task chosen"));
    read();
}

void TaskDetailPane::refreshWhy()
{
    if (m_detail)
        m_why->setText(whySentence(m_detail->task, m_link.status().controls, displayNow()));
}

void TaskDetailPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        read();
}

void TaskDetailPane::read()
{
    m_stale = !isVisible();
    if (m_stale || !m_id.isValid())
        return;
    const QString id = displayId(m_id);
    m_link.request(Operation::TasksShow, {{QStringLiteral("id"), id}}, this,
                   [this, asked = m_id](const Result<Payload> &result) { take(asked, result); });
    m_link.request(Operation::JournalList, {{QStringLiteral("task"), id}}, this,
                   [this, asked = m_id](const Result<Payload> &result) { takeJournal(asked, result); });
}

void TaskDetailPane::take(TaskId id, const Result<Payload> &result)
{
    if (id != m_id)
        return;
    const auto detail = result ? taskDetailFromJson(std::get<QJsonObject>(*result))
                               : Result<TaskDetail>(result.error());
    if (detail)
        render(*detail);
    else
        clear(tr("%1 cannot be read. %2").arg(displayId(id), errorTextWithDetail(detail.error())));
}

void TaskDetailPane::takeJournal(TaskId id, const Result<Payload> &result)
{
    if (id == m_id && result)
        m_journal.setEntries(std::get<QJsonObject>(*result));
}

void TaskDetailPane::render(const TaskDetail &detail)
{
    m_detail = detail;
    m_title->setText(tr("%1: %2", "id and title of a task").arg(displayId(detail.task.id),
                                                                UntrustedText(detail.task.title).displayLine()));
    m_state->setLook(lookOf(detail.task.state));
    m_state->show();
    refreshWhy();
    m_error->setText(detail.error ? tr("Last error: %1").arg(errorTextWithDetail(*detail.error)) : QString());
    m_error->setVisible(detail.error.has_value());
    m_facts->setText(factsText(detail));
    m_instructions->showText(UntrustedText(detail.instructions));
    m_attempts.setAttempts(detail.attempts);
    m_artifacts->setArtifacts(detail.artifacts);
}

QString TaskDetailPane::factsText(const TaskDetail &detail) const
{
    const TaskSummary &task = detail.task;
    QStringList lines{
        tr("%1 in %2, priority %3, attempt %4 of %5", "kind, mode, numbers")
            .arg(wordFor(task.kind), wordFor(task.mode)).arg(task.priority).arg(task.attempts).arg(task.maxAttempts),
        tr("Added %1, changed %2").arg(localTimeText(task.createdAt), localTimeText(task.updatedAt))};
    const auto add = [&lines](const QString &caption, const QString &foreign) {
        if (!foreign.isEmpty())
            lines += caption.arg(UntrustedText(foreign).displayLine());
    };
    add(tr("Agent: %1"), task.agent);
    add(tr("Workspace: %1"), detail.workspace);
    add(tr("Command: %1"), detail.command.join(u' '));
    add(tr("Source: %1"), detail.source);
    add(tr("Key: %1"), task.key);
    return lines.join(u'\n');
}

void TaskDetailPane::clear(const QString &title)
{
    m_detail.reset();
    m_tabs->setVisible(m_id.isValid()); // nothing of nothing: empty fields would look as if something were missing
    m_title->setText(title);
    m_state->hide();
    m_why->setText(QString());
    m_error->hide();
    m_facts->setText(QString());
    m_instructions->showText(UntrustedText());
    m_attempts.setAttempts({});
    m_journal.setEntries({});
    m_artifacts->setArtifacts({});
}

} // namespace qd
