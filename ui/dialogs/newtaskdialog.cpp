#include "ui/dialogs/newtaskdialog.h"

#include "core/domain/task.h"
#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/taskdocument.h"
#include "ui/link/corelink.h"
#include "ui/models/errortext.h"
#include "ui/models/words.h"
#include "ui/parts/focusorder.h"
#include "ui/parts/foreigntextedit.h"
#include "ui/parts/pathfield.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSpinBox>

#include <algorithm>

namespace qd {
namespace {

constexpr int kTitleLimit = 200;
constexpr int kMostUrgent = 10;

ForeignTextEdit *textField(int lines, const QString &example, QWidget *parent)
{
    auto *edit = new ForeignTextEdit(parent);
    edit->setPlaceholderText(example);
    edit->setMinimumHeight(edit->fontMetrics().lineSpacing() * lines + 12);
    return edit;
}

QString spokenName(QString label)
{
    return label.remove(u'&').replace(u'\n', u' ').chopped(1);
}

QString wordOf(const QComboBox *box)
{
    return box->currentData().toString();
}

} // namespace

NewTaskDialog::NewTaskDialog(CoreLink &link, QWidget *parent)
    : QDialog(parent), m_link(link), m_form(new QFormLayout), m_title(new QLineEdit(this)), m_kind(new QComboBox(this)),
      m_nobody(new PlainLabel(this)),
      m_command(textField(4, tr("git\nstatus\n--short"), this)),
      m_rehearse(textField(4, tr("sleep 2\nsucceed all is well"), this)),
      m_instructions(textField(6, tr("What is to be done, in Markdown"), this)), m_workspace(new QLineEdit(this)),
      m_workspaceCell(new PathField(m_workspace, PathField::Wanted::Folder, QStringLiteral("workspace"), tr("Choose the directory"), this)),
      m_priority(new QSpinBox(this)), m_mode(new QComboBox(this)),
      m_hold(new QCheckBox(tr("H&old it until I release it"), this)), m_fault(new PlainLabel(this))
{
    setWindowTitle(tr("New task"));
    setAttribute(Qt::WA_DeleteOnClose);
    makeFields(m_form);
    m_fault->setWordWrap(true);
    m_fault->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("&Add task"), QDialogButtonBox::AcceptRole);
    m_add->setIcon(themedIcon(QStringLiteral("action-new")));
    m_add->setDefault(true);
    connect(m_add, &QPushButton::clicked, this, &NewTaskDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &NewTaskDialog::showFieldsOfKind);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addLayout(m_form, 1);
    layout->addWidget(m_fault);
    layout->addWidget(buttons);
    showFieldsOfKind();
    orderFocus(*this);
    m_atStart = document();
    resize(fontMetrics().averageCharWidth() * 80, sizeHint().height());
}

void NewTaskDialog::setText(const QString &text)
{
    // Its first line in plain; a person may write another.
    m_title->setText(UntrustedText(text.left(text.indexOf(u'\n'))).displayLine(kTitleLimit - 1).trimmed());
    m_instructions->setText(text);
    m_atStart = document();
}

void NewTaskDialog::setFileChooser(std::shared_ptr<FileChooser> chooser)
{
    m_workspaceCell->setFileChooser(std::move(chooser));
}

void NewTaskDialog::reject()
{
    DiscardDialog::closeForm(this, document() != m_atStart);
}

