#include "ui/dialogs/resolvedialog.h"

#include "ui/dialogs/dialogheader.h"
#include "ui/dialogs/enterkey.h"
#include "ui/dialogs/factlist.h"
#include "ui/link/corelink.h"
#include "ui/models/taskdetail.h"
#include "ui/models/words.h"
#include "ui/parts/focusorder.h"
#include "ui/parts/plainlabel.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

constexpr size_t kShown = 20; // each is asked about by itself
constexpr int kListLines = 6;
constexpr int kWidth = 95; // in average characters
constexpr int kMostReason = 4'096;
constexpr int kEffectColumn = 1;

QString nameOf(const TaskSummary &task)
{
    return displayId(task.id) + QStringLiteral("  ") + UntrustedText(task.title).displayLine(UntrustedText::kCellLimit);
}

QString questionAbout(const std::vector<TaskSummary> &tasks)
{
    return tasks.size() == 1 ? ResolveDialog::tr("What became of %1?").arg(displayId(tasks.front().id))
                             : ResolveDialog::tr("What became of these %n task(s)?", nullptr, int(tasks.size()));
}

} // namespace

ResolveDialog::ResolveDialog(CoreLink &link, const std::vector<TaskSummary> &tasks, QWidget *parent)
    : QDialog(parent),
      m_tasks(new FactList(tr("Tasks and what may have happened"), {tr("Task"), tr("What may have happened")}, this)),
      m_choices(new QButtonGroup(this)), m_reason(new QLineEdit(this))
{
    setWindowTitle(tr("Decide what happened"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(fontMetrics().averageCharWidth() * kWidth);
    m_reason->setMaxLength(kMostReason);
    auto *reasonLabel = new QLabel(tr("How do you &know? Kept in the journal:"), this);
    reasonLabel->setBuddy(m_reason);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_decide = buttons->addButton(tr("&Decide"), QDialogButtonBox::AcceptRole);
    m_decide->setAutoDefault(false);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    new EnterKey(m_reason, m_decide);
    connect(m_decide, &QPushButton::clicked, this, &ResolveDialog::resolve);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_reason, &QLineEdit::textChanged, this, &ResolveDialog::showWhetherComplete);
    connect(m_choices, &QButtonGroup::buttonClicked, this, &ResolveDialog::showWhetherComplete);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new DialogHeader(
        QStringLiteral("state-unknown"), questionAbout(tasks),
        tr("It began for real and ended without an answer. Look at the place where it would have happened, then say "
           "what you found."), this));
    layout->addWidget(m_tasks);
    addChoice(layout, "happened", tr("It &happened"), tr("Counts as succeeded. Nothing is done again."));
    addChoice(layout, "not_happened", tr("It did &not happen"),
              tr("Counts as failed. You can requeue it later."));
    addChoice(layout, "run_again", tr("&Run it again"),
              tr("Careful: if it did happen, it is done twice. Choose this only if twice does no harm."));
    auto *reason = new QVBoxLayout;
    reason->setSpacing(4);
    reason->addWidget(reasonLabel);
    reason->addWidget(m_reason);
    layout->addLayout(reason);
    layout->addStretch();
    layout->addWidget(buttons);
    addTasks(link, tasks);
    showWhetherComplete();
    orderFocus(*this);
    cancel->setFocus();
}

void ResolveDialog::addChoice(QVBoxLayout *column, const char *verdict, const QString &text, const QString &meaning)
{
    auto *choice = new QRadioButton(text, this);
    choice->setObjectName(QLatin1String(verdict));
    choice->setAccessibleDescription(meaning);
    m_choices->addButton(choice);
    auto *label = new PlainLabel(meaning, this);
    label->setWordWrap(true);
    const int indent = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth)
        + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing);
    label->setContentsMargins(indent, 0, 0, 0);
    auto *pair = new QVBoxLayout;
    pair->setSpacing(2);
    pair->addWidget(choice);
    pair->addWidget(label);
    column->addLayout(pair);
}

void ResolveDialog::addTasks(CoreLink &link, const std::vector<TaskSummary> &tasks)
{
    const size_t shown = std::min(tasks.size(), kShown);
    for (size_t i = 0; i < shown; ++i) {
        const TaskSummary &task = tasks[i];
        m_tasks->addFact({nameOf(task), tr("%1 in %2", "kind, mode").arg(wordFor(task.kind), wordFor(task.mode))});
        link.request(Operation::TasksShow, {{QStringLiteral("id"), displayId(task.id)}}, this,
                     [this, row = int(i)](const Result<Payload> &answer) { showEffect(row, answer); });
    }
    if (shown < tasks.size())
        m_tasks->addFact({tr("and %n more", nullptr, int(tasks.size() - shown)), QString()});
    m_tasks->setFixedHeight(m_tasks->fontMetrics().lineSpacing() * (shown == 1 ? kListLines / 2 : kListLines));
}

void ResolveDialog::showEffect(int row, const Result<Payload> &answer)
{
    const auto detail = answer ? taskDetailFromJson(std::get<QJsonObject>(*answer))
                               : Result<TaskDetail>(answer.error());
    if (!detail || detail->command.isEmpty())
        return;
    const UntrustedText command(detail->command.join(u' '));
    QTreeWidgetItem *item = m_tasks->topLevelItem(row);
    item->setText(kEffectColumn, tr("May have run: %1").arg(command.displayLine(UntrustedText::kCellLimit)));
    item->setData(kEffectColumn, Qt::ToolTipRole, plainToolTip(command));
}

void ResolveDialog::showWhetherComplete()
{
    m_decide->setEnabled(m_choices->checkedButton() && !m_reason->text().trimmed().isEmpty());
}

void ResolveDialog::resolve()
{
    Q_EMIT resolveRequested(m_choices->checkedButton()->objectName(), m_reason->text().trimmed());
    accept();
}

} // namespace qd
