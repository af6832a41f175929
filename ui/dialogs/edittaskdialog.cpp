#include "ui/dialogs/edittaskdialog.h"

#include "ui/dialogs/dialogheader.h"
#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/fieldform.h"
#include "ui/dialogs/taskdocument.h"
#include "ui/link/corelink.h"
#include "ui/models/errortext.h"
#include "ui/parts/focusorder.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kWidth = 95; // in average characters
constexpr int kFormLines = 26;
constexpr int kMostReason = 4'096;

bool hasEnded(const TaskSummary &task)
{
    return task.state == TaskState::Failed || task.state == TaskState::Dead;
}

QString meaningOf(const TaskSummary &task)
{
    if (task.mode == Mode::Real)
        return EditTaskDialog::tr("Its attempts stay on record. Changed work is proved anew: whatever you approved of it does not count any more.");
    return EditTaskDialog::tr("Its attempts stay on record. Fields that you empty get their default.");
}

} // namespace

EditTaskDialog::EditTaskDialog(CoreLink &link, const TaskSummary &task, bool retry, QWidget *parent)
    : QDialog(parent), m_link(link), m_id(task.id), m_form(new FieldForm(this)), m_reason(new QLineEdit(this)),
      m_retry(new QCheckBox(tr("and try it again, &with a new budget of attempts"), this)), m_fault(new PlainLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Edit %1").arg(displayId(task.id)));
    layOut(task, retry);
    connect(m_form, &FieldForm::edited, this, &EditTaskDialog::showWhetherChanged);
    connect(m_retry, &QCheckBox::toggled, this, &EditTaskDialog::showWhetherChanged);
    showWhetherChanged();
    read();
}

void EditTaskDialog::layOut(const TaskSummary &task, bool retry)
{
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_form);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setMaxLength(kMostReason);
    m_reason->setAccessibleName(tr("Reason, kept in the journal"));
    m_reason->setPlaceholderText(tr("Reason, if there is one to remember: kept in the journal"));
    m_retry->setObjectName(QStringLiteral("retry"));
    m_retry->setVisible(hasEnded(task));
    m_retry->setChecked(retry && hasEnded(task));
    m_fault->setObjectName(QStringLiteral("fault"));
    m_fault->setWordWrap(true);
    m_fault->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_again = buttons->addButton(tr("&Read it again"), QDialogButtonBox::ResetRole);
    m_again->setObjectName(QStringLiteral("again"));
    m_again->setAutoDefault(false);
    m_again->hide();
    m_save = buttons->addButton(tr("Sa&ve"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setDefault(true);
    connect(m_save, &QPushButton::clicked, this, &EditTaskDialog::save);
    connect(m_again, &QPushButton::clicked, this, &EditTaskDialog::read);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(new DialogHeader(QStringLiteral("action-edit"), tr("Edit %1").arg(displayId(task.id)), meaningOf(task), this));
    column->addWidget(area, 1);
    column->addWidget(m_reason);
    column->addWidget(m_retry);
    column->addWidget(m_fault);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * kWidth, fontMetrics().lineSpacing() * (kFormLines + 12));
}

void EditTaskDialog::read()
{
    m_again->hide();
    m_fault->hide();
    m_revision = -1;
    showWhetherChanged();
    m_link.request(Operation::TasksFields, {{QStringLiteral("id"), displayId(m_id)}}, this,
                   [this](const Result<Payload> &result) { takeFields(result); });
}

void EditTaskDialog::takeFields(const Result<Payload> &result)
{
    if (!result)
        return showFault(result.error());
    const QJsonObject answer = std::get<QJsonObject>(*result);
    m_revision = answer[QLatin1String("revision")].toInteger();
    m_form->setFields(answer[QLatin1String("fields")].toObject());
    orderFocus(*this);
    m_form->focusFirst();
    showWhetherChanged();
}

void EditTaskDialog::reject()
{
    DiscardDialog::closeForm(this, !m_form->changes().isEmpty() || !m_reason->text().isEmpty());
}

void EditTaskDialog::save()
{
    m_form->forgetFaults();
    m_fault->hide();
    m_save->setEnabled(false);
    QJsonObject parameters{{QStringLiteral("id"), displayId(m_id)}, {QStringLiteral("changes"), m_form->changes()},
                           {QStringLiteral("revision"), m_revision}, {QStringLiteral("requeue"), m_retry->isChecked()}};
    if (const QString reason = m_reason->text().trimmed(); !reason.isEmpty())
        parameters.insert(QStringLiteral("reason"), reason);
    m_link.request(Operation::TasksEdit, parameters, this, [this](const Result<Payload> &result) { finish(result); });
}

void EditTaskDialog::finish(const Result<Payload> &result)
{
    showWhetherChanged();
    if (!result)
        return showFault(result.error());
    const QJsonObject answer = std::get<QJsonObject>(*result);
    const QJsonArray rejected = answer[QLatin1String("rejected")].toArray();
    for (const QJsonValue &fault : rejected) {
        if (!m_form->showFault(fault[QLatin1String("field")].toString(), faultSentence(fault.toObject())))
            showFault({fault[QLatin1String("code")].toString(), ErrorCategory::Permanent, fault[QLatin1String("detail")].toString()});
    }
    if (!rejected.isEmpty())
        return;
    Q_EMIT edited(m_form->before(), answer, m_retry->isChecked());
    accept();
}

void EditTaskDialog::showFault(const Error &error)
{
    QPalette ink;
    ink.setColor(QPalette::WindowText, toneColour(Tone::Bad, palette()));
    m_fault->setPalette(ink);
    m_fault->setText(errorTextWithDetail(error));
    m_fault->show();
    m_again->setVisible(error.code == QLatin1String("changed_meanwhile"));
}

void EditTaskDialog::showWhetherChanged()
{
    m_save->setText(m_retry->isChecked() ? tr("Sa&ve and try again") : tr("Sa&ve"));
    m_save->setEnabled(m_revision >= 0 && (m_retry->isChecked() || !m_form->changes().isEmpty()));
}

} // namespace qd