void NewTaskDialog::makeFields(QFormLayout *form)
{
    for (const auto &[kind, word] : EnumWords<TaskKind>::kWords)
        m_kind->addItem(wordFor(kind), QLatin1String(word));
    for (ForeignTextEdit *edit : {m_command, m_rehearse})
        edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_workspace->setPlaceholderText(tr("A scratch directory of the profile"));
    m_workspace->setMinimumWidth(fontMetrics().horizontalAdvance(m_workspace->placeholderText()) + fontMetrics().height() * 2);
    m_priority->setRange(0, kMostUrgent);
    m_priority->setValue(TaskDraft::kDefaultPriority);
    m_mode->addItem(themedIcon(QStringLiteral("mode-proof")), tr("PROOF: write down what would happen"),
                    toText(Mode::Proof));
    m_mode->addItem(themedIcon(QStringLiteral("mode-real")), tr("REAL: do it, when armed"), toText(Mode::Real));
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    addField(form, tr("&Title:"), "title", m_title);
    addField(form, tr("&Kind:"), "kind", m_kind);
    addField(form, tr("&Directory:"), "workspace", m_workspace, m_workspaceCell);
    addField(form, tr("&Priority, 10 first:"), "priority", m_priority);
    addField(form, tr("&Mode:"), "mode", m_mode);
    form->addRow(QString(), m_hold);
    // What depends on the kind comes last: nothing above it moves when another one is chosen.
    m_nobody->setObjectName(QStringLiteral("nobody"));
    m_nobody->setWordWrap(true);
    form->addRow(QString(), m_nobody);
    addField(form, tr("&Command,\none argument per line:"), "command", m_command);
    addField(form, tr("&Steps,\none per line:"), "rehearse", m_rehearse);
    addField(form, tr("&Instructions:"), "instructions", m_instructions);
    levelCaptions();
}

// Those that are not seen count too: fields keep their left edge.
void NewTaskDialog::levelCaptions()
{
    QList<QWidget *> captions;
    int widest = 0;
    for (int row = 0; row < m_form->rowCount(); ++row) {
        const QLayoutItem *item = m_form->itemAt(row, QFormLayout::LabelRole);
        if (!item || !item->widget())
            continue;
        captions += item->widget();
        widest = std::max(widest, item->widget()->sizeHint().width());
    }
    for (QWidget *caption : std::as_const(captions))
        caption->setMinimumWidth(widest);
}

void NewTaskDialog::addField(QFormLayout *form, const QString &label, const char *field, QWidget *editor, QWidget *cell)
{
    auto *fault = new PlainLabel(this);
    fault->setObjectName(QStringLiteral("fault-") + QLatin1String(field));
    fault->setWordWrap(true);
    fault->hide();
    m_faults.insert(QLatin1String(field), fault);
    auto *caption = new PlainLabel(label, this);
    caption->setBuddy(editor);
    editor->setAccessibleName(spokenName(label));
    if (qobject_cast<QComboBox *>(editor)) // its spoken name is the choice that is made
        editor->setAccessibleDescription(spokenName(label));
    form->addRow(caption, cell ? cell : editor);
    // Rows of their own: within a cell, words that wrap would not get the height they need.
    if (const auto *text = qobject_cast<ForeignTextEdit *>(editor))
        form->addRow(QString(), text->note());
    form->addRow(QString(), fault);
}

void NewTaskDialog::showFieldsOfKind()
{
    const auto kind = fromText<TaskKind>(wordOf(m_kind));
    m_nobody->setText(tr("No agent does this yet: the task would wait for one."));
    m_form->setRowVisible(m_nobody, kind && !isDone(*kind));
    m_form->setRowVisible(m_command, kind == TaskKind::Command);
    m_form->setRowVisible(m_rehearse, kind == TaskKind::Rehearsal);
    m_form->setRowVisible(m_instructions, kind != TaskKind::Command && kind != TaskKind::Rehearsal);
}

bool NewTaskDialog::isDone(TaskKind kind) const
{
    const std::vector<AgentStatus> &agents = m_link.agents();
    return agents.empty() // none has been told of yet
        || std::any_of(agents.begin(), agents.end(), [kind](const AgentStatus &status) {
               const std::vector<TaskKind> &kinds = status.agent.kinds;
               return status.agent.enabled && std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
           });
}

