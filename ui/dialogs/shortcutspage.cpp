#include "ui/dialogs/shortcutspage.h"

#include "ui/actions/shortcuts.h"
#include "ui/dialogs/keyfield.h"
#include "ui/parts/plaindelegate.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

enum Column { NameColumn, KeysColumn, PlaceColumn, IdColumn };

QString keysOf(const QAction &action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText);
}

QPushButton *makeButton(const QString &text, const char *name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    return button;
}

} // namespace

ShortcutsPage::ShortcutsPage(Shortcuts &shortcuts, QWidget *parent)
    : QWidget(parent), m_shortcuts(shortcuts), m_search(new QLineEdit(this)), m_list(new QTreeWidget(this)),
      m_caption(new PlainLabel(this)), m_key(new KeyField(this)), m_set(makeButton(tr("Use this &key"), "setKey", this)),
      m_none(makeButton(tr("&No key"), "noKey", this)), m_reset(makeButton(tr("&Reset"), "resetKey", this)),
      m_resetAll(makeButton(tr("Reset &all keys"), "resetAllKeys", this)), m_fault(new PlainLabel(this))
{
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("shortcuts"));
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys"), tr("Where"), tr("Id")});
    m_list->setItemDelegate(new PlainDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    fill();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addLayout(makeEditor());
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsPage::showMatches);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsPage::showChosen);
    connect(m_list, &QTreeWidget::itemActivated, m_key, qOverload<>(&QWidget::setFocus));
    connect(&m_shortcuts, &Shortcuts::changed, this, &ShortcutsPage::showKeys);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    showKeys();
}

QLayout *ShortcutsPage::makeEditor()
{
    m_caption->setObjectName(QStringLiteral("caption"));
    m_key->setName(tr("New key of the chosen command"));
    m_fault->setObjectName(QStringLiteral("keyFault"));
    m_fault->setWordWrap(true);
    QPalette ink;
    ink.setColor(QPalette::WindowText, toneColour(Tone::Bad, palette()));
    m_fault->setPalette(ink);
    m_fault->hide();
    connect(m_key, &KeyField::pressed, this, [this](const QKeySequence &key) { tell(m_shortcuts.refusal(chosenId(), key)); });
    connect(m_set, &QPushButton::clicked, this, &ShortcutsPage::apply);
    connect(m_none, &QPushButton::clicked, this, &ShortcutsPage::takeAway);
    connect(m_reset, &QPushButton::clicked, this, &ShortcutsPage::resetOne);
    connect(m_resetAll, &QPushButton::clicked, &m_shortcuts, &Shortcuts::resetAll);
    auto *row = new QHBoxLayout;
    row->addWidget(m_key, 1);
    for (QPushButton *button : {m_set, m_none, m_reset, m_resetAll})
        row->addWidget(button);
    auto *column = new QVBoxLayout;
    column->addWidget(m_caption);
    column->addLayout(row);
    column->addWidget(m_fault);
    return column;
}

void ShortcutsPage::fill()
{
    for (const Shortcuts::Entry &entry : m_shortcuts.entries()) {
        auto *item = new QTreeWidgetItem(m_list, {entry.action->iconText(), keysOf(*entry.action), entry.place, entry.id});
        item->setIcon(NameColumn, entry.action->icon().isNull() ? blankIcon() : entry.action->icon());
    }
    const int character = fontMetrics().averageCharWidth();
    m_list->setColumnWidth(NameColumn, character * 34);
    m_list->setColumnWidth(KeysColumn, character * 24);
    m_list->setColumnWidth(PlaceColumn, character * 14);
}

void ShortcutsPage::showKeys()
{
    bool any = false;
    int row = 0;
    for (const Shortcuts::Entry &entry : m_shortcuts.entries()) {
        const bool changed = m_shortcuts.isChanged(entry.id);
        QTreeWidgetItem *item = m_list->topLevelItem(row++);
        item->setText(KeysColumn, keysOf(*entry.action));
        QFont font = m_list->font();
        font.setBold(changed);
        item->setFont(KeysColumn, font);
        any = any || changed;
    }
    m_resetAll->setEnabled(any);
    showChosen();
}

void ShortcutsPage::showChosen()
{
    const QString id = chosenId();
    const QTreeWidgetItem *item = m_list->currentItem();
    m_caption->setText(item ? tr("New key for “%1”: choose the field and press it").arg(item->text(NameColumn)) : tr("No command is chosen."));
    for (QWidget *widget : {static_cast<QWidget *>(m_key), static_cast<QWidget *>(m_set)})
        widget->setEnabled(item);
    m_none->setEnabled(item && !item->text(KeysColumn).isEmpty());
    m_reset->setEnabled(item && m_shortcuts.isChanged(id));
    m_key->forget();
    m_fault->hide();
}

void ShortcutsPage::showMatches(const QString &words)
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        const QString all = QStringList{item->text(NameColumn), item->text(KeysColumn), item->text(PlaceColumn), item->text(IdColumn)}.join(u' ');
        item->setHidden(!std::all_of(wanted.begin(), wanted.end(), [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }));
    }
}

void ShortcutsPage::apply()
{
    const QKeySequence key = m_key->keySequence();
    if (key.isEmpty())
        tell(tr("Press the key in the field first."));
    else
        tell(m_shortcuts.set(chosenId(), key));
}

void ShortcutsPage::takeAway()
{
    tell(m_shortcuts.set(chosenId(), {}));
}

void ShortcutsPage::resetOne()
{
    tell(m_shortcuts.reset(chosenId()));
}

void ShortcutsPage::tell(const QString &refusal)
{
    m_fault->setText(refusal);
    m_fault->setVisible(!refusal.isEmpty());
}

QString ShortcutsPage::chosenId() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->text(IdColumn) : QString();
}

} // namespace qd
