#include "ui/pages/taskdetailpane.h"

#include "ui/models/errortext.h"
#include "ui/pages/artifactpane.h"
#include "ui/pages/tasklogpane.h"
#include "ui/pages/taskoverview.h"
#include "ui/parts/detailtabs.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/plaintextview.h"

#include <QJsonDocument>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

constexpr int kLeastLines = 9; // what needs more scrolls: the window must fit a small screen

} // namespace

TaskDetailPane::TaskDetailPane(CoreLink &link, QWidget *parent)
    : QWidget(parent), m_link(link), m_tabs(new DetailTabs(this)), m_title(new PlainLabel(this)),
      m_overview(new TaskOverview(link, this)), m_instructions(new PlainTextView(this)), m_spec(new PlainTextView(this)),
      m_artifacts(new ArtifactPane(link, this)), m_log(new TaskLogPane(link, this))
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
    PlainTable *attempts = makeTable(QStringLiteral("attempts"), tr("Attempts"), &m_attempts);
    attempts->setColumnChars({9, 14, 14, 11, 21, 11, 40});
    PlainTable *checks = makeTable(QStringLiteral("checks"), tr("Checks"), &m_checks);
    checks->setColumnChars({9, 9, 22, 12, 50});
    PlainTable *journal = makeTable(QStringLiteral("journal"), tr("Journal of the task"), &m_journal);
    journal->setColumnChars({21, 16, 20, 40});
    auto *overview = new QScrollArea(this);
    overview->setFrameShape(QFrame::NoFrame);
    overview->setWidgetResizable(true);
    overview->setFocusPolicy(Qt::NoFocus);
    overview->setWidget(m_overview);
    m_tabs->setMinimumHeight(fontMetrics().height() * kLeastLines);
    m_tabs->addTab(overview, tr("Overview"));
    m_tabs->addTab(makePayload(), tr("Payload"));
    m_tabs->addTab(attempts, tr("Attempts"));
    m_tabs->addTab(checks, tr("Checks"));
    m_tabs->addTab(m_artifacts, tr("Artifacts"));
    m_tabs->addTab(m_log, tr("Task log"));
    m_tabs->addTab(journal, tr("Journal"));

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_tabs, 1);
    clear(tr("No task chosen"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &TaskDetailPane::fillPayload);
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

QWidget *TaskDetailPane::makePayload()
{
    m_instructions->setObjectName(QStringLiteral("instructions"));
    m_instructions->setAccessibleName(tr("Instructions"));
    m_instructions->setPlaceholderText(tr("No instructions."));
    m_spec->setObjectName(QStringLiteral("spec"));
    m_spec->setAccessibleName(tr("The task as it was written, in JSON"));
    m_spec->setMonospace();
    auto *payload = new QWidget(this);
    payload->setObjectName(QStringLiteral("payload"));
    auto *column = new QVBoxLayout(payload);
    column->addWidget(m_instructions, 1);
    column->addWidget(m_spec, 1);
    return payload;
}

void TaskDetailPane::showTask(TaskId id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_log->showTask(id);
    clear(id.isValid() ? tr("%1 is being read…").arg(displayId(id)) : tr("No task chosen"));
    read();
}

void TaskDetailPane::refreshWhy()
{
    m_overview->refresh();
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
    if (id != m_id || !result)
        return;
    m_journal.setEntries(std::get<QJsonObject>(*result));
    m_overview->showJournal(id, std::get<QJsonObject>(*result));
}

void TaskDetailPane::render(const TaskDetail &detail)
{
    m_detail = detail;
    m_title->setText(tr("%1: %2", "id and title of a task").arg(displayId(detail.task.id),
                                                                UntrustedText(detail.task.title).displayLine()));
    m_overview->showDetail(detail);
    m_attempts.setAttempts(detail.attempts);
    m_checks.setChecks(detail.checks);
    m_artifacts->setArtifacts(detail.artifacts);
    fillPayload();
}

// It can be long, and most of the time nobody looks.
void TaskDetailPane::fillPayload()
{
    if (!m_detail || !m_spec->parentWidget()->isVisibleTo(m_tabs))
        return;
    m_instructions->showText(UntrustedText(m_detail->instructions));
    m_spec->showText(UntrustedText(QString::fromUtf8(QJsonDocument(m_detail->spec).toJson())));
}

void TaskDetailPane::clear(const QString &title)
{
    m_detail.reset();
    m_tabs->setVisible(m_id.isValid()); // nothing of nothing: empty fields would look as if something were missing
    m_title->setText(title);
    m_overview->clear();
    m_instructions->showText(UntrustedText());
    m_spec->showText(UntrustedText());
    m_attempts.setAttempts({});
    m_checks.setChecks({});
    m_journal.setEntries({});
    m_artifacts->setArtifacts({});
}

} // namespace qd