QJsonObject NewTaskDialog::document() const
{
    const auto kind = fromText<TaskKind>(wordOf(m_kind));
    QJsonObject task{{QStringLiteral("title"), m_title->text().trimmed()},
                     {QStringLiteral("kind"), wordOf(m_kind)},
                     {QStringLiteral("priority"), m_priority->value()},
                     {QStringLiteral("mode"), wordOf(m_mode)},
                     {QStringLiteral("hold"), m_hold->isChecked()}};
    if (kind == TaskKind::Command)
        task.insert(QStringLiteral("command"), argumentsFromLines(m_command->text()));
    else if (kind == TaskKind::Rehearsal)
        task.insert(QStringLiteral("rehearse"), rehearsalFromLines(m_rehearse->text()));
    else if (!m_instructions->text().isEmpty())
        task.insert(QStringLiteral("instructions"), m_instructions->text());
    if (const QString workspace = m_workspace->text(); !workspace.isEmpty())
        task.insert(QStringLiteral("workspace"), workspace);
    return task;
}

QJsonObject NewTaskDialog::parameters() const
{
    const QByteArray text = QJsonDocument(document()).toJson(QJsonDocument::Compact);
    const QJsonObject file{{QStringLiteral("name"), QStringLiteral("console.json")},
                           {QStringLiteral("text"), QString::fromUtf8(text)}};
    return {{QStringLiteral("documents"), QJsonArray{file}}};
}

void NewTaskDialog::submit()
{
    forgetFaults();
    m_add->setEnabled(false);
    m_link.request(Operation::TasksPreview, parameters(), this,
                   [this](const Result<Payload> &answer) { judge(answer); });
}

void NewTaskDialog::judge(const Result<Payload> &preview)
{
    const auto *object = preview ? std::get_if<QJsonObject>(&*preview) : nullptr;
    if (!object)
        return finish(preview);
    if (object->value(QLatin1String("ok")).toInt() == 1) {
        m_link.request(Operation::TasksAdd, parameters(), this,
                       [this](const Result<Payload> &answer) { finish(answer); });
        return;
    }
    m_add->setEnabled(true);
    const QJsonArray rows = object->value(QLatin1String("rows")).toArray();
    for (const QJsonValue &row : rows) {
        if (row[QLatin1String("status")].toString() == QLatin1String("duplicate"))
            showFault({}, tr("The same task is already there as %1.")
                              .arg(UntrustedText(row[QLatin1String("existing")].toString()).displayLine()));
        else if (row[QLatin1String("status")].toString() == QLatin1String("invalid"))
            showFault(row[QLatin1String("field")].toString(), faultSentence(row.toObject()));
    }
}

void NewTaskDialog::finish(const Result<Payload> &answer)
{
    m_add->setEnabled(true);
    const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
    if (!object)
        return showFault({}, errorTextWithDetail(answer.error()));
    const QJsonArray rejected = object->value(QLatin1String("rejected")).toArray();
    for (const QJsonValue &row : rejected)
        showFault(row[QLatin1String("field")].toString(), faultSentence(row.toObject()));
    if (!rejected.isEmpty())
        return;
    Q_EMIT added(1, 0);
    accept();
}

void NewTaskDialog::showFault(const QString &field, const QString &sentence)
{
    PlainLabel *label = m_faults.value(field, m_fault);
    const bool isFirst = label->isHidden();
    QPalette ink;
    ink.setColor(QPalette::WindowText, toneColour(Tone::Bad, palette()));
    label->setPalette(ink);
    label->setText(isFirst ? sentence : label->text() + u'\n' + sentence);
    label->show();
}

// Lines that wrap are no part of what a window takes for its least size: it grows when one appears.
bool NewTaskDialog::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible()) {
        const int most = screen()->availableGeometry().height();
        resize(width(), std::min(most, std::max(height(), layout()->totalHeightForWidth(width()))));
    }
    return done;
}

void NewTaskDialog::forgetFaults()
{
    for (PlainLabel *label : std::as_const(m_faults))
        label->hide();
    m_fault->hide();
}

} // namespace qd
