#include "ui/dialogs/approvedialog.h"

#include "core/domain/approval.h"
#include "core/domain/artifact.h"
#include "ui/dialogs/dialogheader.h"
#include "ui/dialogs/enterkey.h"
#include "ui/dialogs/factlist.h"
#include "ui/link/corelink.h"
#include "ui/models/errortext.h"
#include "ui/models/textdiff.h"
#include "ui/models/words.h"
#include "ui/parts/diffview.h"
#include "ui/parts/plainlabel.h"

#include <QDialogButtonBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

constexpr qint64 kMostBytes = 1'048'576; // the core reads no more of an artifact at once
constexpr int kWidth = 110;              // in average characters
constexpr int kListLines = 6;
constexpr int kViewLines = 10;     // at least
constexpr int kCaptionLines = 2;   // what it says comes later, and must push nothing
constexpr int kFirstLines = 38;    // of the whole dialog
constexpr int kMostReason = 4'096;

std::optional<QJsonObject> pendingOf(const QJsonObject &task)
{
    const QJsonArray approvals = task[QLatin1String("approvals")].toArray();
    for (const QJsonValue &approval : approvals) {
        if (approval[QLatin1String("state")].toString() == toText(ApprovalState::Pending))
            return approval.toObject();
    }
    return std::nullopt;
}

// What was approved last of this very task, or else of the same kind of work by the same agent.
QJsonObject referenceOf(const QJsonObject &task)
{
    QJsonObject found = task[QLatin1String("last_approved")].toObject();
    const QJsonArray approvals = task[QLatin1String("approvals")].toArray();
    for (const QJsonValue &approval : approvals) {
        if (approval[QLatin1String("state")].toString() == toText(ApprovalState::Approved)
            && approval[QLatin1String("kind")].toString() == toText(ApprovalKind::Effect))
            found = approval.toObject();
    }
    return found;
}

QJsonObject wholeArtifact(const QString &sha256)
{
    return {{QStringLiteral("sha256"), sha256}, {QStringLiteral("limit"), kMostBytes}};
}

bool isEffect(const TaskSummary &task)
{
    return task.holdReason == HoldReason::Approval;
}

/// Whether agents ask something, and nothing is to be let happen.
bool areQuestions(const std::vector<TaskSummary> &tasks)
{
    return std::none_of(tasks.begin(), tasks.end(), isEffect);
}

QString questionFor(const std::vector<TaskSummary> &tasks)
{
    if (areQuestions(tasks))
        return tasks.size() == 1 ? ApproveDialog::tr("The agent of %1 asks").arg(displayId(tasks.front().id))
                                 : ApproveDialog::tr("The agents of %n task(s) ask", nullptr, int(tasks.size()));
    return tasks.size() == 1 ? ApproveDialog::tr("Say yes to what %1 asks?").arg(displayId(tasks.front().id))
                             : ApproveDialog::tr("Say yes to what these %n task(s) ask?", nullptr, int(tasks.size()));
}

QString meaningOf(const std::vector<TaskSummary> &tasks, const EngineStatus &status)
{
    if (areQuestions(tasks))
        return ApproveDialog::tr("It goes on with your yes or no.");
    const QString when = status.controls.real.open(status.at)
        ? ApproveDialog::tr("REAL is armed: it begins as soon as it is its turn.")
        : ApproveDialog::tr("REAL is not armed: nothing happens before you arm it.");
    return ApproveDialog::tr("After a yes, exactly these bytes happen, once, for real. If anything about them changes first, it is "
                             "proved and asked anew. %1").arg(when);
}

} // namespace

ApproveDialog::ApproveDialog(CoreLink &link, const std::vector<TaskSummary> &tasks, QWidget *parent)
    : QDialog(parent), m_link(link), m_tasks(new FactList(tr("Tasks that ask"), {tr("Task"), tr("Kind, mode")}, this)),
      m_caption(new PlainLabel(this)), m_view(new DiffView(this)), m_reason(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(areQuestions(tasks) ? tr("Answer") : tr("Approve"));
    setMinimumWidth(fontMetrics().averageCharWidth() * kWidth);
    layOut(tasks);
    for (const TaskSummary &task : tasks) {
        m_tasks->addFact({displayId(task.id) + QStringLiteral("  ") + UntrustedText(task.title).displayLine(),
                          tr("%1 in %2", "kind, mode").arg(wordFor(task.kind), wordFor(task.mode))});
        m_tasks->topLevelItem(m_tasks->topLevelItemCount() - 1)->setData(0, Qt::UserRole, task.id.value);
        m_asked[task.id].task = task.id;
    }
    m_tasks->setVisible(tasks.size() > 1);
    m_tasks->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_tasks, &QTreeWidget::currentItemChanged, this, &ApproveDialog::showCurrent);
    m_tasks->setCurrentItem(m_tasks->topLevelItem(0));
    for (const TaskSummary &task : tasks)
        readTask(task.id);
    showWhetherPossible();
}

