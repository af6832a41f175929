#include "ui/dialogs/settingsdialog.h"

#include "ui/actions/actions.h"
#include "ui/dialogs/allowrealdialog.h"
#include "ui/dialogs/settingfield.h"
#include "ui/dialogs/shortcutspage.h"
#include "ui/link/corelink.h"
#include "ui/models/errortext.h"
#include "ui/models/language.h"
#include "ui/parts/focusorder.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

enum Page { General, Daemon, Safety, Appearance, Notifications, Keys, Why };

Page pageOf(const QString &name)
{
    const QString group = name.section(u'.', 0, 0);
    if (group == QLatin1String("safety"))
        return Safety;
    return group == QLatin1String("engine") || group == QLatin1String("retry") || group == QLatin1String("kill") ? Daemon : General;
}

void addHead(QVBoxLayout *column, const QString &title, const QString &words)
{
    auto *head = new PlainLabel(title, column->parentWidget());
    QFont strong = head->font();
    strong.setBold(true);
    head->setFont(strong);
    auto *text = new PlainLabel(words, column->parentWidget());
    text->setWordWrap(true);
    column->addWidget(head);
    column->addWidget(text);
}

} // namespace

SettingsDialog::SettingsDialog(CoreLink &link, const Actions &actions, Shortcuts &shortcuts, const StartChoices &chosen, QWidget *parent)
    : QDialog(parent), m_link(link), m_search(new QLineEdit(this)), m_pages(new QListWidget(this)),
      m_stack(new QStackedWidget(this)), m_note(new PlainLabel(this))
{
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_pages->setAccessibleName(tr("Pages of settings"));
    m_pages->addItems({tr("General"), tr("Daemon"), tr("Safety"), tr("Appearance"), tr("Notifications"), tr("Shortcuts"), tr("Why these values")});
    m_pages->setFixedWidth(std::max(fontMetrics().averageCharWidth() * 24, m_pages->sizeHintForColumn(0) + 2 * m_pages->frameWidth()));
    m_stack->addWidget(makeFields());
    m_stack->addWidget(makeAppearance(actions, chosen));
    m_stack->addWidget(makeNotifications(actions));
    m_stack->addWidget(new ShortcutsPage(shortcuts, this));
    m_stack->addWidget(makeWhy());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_resetPage = buttons->addButton(tr("Reset &page"), QDialogButtonBox::ResetRole);
    m_resetPage->setObjectName(QStringLiteral("resetPage"));
    for (QAbstractButton *button : buttons->buttons())
        qobject_cast<QPushButton *>(button)->setAutoDefault(false); // Enter in a field is for the field
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_resetPage, &QPushButton::clicked, this, &SettingsDialog::resetPage);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::showPage);
    connect(m_pages, &QListWidget::currentRowChanged, this, [this] {
        m_search->clear();
        showPage();
    });

    auto *middle = new QHBoxLayout;
    middle->addWidget(m_pages);
    middle->addWidget(m_stack, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addLayout(middle, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 150, fontMetrics().lineSpacing() * 36);
    m_pages->setCurrentRow(General);
    m_search->setFocus();
    read();
}

QWidget *SettingsDialog::makeFields()
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto *fields = new QWidget(area);
    m_column = new QVBoxLayout(fields);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    m_note->setText(tr("The daemon is being asked…"));
    m_column->addWidget(m_note);
    m_column->addStretch();
    area->setWidget(fields);
    return area;
}

QWidget *SettingsDialog::makeAppearance(const Actions &actions, const StartChoices &chosen)
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    addThemes(actions, *column);
    column->addSpacing(fontMetrics().lineSpacing());
    addLanguages(chosen.language, *column);
    column->addSpacing(fontMetrics().lineSpacing());
    addTimeZones(chosen.zone, *column);
    column->addStretch();
    return page;
}

void SettingsDialog::addThemes(const Actions &actions, QVBoxLayout &column)
{
    QWidget *page = column.parentWidget();
    addHead(&column, tr("Theme"), tr("Of this console alone; it counts at once."));
    for (const Command command : {Command::ThemeAuto, Command::ThemeLight, Command::ThemeDark, Command::ThemeContrast}) {
        QAction *action = actions.action(command);
        auto *choice = new QRadioButton(action->iconText(), page);
        choice->setObjectName(action->objectName());
        choice->setAccessibleDescription(action->statusTip());
        choice->setChecked(action->isChecked());
        connect(choice, &QRadioButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::toggled, choice, &QRadioButton::setChecked);
        column.addWidget(choice);
    }
}

void SettingsDialog::addLanguages(const QString &chosen, QVBoxLayout &column)
{
    addHead(&column, tr("Language"), tr("Of this console alone; it counts from its next start on."));
    auto *box = new QComboBox(column.parentWidget());
    box->setObjectName(QStringLiteral("language"));
    box->setAccessibleName(tr("Language"));
    box->addItem(tr("As the desktop"), QString());
    for (const LanguageName &language : knownLanguages())
        box->addItem(QString::fromUtf8(language.name), QString::fromLatin1(language.code));
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    connect(box, &QComboBox::activated, this, [this, box] { Q_EMIT languageChosen(box->currentData().toString()); });
    column.addWidget(box, 0, Qt::AlignLeft);
}

