#include "ui/pages/tasklogpane.h"

#include "ui/models/logmodel.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace qd {

TaskLogPane::TaskLogPane(CoreLink &link, QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)), m_table(new PlainTable(this))
{
    m_table->setObjectName(QStringLiteral("taskLog"));
    m_table->setAccessibleName(tr("Log of the task"));
    auto *empty = new PlainLabel(tr("Nothing was said about this task while the console was open."), this);
    empty->setObjectName(QStringLiteral("taskLogEmpty"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(&link, &CoreLink::logArrived, this, &TaskLogPane::take);
}

TaskLogPane::~TaskLogPane()
{
    m_table->setModel(nullptr);
}

void TaskLogPane::showTask(TaskId id)
{
    if (id == m_id)
        return;
    m_id = id;
    if (isVisible())
        fill();
    else
        m_model.reset();
}

void TaskLogPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_model)
        fill();
}

void TaskLogPane::take(const std::vector<LogLine> &lines)
{
    std::vector<LogLine> ours;
    for (const LogLine &line : lines) {
        if (!line.task.isValid())
            continue;
        m_recent.push_back(line);
        if (line.task == m_id)
            ours.push_back(line);
    }
    while (m_recent.size() > kMostLines)
        m_recent.pop_front();
    if (!m_model || ours.empty())
        return;
    m_model->append(ours, 0);
    m_stack->setCurrentIndex(1);
}

void TaskLogPane::fill()
{
    auto model = std::make_unique<LogModel>(int(kMostLines));
    std::vector<LogLine> ours;
    std::copy_if(m_recent.begin(), m_recent.end(), std::back_inserter(ours), [this](const LogLine &line) { return line.task == m_id; });
    model->append(ours, 0);
    m_table->setModel(model.get());
    m_table->setColumnChars({20, 9, 16, 8, 60});
    m_table->setColumnHidden(LogModel::Task, true);
    m_model = std::move(model);
    m_stack->setCurrentIndex(ours.empty() ? 0 : 1);
}

} // namespace qd