void ApproveDialog::layOut(const std::vector<TaskSummary> &tasks)
{
    m_caption->setObjectName(QStringLiteral("caption"));
    m_caption->setWordWrap(true);
    m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_view->setObjectName(QStringLiteral("effect"));
    m_view->setAccessibleName(tr("What would happen"));
    m_view->setMinimumHeight(m_view->fontMetrics().lineSpacing() * kViewLines);
    m_caption->setMinimumHeight(m_caption->fontMetrics().lineSpacing() * kCaptionLines);
    m_tasks->setFixedHeight(m_tasks->fontMetrics().lineSpacing() * kListLines);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setMaxLength(kMostReason);
    auto *reasonLabel = new QLabel(tr("&Reason, if there is one to remember. Kept in the journal:"), this);
    reasonLabel->setBuddy(m_reason);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *notYet = buttons->addButton(tr("&Not yet"), QDialogButtonBox::RejectRole);
    const int count = int(tasks.size());
    const bool asks = areQuestions(tasks);
    m_approve = buttons->addButton(asks ? tr("Answer &yes to %n question(s)", nullptr, count)
                                        : tr("&Approve %n task(s)", nullptr, count), QDialogButtonBox::AcceptRole);
    m_approve->setObjectName(QStringLiteral("approve"));
    m_deny = buttons->addButton(asks ? tr("Answer n&o to %n question(s)", nullptr, count)
                                     : tr("&Deny %n task(s)", nullptr, count), QDialogButtonBox::DestructiveRole);
    m_deny->setObjectName(QStringLiteral("deny"));
    m_deny->setToolTip(asks ? QString() : tr("Held tasks fail"));
    for (QPushButton *button : {m_approve, m_deny})
        button->setAutoDefault(false);
    connect(m_deny, &QPushButton::clicked, this, &ApproveDialog::deny);
    notYet->setDefault(true);
    new EnterKey(m_reason, m_approve);
    connect(m_approve, &QPushButton::clicked, this, &ApproveDialog::approve);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(new DialogHeader(QStringLiteral("action-approve"), questionFor(tasks), meaningOf(tasks, m_link.status()), this));
    column->addWidget(m_tasks);
    column->addWidget(m_caption);
    column->addWidget(m_view, 1);
    column->addWidget(reasonLabel);
    column->addWidget(m_reason);
    column->addWidget(buttons);
    notYet->setFocus();
    resize(fontMetrics().averageCharWidth() * kWidth, fontMetrics().lineSpacing() * kFirstLines);
}

void ApproveDialog::readTask(TaskId id)
{
    m_link.request(Operation::TasksShow, {{QStringLiteral("id"), displayId(id)}}, this,
                   [this, id](const Result<Payload> &result) { takeTask(id, result); });
}

void ApproveDialog::takeTask(TaskId id, const Result<Payload> &result)
{
    Asked &asked = m_asked[id];
    if (!result)
        return refuse(asked, errorTextWithDetail(result.error()));
    const QJsonObject task = std::get<QJsonObject>(*result);
    asked.revision = task[QLatin1String("revision")].toInteger(-1);
    const auto pending = pendingOf(task);
    if (!pending)
        return refuse(asked, tr("It asks nothing any more."));
    if ((*pending)[QLatin1String("kind")].toString() == toText(ApprovalKind::Question)) {
        asked.text = (*pending)[QLatin1String("text")].toString();
        return finish(asked);
    }
    const auto effect = Sha256::fromHex((*pending)[QLatin1String("effect_sha256")].toString());
    if (!effect)
        return refuse(asked, tr("It does not say which effect."));
    readEffect(id, *effect, task);
}