void SettingsDialog::addTimeZones(DisplayZone chosen, QVBoxLayout &column)
{
    addHead(&column, tr("Times"), tr("Of this console alone; it counts from its next start on. The clock below the window shows both."));
    auto *box = new QComboBox(column.parentWidget());
    box->setObjectName(QStringLiteral("zone"));
    box->setAccessibleName(tr("Times"));
    box->addItem(tr("In local time"));
    box->addItem(tr("In UTC"));
    box->setCurrentIndex(chosen == DisplayZone::Utc ? 1 : 0);
    connect(box, &QComboBox::activated, this,
            [this](int row) { Q_EMIT timeZoneChosen(row == 1 ? DisplayZone::Utc : DisplayZone::Local); });
    column.addWidget(box, 0, Qt::AlignLeft);
}

QWidget *SettingsDialog::makeNotifications(const Actions &actions)
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    addHead(column, tr("Notifications of the desktop"),
            tr("Of this console alone; it counts at once. While you look elsewhere you are told, once a minute at most of each "
               "kind: the daemon was killed or has stopped, new dead letters, tasks to approve, unknown outcomes."));
    QAction *action = actions.action(Command::Notifications);
    auto *box = new QCheckBox(tr("Tell the desktop what needs me"), page);
    box->setObjectName(action->objectName());
    box->setChecked(action->isChecked());
    connect(box, &QCheckBox::clicked, action, &QAction::setChecked);
    connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
    column->addWidget(box);
    column->addStretch();
    return page;
}

QWidget *SettingsDialog::makeWhy()
{
    auto *page = new QWidget(this);
    auto *words = new PlainLabel(
        tr("Five places can say what a setting is: the command line of the daemon, its environment, this dialog, the file of "
           "settings, and the default. The first of them that says anything counts."), page);
    words->setWordWrap(true);
    auto *table = new PlainTable(page);
    table->setObjectName(QStringLiteral("effective"));
    table->setAccessibleName(tr("Settings in force"));
    table->setModel(&m_model);
    table->setColumnChars({27, 12, 15, 12, 44});
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(words);
    column->addWidget(table, 1);
    return page;
}

void SettingsDialog::read()
{
    m_link.request(Operation::SettingsList, {}, this, [this](const Result<Payload> &answer) { take(answer); });
}

void SettingsDialog::take(const Result<Payload> &answer)
{
    const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
    m_note->setText(answer ? QString() : errorTextWithDetail(answer.error()));
    if (!object)
        return;
    std::vector<SettingRow> rows = settingRowsFromJson(*object);
    for (const SettingRow &row : rows) {
        if (SettingField *known = field(row.name)) {
            if (known->row() != row)
                known->setRow(row);
            continue;
        }
        auto *made = new SettingField(row, this);
        m_fields.push_back(made);
        m_column->insertWidget(m_column->count() - 1, made);
        connect(made, &SettingField::changeRequested, this, &SettingsDialog::change);
        connect(made, &SettingField::resetRequested, this,
                [this](const QString &name) { request(Operation::SettingsReset, {{QStringLiteral("name"), name}}); });
    }
    m_model.setSettings(std::move(rows));
    orderFocus(*this);
    showPage();
}

bool SettingsDialog::isShown(const SettingField &field) const
{
    const QString words = m_search->text().trimmed();
    return words.isEmpty() ? pageOf(field.row().name) == m_pages->currentRow() : field.speaksOf(words);
}

void SettingsDialog::showPage()
{
    const bool searches = !m_search->text().trimmed().isEmpty();
    const int page = m_pages->currentRow();
    m_stack->setCurrentIndex(searches || page < Appearance ? 0 : page - Appearance + 1);
    bool any = false;
    bool canReset = false;
    for (SettingField *field : m_fields) {
        const bool shown = isShown(*field);
        field->setVisible(shown);
        any = any || shown;
        canReset = canReset || (shown && field->row().isChangedHere());
    }
    if (!m_fields.empty())
        m_note->setText(any ? QString() : tr("No setting speaks of this."));
    m_note->setVisible(!m_note->text().isEmpty());
    m_resetPage->setEnabled(canReset && m_stack->currentIndex() == 0);
}

void SettingsDialog::resetPage()
{
    for (const SettingField *field : m_fields) {
        if (isShown(*field) && field->row().isChangedHere())
            request(Operation::SettingsReset, {{QStringLiteral("name"), field->row().name}});
    }
}

void SettingsDialog::change(const QString &name, const QString &value)
{
    const QJsonObject parameters{{QStringLiteral("name"), name}, {QStringLiteral("value"), value}};
    SettingField *changed = field(name);
    if (!changed->row().arms || value != QLatin1String("true"))
        return request(Operation::SettingsSet, parameters);
    auto *question = new AllowRealDialog(this);
    connect(question, &QDialog::accepted, this, [this, parameters] { request(Operation::SettingsSet, parameters); });
    connect(question, &QDialog::rejected, changed, [changed] { changed->setRow(changed->row()); });
    question->open();
}

void SettingsDialog::request(Operation operation, const QJsonObject &parameters)
{
    m_link.request(operation, parameters, this, [this, name = parameters.value(QLatin1String("name")).toString()](const Result<Payload> &answer) {
        showWhatCounts(name, answer);
    });
}

void SettingsDialog::showWhatCounts(const QString &name, const Result<Payload> &answer)
{
    if (answer)
        return read();
    if (SettingField *refused = field(name))
        refused->showFault(errorTextWithDetail(answer.error()));
}

SettingField *SettingsDialog::field(const QString &name) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const SettingField *field) { return field->row().name == name; });
    return found == m_fields.end() ? nullptr : *found;
}

} // namespace qd
