#include "ui/pages/agentdetailpane.h"

#include "ui/models/errortext.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/parts/detailtabs.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/plaintextview.h"

#include <QJsonArray>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace qd {
namespace {

enum Tab { Now, History, Settings };
constexpr int kMostAttempts = 200;

PlainTextView *makeStream(const char *objectName, const QString &accessibleName, QWidget *parent)
{
    auto *view = new PlainTextView(parent);
    view->setObjectName(QLatin1String(objectName));
    view->setAccessibleName(accessibleName);
    view->setMonospace();
    view->hide();
    return view;
}

} // namespace

AgentDetailPane::AgentDetailPane(CoreLink &link, QWidget *parent)
    : QWidget(parent), m_link(link), m_tabs(new DetailTabs(this)), m_name(new PlainLabel(this)), m_health(new PlainLabel(this)),
      m_caption(new PlainLabel(this)), m_settings(new PlainLabel(this)), m_taskTable(nullptr),
      m_output(makeStream("agentOutput", tr("Output"), this)), m_errors(makeStream("agentErrors", tr("Standard error"), this))
{
    m_name->setObjectName(QStringLiteral("agentName"));
    QFont strong = m_name->font();
    strong.setBold(true);
    m_name->setFont(strong);
    m_health->setObjectName(QStringLiteral("agentHealth"));
    m_health->setWordWrap(true);
    m_tabs->setObjectName(QStringLiteral("agentTabs"));
    m_tabs->setAccessibleName(tr("Agent details"));
    PlainTable *history = makeTable("agentHistory", tr("What the agent has done"), &m_attempts);
    history->setColumnChars({21, 16, 36, 14, 9, 11, 40});
    m_tabs->addTab(makeNow(), tr("Now"));
    m_tabs->addTab(history, tr("History"));
    m_tabs->addTab(makeSettings(), tr("Settings"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_name);
    column->addWidget(m_health);
    column->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, &AgentDetailPane::refresh);
    connect(m_taskTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AgentDetailPane::refresh);
    clear();
}

PlainTable *AgentDetailPane::makeTable(const char *objectName, const QString &accessibleName, QAbstractItemModel *model)
{
    auto *table = new PlainTable(this);
    table->setObjectName(QLatin1String(objectName));
    table->setAccessibleName(accessibleName);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setModel(model);
    connect(table, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT taskRequested(TaskId{index.data(kTaskIdRole).toLongLong()}); });
    return table;
}

QWidget *AgentDetailPane::makeNow()
{
    m_taskTable = makeTable("agentTasks", tr("Current tasks"), &m_tasks);
    m_taskTable->setColumnChars({8, 12, 30, 10, 10});
    m_caption->setObjectName(QStringLiteral("outputCaption"));
    m_caption->setWordWrap(true);
    auto *streams = new QSplitter(Qt::Vertical, this);
    streams->setChildrenCollapsible(false);
    streams->addWidget(m_output);
    streams->addWidget(m_errors);
    auto *output = new QWidget(this);
    auto *outputColumn = new QVBoxLayout(output);
    outputColumn->setContentsMargins(0, 0, 0, 0);
    outputColumn->addWidget(m_caption);
    outputColumn->addWidget(streams, 1);
    auto *now = new QSplitter(Qt::Horizontal, this);
    now->setChildrenCollapsible(false);
    now->addWidget(m_taskTable);
    now->addWidget(output);
    now->setStretchFactor(0, 1);
    now->setStretchFactor(1, 1);
    now->setSizes({1'000, 1'000}); // shares
    return now;
}

