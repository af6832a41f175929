#include "ui/dialogs/killdialog.h"

#include "core/base/untrustedtext.h"
#include "core/rules/settlement.h"
#include "ui/dialogs/dialogheader.h"
#include "ui/dialogs/enterkey.h"
#include "ui/dialogs/factlist.h"
#include "ui/link/corelink.h"
#include "ui/models/words.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/themedicon.h"

#include <QDialogButtonBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr size_t kShown = 100;
constexpr int kListLines = 6;
constexpr int kWidth = 95; // in average characters

QJsonObject theUnfinished()
{
    return {{QStringLiteral("states"), QJsonArray{toText(TaskState::Claimed), toText(TaskState::Running)}}};
}

/// What its agent will have said of it; a list carries no effects, and what is not a rehearsal acts outside.
EffectClass effectClassOf(TaskKind kind)
{
    return kind == TaskKind::Rehearsal ? EffectClass::Pure : EffectClass::Unsafe;
}

QJsonArray firstNumbers(const std::vector<TaskId> &ids)
{
    QJsonArray numbers;
    for (size_t i = 0; i < std::min(ids.size(), kShown); ++i)
        numbers += ids[i].value;
    return numbers;
}

} // namespace

KillDialog::KillDialog(CoreLink &link, QWidget *parent)
    : QDialog(parent), m_link(link), m_count(new PlainLabel(this)),
      m_tasks(new FactList(tr("Running tasks and what becomes of them"),
                           {tr("Running task"), tr("What becomes of it")}, this)),
      m_reason(new QLineEdit(this))
{
    setWindowTitle(tr("Kill"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_tasks->setMinimumHeight(m_tasks->fontMetrics().lineSpacing() * kListLines);
    setMinimumWidth(fontMetrics().averageCharWidth() * kWidth);
    m_tasks->hide();
    m_reason->setMaxLength(4'096);
    auto *reasonLabel = new QLabel(tr("&Reason, kept in the journal:"), this);
    reasonLabel->setBuddy(m_reason);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *gentle = buttons->addButton(tr("&Kill daemon"), QDialogButtonBox::AcceptRole);
    gentle->setToolTip(tr("Agents are asked to end and get a moment to do so"));
    QPushButton *hard = buttons->addButton(tr("Kill &now"), QDialogButtonBox::DestructiveRole);
    hard->setToolTip(tr("Agents are ended without being asked"));
    QPushButton *drain = buttons->addButton(tr("&Drain instead"), QDialogButtonBox::ActionRole);
    drain->setObjectName(QStringLiteral("drainInstead"));
    drain->setToolTip(tr("What runs goes on to its end, nothing new begins, then the daemon stops"));
    gentle->setIcon(themedIcon(QStringLiteral("action-kill")));
    for (QPushButton *button : {gentle, hard, drain})
        button->setAutoDefault(false);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    new EnterKey(m_reason, gentle);
    connect(gentle, &QPushButton::clicked, this, [this] { kill(false); });
    connect(hard, &QPushButton::clicked, this, [this] { kill(true); });
    connect(drain, &QPushButton::clicked, this, [this] {
        Q_EMIT drainRequested(m_reason->text());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new DialogHeader(
        QStringLiteral("action-kill"), tr("Stop the daemon and every agent?"),
        tr("No process of an agent is left alive, the lease is released and REAL is disarmed. The daemon stays "
           "stopped until you reset the kill."), this));
    layout->addWidget(m_count);
    layout->addWidget(m_tasks, 1);
    layout->addWidget(reasonLabel);
    layout->addWidget(m_reason);
    layout->addWidget(buttons);
    m_reason->setFocus(); // two keys stop everything: the one that opens this, and Return

    askForRunning();
}

QString KillDialog::runningText(qint64 tasks)
{
    return tasks == 0 ? tr("No task is running.") : tr("%Ln running task(s):", nullptr, int(tasks));
}

QString KillDialog::fateOf(const TaskSummary &task)
{
    if (task.state == TaskState::Claimed)
        return tr("Back to the queue: nothing had begun");
    const TaskEvent event = settle({.cause = EndCause::Killed,
                                    .error = {},
                                    .effectClass = effectClassOf(task.kind),
                                    .mode = task.mode,
                                    .attempts = task.attempts,
                                    .maxAttempts = task.maxAttempts});
    if (event == TaskEvent::LoseTrack)
        return tr("Outcome unknown: you decide what happened");
    return tr("Tried again later; this attempt does not count");
}

void KillDialog::askForRunning()
{
    const QueueCounts &queue = m_link.status().queue;
    m_count->setText(runningText(queue.of(TaskState::Claimed) + queue.of(TaskState::Running)));
    m_link.request(Operation::TasksIds, theUnfinished(), this, [this](const Result<Payload> &answer) {
        const auto *found = answer ? std::get_if<IdSnapshot>(&*answer) : nullptr;
        if (!found || found->ids.empty())
            return;
        const QJsonObject page{{QStringLiteral("ids"), firstNumbers(found->ids)}};
        const size_t total = found->ids.size();
        m_link.request(Operation::TasksPage, page, this, [this, total](const Result<Payload> &rows) {
            if (const auto *tasks = rows ? std::get_if<TaskPage>(&*rows) : nullptr)
                showRunning(tasks->rows, total);
        });
    });
}

void KillDialog::showRunning(const std::vector<TaskSummary> &tasks, size_t total)
{
    for (const TaskSummary &task : tasks) {
        const QString title = UntrustedText(task.title).displayLine(UntrustedText::kCellLimit);
        m_tasks->addFact({tr("%1  %2  (%3)").arg(displayId(task.id), title, wordFor(task.mode)), fateOf(task)});
    }
    QString count = runningText(qint64(total));
    if (total > tasks.size())
        count += u' ' + tr("The first %L1 are:").arg(tasks.size());
    m_count->setText(count);
    m_tasks->setVisible(!tasks.empty());
    adjustSize();
    m_tasks->fitColumns();
}

void KillDialog::kill(bool now)
{
    Q_EMIT killRequested(now, m_reason->text());
    accept();
}

} // namespace qd
