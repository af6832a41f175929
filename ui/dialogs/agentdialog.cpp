#include "ui/dialogs/agentdialog.h"

#include "core/api/statuscodec.h"
#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/environmenttable.h"
#include "ui/dialogs/taskdocument.h"
#include "ui/link/corelink.h"
#include "ui/models/errortext.h"
#include "ui/models/words.h"
#include "ui/parts/focusorder.h"
#include "ui/parts/foreigntextedit.h"
#include "ui/parts/pathfield.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGridLayout>
#include <QGroupBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>
#include <QStyle>

namespace qd {
namespace {

constexpr int kMostName = 64;
constexpr int kMostSlots = 64;
constexpr int kMostSeconds = 86'400;
constexpr int kKindColumns = 4;

QSpinBox *secondsField(const QString &none, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(0, kMostSeconds);
    box->setSuffix(AgentDialog::tr(" s"));
    box->setSpecialValueText(none);
    return box;
}

/// As wide as the fields, and close to the one above it.
PlainLabel *wideLabel(QWidget *parent)
{
    auto *label = new PlainLabel(parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    QSizePolicy policy = label->sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Expanding);
    label->setSizePolicy(policy);
    return label;
}

QString spokenName(QString label)
{
    return label.remove(u'&').replace(u'\n', u' ').chopped(1);
}

QString linesOf(const QJsonArray &texts)
{
    QStringList lines;
    for (const QJsonValue &text : texts)
        lines += text.toString();
    return lines.join(u'\n');
}

QJsonArray wordsOf(const QString &text)
{
    QJsonArray words;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty())
            words += part.trimmed();
    }
    return words;
}

/// A member only where it says something: what is left out is as the core has it.
void put(QJsonObject &object, const char *name, const QJsonValue &value, bool says)
{
    if (says)
        object.insert(QLatin1String(name), value);
}

/// The field that an error of the core is about; empty = none of them.
QString fieldOf(const Error &error)
{
    if (error.code == QLatin1String("agent_exists") || error.code == QLatin1String("agent_name_invalid"))
        return QStringLiteral("name");
    if (error.code == QLatin1String("agent_slots_invalid"))
        return QStringLiteral("slots");
    if (error.code == QLatin1String("agent_kinds_invalid"))
        return QStringLiteral("kinds");
    if (error.code == QLatin1String("agent_specialties_invalid"))
        return QStringLiteral("specialties");
    const QString setting = error.detail.section(u'\'', 1, 1);
    if (setting == QLatin1String("command"))
        return error.detail.contains(QLatin1String("placeholder")) || error.detail.contains(QLatin1String("{title}"))
            ? QStringLiteral("arguments") : QStringLiteral("program");
    return setting;
}

} // namespace