QWidget *AgentDetailPane::makeSettings()
{
    m_settings->setObjectName(QStringLiteral("agentSettings"));
    m_settings->setWordWrap(true);
    m_settings->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_settings->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_settings->setMargin(6);
    auto *area = new QScrollArea(this);
    area->setAccessibleName(tr("Settings of the agent"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(m_settings);
    return area;
}

void AgentDetailPane::showAgent(const AgentStatus &status, std::vector<TaskSummary> tasks)
{
    const bool isOther = !m_status || m_status->agent.id != status.agent.id;
    const bool hasDone = isOther || m_status->running != status.running
        || m_status->succeeded + m_status->failed != status.succeeded + status.failed;
    m_status = status;
    m_tabs->show();
    m_name->setText(UntrustedText(status.agent.name));
    const QString health = healthSentence(status);
    m_health->setText(health);
    m_health->setVisible(!health.isEmpty());
    m_taskTable->setVisible(!tasks.empty());
    m_tasks.setTasks(std::move(tasks));
    QStringList lines;
    for (const auto &[caption, value] : agentFacts(status.agent))
        lines += tr("%1: %2", "caption, value").arg(caption, QString(value).replace(u'\n', QStringLiteral("\n        ")));
    m_settings->setText(lines.join(u'\n'));
    if (isOther)
        forgetOther();
    m_historyStale = m_historyStale || hasDone;
    if (hasDone)
        refresh();
}

void AgentDetailPane::forgetOther()
{
    m_told = {};
    m_output->hide();
    m_errors->hide();
    m_caption->setText(QString());
    m_attempts.setAttempts({});
}

void AgentDetailPane::clear()
{
    m_status.reset();
    m_name->setText(tr("No agent chosen"));
    m_health->hide();
    m_tabs->hide();
    m_tasks.setTasks({});
    forgetOther();
}

void AgentDetailPane::refresh()
{
    if (!isVisible() || !m_status)
        return;
    if (m_tabs->currentIndex() == History && m_historyStale)
        readHistory();
    else if (m_tabs->currentIndex() == Now)
        readTail();
}

TaskId AgentDetailPane::watched() const
{
    if (!m_status || m_status->running.empty())
        return {};
    const QModelIndex current = m_taskTable->currentIndex();
    return current.isValid() ? TaskId{current.data(kTaskIdRole).toLongLong()} : m_status->running.front();
}

void AgentDetailPane::readHistory()
{
    m_historyStale = false;
    m_link.request(Operation::AttemptsList, {{QStringLiteral("agent"), m_status->agent.name}, {QStringLiteral("limit"), kMostAttempts}},
                   this, [this, id = m_status->agent.id](const Result<Payload> &result) {
                       if (result && m_status && m_status->agent.id == id)
                           m_attempts.setAttempts(std::get<QJsonObject>(*result));
                   });
}

void AgentDetailPane::readTail()
{
    const TaskId task = watched();
    if (!task.isValid()) {
        // What was written last stays to be read until something else is.
        if (m_told.isValid() && (!m_output->isHidden() || !m_errors->isHidden()))
            m_caption->setText(tr("%1 has ended; this is the last that was seen of it. Its artifacts keep all of it.").arg(displayId(m_told)));
        else
            m_caption->setText(tr("Works on nothing now."));
        return;
    }
    if (m_tailAsked)
        return;
    m_tailAsked = true;
    m_link.request(Operation::AttemptsTail, {{QStringLiteral("id"), displayId(task)}}, this,
                   [this, task](const Result<Payload> &result) { takeTail(task, result); });
}

void AgentDetailPane::takeTail(TaskId task, const Result<Payload> &result)
{
    m_tailAsked = false;
    const auto *answer = result ? std::get_if<QJsonObject>(&*result) : nullptr;
    if (task != watched() || (answer && !answer->value(QLatin1String("running")).toBool()))
        return;
    const QJsonArray streams = answer ? answer->value(QLatin1String("streams")).toArray() : QJsonArray();
    qint64 bytes = 0;
    QJsonObject output;
    QJsonObject errors;
    for (const QJsonValue &stream : streams) {
        bytes += stream[QLatin1String("bytes")].toInteger();
        (stream[QLatin1String("name")].toString() == QLatin1String("stderr") ? errors : output) = stream.toObject();
    }
    showStream(m_output, output);
    showStream(m_errors, errors);
    m_told = task;
    if (!answer)
        m_caption->setText(errorTextWithDetail(result.error()));
    else if (bytes == 0)
        m_caption->setText(tr("%1 has written nothing yet.").arg(displayId(task)));
    else
        m_caption->setText(tr("%1 has written %2 so far. The newest of it:").arg(displayId(task), sizeText(bytes)));
}

// Follows the end, unless somebody has scrolled away from it.
void AgentDetailPane::showStream(PlainTextView *view, const QJsonObject &stream)
{
    QScrollBar *bar = view->verticalScrollBar();
    const int place = bar->value();
    const bool follows = place == bar->maximum();
    view->showText(UntrustedText(stream.value(QLatin1String("text")).toString()));
    view->setVisible(!stream.isEmpty());
    bar->setValue(follows ? bar->maximum() : place);
}

} // namespace qd