// The hash is made here once more, of what is shown: a yes must not be for other bytes than these.
void ApproveDialog::readEffect(TaskId id, const Sha256 &effect, const QJsonObject &task)
{
    m_asked[id].effect = effect;
    m_link.request(Operation::ArtifactsRead, wholeArtifact(effect.hex()), this, [this, id, task](const Result<Payload> &result) {
        Asked &asked = m_asked[id];
        if (!result)
            return refuse(asked, errorTextWithDetail(result.error()));
        asked.text = std::get<QJsonObject>(*result)[QLatin1String("text")].toString();
        if (Sha256::of(asked.text.toUtf8()) != asked.effect)
            return refuse(asked, tr("These are not the bytes that were proved, or not all of them: their hash is another one."));
        readReference(id, task);
    });
}

void ApproveDialog::readReference(TaskId id, const QJsonObject &task)
{
    const QJsonObject reference = referenceOf(task);
    const QString hash = reference[QLatin1String("effect_sha256")].toString();
    if (hash.isEmpty())
        return finish(m_asked[id]);
    const auto other = parseTaskId(reference[QLatin1String("task")].toString());
    m_asked[id].referenceName = displayId(other.value_or(id));
    m_link.request(Operation::ArtifactsRead, wholeArtifact(hash), this, [this, id](const Result<Payload> &result) {
        if (result) // without it, the effect itself can still be read and approved
            m_asked[id].reference = std::get<QJsonObject>(*result)[QLatin1String("text")].toString();
        finish(m_asked[id]);
    });
}

void ApproveDialog::refuse(Asked &asked, const QString &fault)
{
    asked.fault = fault;
    finish(asked);
}

void ApproveDialog::finish(Asked &asked)
{
    asked.complete = true;
    if (asked.task == m_current)
        showAsked(asked);
    showWhetherPossible();
}

void ApproveDialog::showCurrent()
{
    const QTreeWidgetItem *item = m_tasks->currentItem();
    m_current = TaskId{item ? item->data(0, Qt::UserRole).toLongLong() : 0};
    if (const auto found = m_asked.find(m_current); found != m_asked.end())
        showAsked(found->second);
}

void ApproveDialog::showAsked(const Asked &asked)
{
    if (!asked.complete) {
        m_caption->setText(tr("Being read…"));
        return m_view->showDiff({});
    }
    if (asked.effect.isNull()) {
        m_caption->setText(asked.fault.isEmpty() ? tr("%1: its agent asks").arg(displayId(asked.task)) : asked.fault);
        const QStringList words = asked.text.split(u'\n');
        return m_view->showDiff(diffLines(words, words));
    }
    QStringList sentences;
    if (!asked.fault.isEmpty())
        sentences += asked.fault;
    else
        sentences += tr("%1: SHA-256 %2, checked here.").arg(displayId(asked.task), asked.effect.hex());
    const bool compared = !asked.reference.isEmpty();
    if (compared && asked.reference == asked.text)
        sentences += tr("The same bytes as were approved last, of %1.").arg(asked.referenceName);
    else if (compared)
        sentences += tr("Laid over what was approved last, of %1: − is gone, + is new.").arg(asked.referenceName);
    else
        sentences += tr("Nothing like it was approved before.");
    m_caption->setText(sentences.join(u' '));
    const QStringList now = jsonLines(asked.text);
    m_view->showDiff(diffLines(compared ? jsonLines(asked.reference) : now, now));
}

// What was not read, or is damaged, gets no yes along with the others.
void ApproveDialog::showWhetherPossible()
{
    m_approve->setEnabled(std::all_of(m_asked.begin(), m_asked.end(), [](const auto &entry) {
        return entry.second.complete && entry.second.fault.isEmpty();
    }));
}

void ApproveDialog::approve()
{
    QList<qint64> revisions;
    for (const auto &[id, asked] : m_asked)
        revisions += asked.revision;
    Q_EMIT approveRequested(tasks(), revisions, m_reason->text().trimmed());
    accept();
}

void ApproveDialog::deny()
{
    Q_EMIT denyRequested(tasks(), m_reason->text().trimmed());
    accept();
}

QList<TaskId> ApproveDialog::tasks() const
{
    QList<TaskId> tasks;
    for (const auto &[id, asked] : m_asked)
        tasks += id;
    return tasks;
}

} // namespace qd