AgentDialog::AgentDialog(CoreLink &link, const std::optional<Agent> &agent, QWidget *parent)
    : QDialog(parent), m_link(link), m_agent(agent), m_transport(agent ? agent->transport : Transport::Command),
      m_form(new QFormLayout), m_name(new QLineEdit(this)), m_specialties(new QLineEdit(this)), m_slots(new QSpinBox(this)),
      m_program(new QLineEdit(this)),
      m_programCell(new PathField(m_program, PathField::Wanted::File, QStringLiteral("program"), tr("Choose the program"), this)),
      m_arguments(new ForeignTextEdit(this)), m_prompt(new QComboBox(this)),
      m_environment(new EnvironmentTable(this)), m_directory(new QLineEdit(this)),
      m_directoryCell(new PathField(m_directory, PathField::Wanted::Folder, QStringLiteral("directory"), tr("Choose the directory"), this)),
      m_startTimeout(secondsField(tr("No limit of its own"), this)), m_idleTimeout(secondsField(tr("As the task says"), this)),
      m_timeout(secondsField(tr("As the task says"), this)), m_sandbox(new QComboBox(this)),
      m_network(new QCheckBox(tr("The net&work can be reached from inside"), this)), m_fault(new PlainLabel(this))
{
    setWindowTitle(agent ? tr("Edit agent") : tr("Add agent"));
    setAttribute(Qt::WA_DeleteOnClose);
    makeFields();
    m_fault->setObjectName(QStringLiteral("fault"));
    m_fault->setWordWrap(true);
    m_fault->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(agent ? tr("&Save agent") : tr("&Add agent"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    connect(m_save, &QPushButton::clicked, this, &AgentDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *fields = new QWidget(this);
    fields->setLayout(m_form);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(fields);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(area, 1);
    layout->addWidget(m_fault);
    layout->addWidget(buttons);
    if (agent)
        fill(*agent);
    showFieldsOfTransport();
    m_atStart = members();
    orderFocus(*this);
    area->setMinimumWidth(fields->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    const int most = screen()->availableGeometry().height() * 9 / 10;
    resize(fontMetrics().averageCharWidth() * 110, std::min(most, fields->sizeHint().height() + buttons->sizeHint().height() * 3));
}

void AgentDialog::makeFields()
{
    auto *kinds = new QGroupBox(this);
    kinds->setAccessibleName(tr("Kinds of tasks"));
    auto *grid = new QGridLayout(kinds);
    for (const auto &[kind, word] : EnumWords<TaskKind>::kWords) {
        auto *box = new QCheckBox(wordFor(kind), kinds);
        box->setObjectName(QStringLiteral("kind-") + QLatin1String(word));
        const int count = int(m_kinds.size());
        grid->addWidget(box, count / kKindColumns, count % kKindColumns);
        m_kinds.insert(QLatin1String(word), box);
    }
    m_name->setMaxLength(kMostName);
    m_slots->setRange(1, kMostSlots);
    m_specialties->setPlaceholderText(tr("python, tests, documentation"));
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    addField(tr("&Name:"), "name", m_name);
    addField(tr("&Kinds of tasks:"), "kinds", kinds);
    makeCommandFields();
    addField(tr("Tasks at &once:"), "slots", m_slots);
    addField(tr("S&pecialties:"), "specialties", m_specialties, tr("Words with commas between. A task that speaks of one goes here rather than elsewhere."));
}

void AgentDialog::makeCommandFields()
{
    m_program->setPlaceholderText(QStringLiteral("/usr/local/bin/agent"));
    m_arguments->setPlaceholderText(QStringLiteral("--non-interactive\n--input\n{prompt_file}"));
    m_arguments->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_arguments->setFixedHeight(m_arguments->fontMetrics().lineSpacing() * 6);
    m_prompt->addItem(tr("On standard input"), QStringLiteral("stdin"));
    m_prompt->addItem(tr("In a file, named by {prompt_file}"), QStringLiteral("file"));
    m_prompt->addItem(tr("Not at all"), QStringLiteral("none"));
    m_directory->setPlaceholderText(tr("A scratch directory of the profile"));
    m_sandbox->addItem(tr("If this machine can"), QStringLiteral("auto"));
    m_sandbox->addItem(tr("Always, or it does not run"), QStringLiteral("require"));
    m_sandbox->addItem(tr("Never: it may do whatever you may"), QStringLiteral("off"));
    addField(tr("Pro&gram:"), "program", m_program, tr("An absolute path, or a name that is looked up in PATH. There is no shell."), m_programCell);
    addField(tr("Arg&uments,\none per line:"), "arguments", m_arguments,
             tr("A line can stand for something: {prompt_file} the file with the prompt, {workspace} the directory of the task, "
                "{task_id}, {attempt}; {title} only behind a line \"--\". Within other text they are refused."));
    addField(tr("P&rompt:"), "prompt", m_prompt);
    addField(tr("&Environment:"), "env", m_environment, tr("What is kept here is stored in the database of the profile as it is."));
    addField(tr("&Directory:"), "directory", m_directory, tr("Where it works when a task names no directory."), m_directoryCell);
    addField(tr("&First sign of life within:"), "start_timeout", m_startTimeout);
    addField(tr("Longest s&ilence:"), "idle_timeout", m_idleTimeout);
    addField(tr("&Longest attempt:"), "timeout", m_timeout);
    addField(tr("Sand&box:"), "sandbox", m_sandbox);
    addField(tr("Network:"), "network", m_network);
}

void AgentDialog::addField(const QString &label, const char *field, QWidget *editor, const QString &hint, QWidget *cell)
{
    auto *fault = wideLabel(this);
    fault->setObjectName(QStringLiteral("fault-") + QLatin1String(field));
    fault->hide();
    m_faults.insert(QLatin1String(field), fault);
    editor->setObjectName(QLatin1String(field));
    auto *caption = new PlainLabel(label, this);
    caption->setBuddy(editor);
    if (!qobject_cast<QCheckBox *>(editor))
        editor->setAccessibleName(spokenName(label));
    m_cells.insert(QLatin1String(field), cell ? cell : editor);
    m_form->addRow(caption, cell ? cell : editor);
    if (const auto *text = qobject_cast<ForeignTextEdit *>(editor))
        m_form->addRow(QString(), text->note());
    // Rows of their own: within a cell, words that wrap would not get the height they need.
    if (!hint.isEmpty()) {
        auto *words = wideLabel(this);
        words->setText(hint);
        words->setForegroundRole(QPalette::PlaceholderText);
        editor->setAccessibleDescription(hint);
        m_hints.insert(QLatin1String(field), words);
        m_form->addRow(QString(), words);
    }
    m_form->addRow(QString(), fault);
}

void AgentDialog::fill(const Agent &agent)
{
    const QJsonObject &settings = agent.settings;
    const auto seconds = [&](const char *name) { return settings.value(QLatin1String(name)).toInt(); };
    const auto choose = [](QComboBox *box, const QString &word) { box->setCurrentIndex(std::max(0, box->findData(word))); };
    m_name->setText(agent.name);
    m_name->setReadOnly(true);
    m_name->setToolTip(tr("A name stays with its agent: tasks and records go by it."));
    for (const TaskKind kind : agent.kinds)
        m_kinds.value(toText(kind))->setChecked(true);
    m_specialties->setText(agent.specialties.join(QStringLiteral(", ")));
    m_slots->setValue(agent.slotCount);
    QJsonArray command = settings.value(QLatin1String("command")).toArray();
    if (!command.isEmpty())
        m_program->setText(command.takeAt(0).toString());
    m_arguments->setText(linesOf(command));
    choose(m_prompt, settings.value(QLatin1String("prompt")).toString(QStringLiteral("stdin")));
    m_environment->setEnvironment(settings.value(QLatin1String("env")));
    m_directory->setText(settings.value(QLatin1String("directory")).toString());
    m_startTimeout->setValue(seconds("start_timeout"));
    m_idleTimeout->setValue(seconds("idle_timeout"));
    m_timeout->setValue(seconds("timeout"));
    const bool owns = settings.contains(QLatin1String("command"));
    choose(m_sandbox, settings.value(QLatin1String("sandbox")).toString(owns ? QStringLiteral("auto") : QStringLiteral("off")));
    m_network->setChecked(settings.value(QLatin1String("network")).toBool());
}

void AgentDialog::showFieldsOfTransport()
{
    for (const char *field : {"program", "arguments", "prompt", "env", "directory", "start_timeout", "idle_timeout", "timeout", "sandbox", "network"}) {
        const bool shown = m_transport == Transport::Command;
        m_form->setRowVisible(m_cells.value(QLatin1String(field)), shown);
        if (PlainLabel *hint = m_hints.value(QLatin1String(field)))
            m_form->setRowVisible(hint, shown);
    }
}

QJsonObject AgentDialog::settings() const
{
    QJsonObject settings;
    if (m_transport != Transport::Command)
        return settings;
    QJsonArray command = argumentsFromLines(m_arguments->text());
    const bool owns = !m_program->text().isEmpty() || !command.isEmpty();
    command.prepend(m_program->text());
    put(settings, "command", command, owns);
    const QString prompt = m_prompt->currentData().toString();
    put(settings, "prompt", prompt, prompt != QLatin1String("stdin"));
    const QJsonObject environment = m_environment->environment();
    put(settings, "env", environment, !environment.isEmpty());
    put(settings, "directory", m_directory->text(), !m_directory->text().isEmpty());
    put(settings, "start_timeout", m_startTimeout->value(), m_startTimeout->value() > 0);
    put(settings, "idle_timeout", m_idleTimeout->value(), m_idleTimeout->value() > 0);
    put(settings, "timeout", m_timeout->value(), m_timeout->value() > 0);
    const QString sandbox = m_sandbox->currentData().toString();
    put(settings, "sandbox", sandbox, sandbox != (owns ? QLatin1String("auto") : QLatin1String("off")));
    put(settings, "network", true, m_network->isChecked());
    return settings;
}

QJsonObject AgentDialog::members() const
{
    QJsonArray kinds;
    for (const auto &[kind, word] : EnumWords<TaskKind>::kWords) {
        if (m_kinds.value(QLatin1String(word))->isChecked())
            kinds += QLatin1String(word);
    }
    return {{QStringLiteral("transport"), toText(m_transport)}, {QStringLiteral("kinds"), kinds},
            {QStringLiteral("specialties"), wordsOf(m_specialties->text())}, {QStringLiteral("slots"), m_slots->value()},
            {QStringLiteral("settings"), settings()}};
}

// Settings of which this form knows nothing stay as they are.
QJsonObject AgentDialog::changes() const
{
    const QJsonObject before = toJson(*m_agent);
    QJsonObject changes;
    const QJsonObject now = members();
    for (auto member = now.begin(); member != now.end(); ++member) {
        if (member.key() != QLatin1String("settings") && before.value(member.key()) != *member)
            changes.insert(member.key(), *member);
    }
    const QJsonObject entered = settings();
    QJsonObject changed;
    for (const char *name : {"command", "prompt", "env", "directory", "start_timeout", "idle_timeout", "timeout", "sandbox", "network"}) {
        const QString key = QLatin1String(name);
        const bool same = key == QLatin1String("env") ? !m_environment->isChanged() : entered.value(key) == m_agent->settings.value(key);
        const bool isDefault = !entered.contains(key) && (key == QLatin1String("prompt") || key == QLatin1String("sandbox") || key == QLatin1String("network"));
        if (!same && !(isDefault && !m_agent->settings.contains(key)))
            changed.insert(key, entered.contains(key) ? entered.value(key) : QJsonValue(QJsonValue::Null));
    }
    if (!changed.isEmpty())
        changes.insert(QStringLiteral("settings"), changed);
    return changes;
}

bool AgentDialog::isWritten() const
{
    return m_agent ? !changes().isEmpty() : members() != m_atStart || !m_name->text().isEmpty();
}

void AgentDialog::setFileChooser(const std::shared_ptr<FileChooser> &chooser)
{
    m_programCell->setFileChooser(chooser);
    m_directoryCell->setFileChooser(chooser);
}

void AgentDialog::reject()
{
    DiscardDialog::closeForm(this, isWritten());
}

void AgentDialog::submit()
{
    for (PlainLabel *label : std::as_const(m_faults))
        label->hide();
    m_fault->hide();
    const auto then = [this](const Result<Payload> &answer) { finish(answer); };
    if (m_agent) {
        const QJsonObject changed = changes();
        if (changed.isEmpty())
            return accept();
        m_save->setEnabled(false);
        m_link.request(Operation::AgentsSet, {{QStringLiteral("name"), m_agent->name}, {QStringLiteral("changes"), changed}}, this, then);
        return;
    }
    QJsonObject agent = members();
    agent.insert(QStringLiteral("name"), m_name->text());
    m_save->setEnabled(false);
    m_link.request(Operation::AgentsAdd, {{QStringLiteral("agent"), agent}}, this, then);
}

void AgentDialog::finish(const Result<Payload> &answer)
{
    m_save->setEnabled(true);
    if (answer)
        return accept();
    showFault(fieldOf(answer.error()), errorTextWithDetail(answer.error()));
}

void AgentDialog::showFault(const QString &field, const QString &sentence)
{
    PlainLabel *label = m_faults.value(field, m_fault);
    QPalette ink;
    ink.setColor(QPalette::WindowText, toneColour(Tone::Bad, palette()));
    label->setPalette(ink);
    label->setText(sentence);
    label->show();
    if (auto *editor = findChild<QWidget *>(field))
        editor->setFocus();
}

} // namespace qd
