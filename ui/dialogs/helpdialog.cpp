#include "ui/dialogs/helpdialog.h"

#include "core/rules/taskfilter.h"
#include "ui/actions/shortcuts.h"
#include "ui/dialogs/factlist.h"
#include "ui/models/helptopics.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintextview.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

constexpr int kTopicRole = Qt::UserRole;

FactList *filterHelp(QWidget *parent)
{
    auto *list = new FactList(HelpDialog::tr("Filter of the queue"), {HelpDialog::tr("You write"), HelpDialog::tr("It finds tasks")}, parent);
    list->addFact({QStringLiteral("count words"), HelpDialog::tr("with both words in title or key")});
    list->addFact({QStringLiteral("\"count words\""), HelpDialog::tr("with the words beside each other")});
    for (const FilterQualifier &qualifier : filterQualifiers())
        list->addFact({QString::fromLatin1(qualifier.example), QCoreApplication::translate("qd::FilterQualifier", qualifier.meaning)});
    list->addFact({QStringLiteral("-draft, -state:succeeded"), HelpDialog::tr("for which it is not so; comparisons are turned round instead")});
    return list;
}

bool speaksOf(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// Leaves the rows that speak of the words. \return how many
int leaveRows(FactList &list, const QStringList &words)
{
    int left = 0;
    for (int row = 0; row < list.topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = list.topLevelItem(row);
        QString text;
        for (int column = 0; column < list.columnCount(); ++column)
            text += item->text(column) + u' ';
        item->setHidden(!speaksOf(text, words));
        left += item->isHidden() ? 0 : 1;
    }
    return left;
}

} // namespace

HelpDialog::HelpDialog(const Shortcuts &shortcuts, QWidget *parent)
    : QDialog(parent), m_shortcuts(shortcuts), m_search(new QLineEdit(this)), m_topics(new QListWidget(this)),
      m_stack(new QStackedWidget(this)), m_text(new PlainTextView(this)),
      m_keys(new FactList(tr("Commands and keys"), {tr("Command"), tr("Key"), tr("Where"), tr("What it does")}, this)),
      m_filter(filterHelp(this)), m_note(new PlainLabel(this))
{
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setPlaceholderText(tr("Search help"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_topics->setAccessibleName(tr("Topics of help"));
    const auto addTopic = [this](const QString &id, const QString &title) {
        auto *item = new QListWidgetItem(title, m_topics);
        item->setData(kTopicRole, id);
    };
    for (const HelpTopic &topic : helpTopics())
        addTopic(QLatin1String(topic.id), titleOf(topic));
    addTopic(QLatin1String(kFilter), tr("Filter of the queue"));
    addTopic(QLatin1String(kKeys), tr("Commands and keys"));
    m_topics->setFixedWidth(m_topics->sizeHintForColumn(0) + 4 * m_topics->frameWidth() + fontMetrics().averageCharWidth());
    m_text->setObjectName(QStringLiteral("topic"));
    m_text->setAccessibleName(tr("Text of the topic"));
    m_note->setObjectName(QStringLiteral("note"));
    m_note->hide();
    for (QWidget *page : std::initializer_list<QWidget *>{m_text, m_filter, m_keys})
        m_stack->addWidget(page);
    fillKeys();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &HelpDialog::showMatches);
    connect(m_topics, &QListWidget::currentRowChanged, this, &HelpDialog::showTopic);
    connect(&shortcuts, &Shortcuts::changed, this, [this] {
        fillKeys();
        showTopic();
    });

    auto *middle = new QHBoxLayout;
    middle->addWidget(m_topics);
    middle->addWidget(m_stack, 1);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_note);
    column->addLayout(middle, 1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 140, fontMetrics().lineSpacing() * 34);
    m_topics->setCurrentRow(0);
}

void HelpDialog::turnTo(const QString &topic)
{
    m_search->clear();
    for (int row = 0; row < m_topics->count(); ++row) {
        if (m_topics->item(row)->data(kTopicRole).toString() == topic)
            m_topics->setCurrentRow(row);
    }
    m_search->setFocus();
}

void HelpDialog::fillKeys()
{
    m_keys->clear();
    for (const Shortcuts::Entry &entry : m_shortcuts.entries())
        m_keys->addFact({entry.action->iconText(), QKeySequence::listToString(entry.action->shortcuts(), QKeySequence::NativeText), entry.place,
                         entry.action->statusTip()}, entry.action->icon().isNull() ? blankIcon() : entry.action->icon());
    leaveRows(*m_keys, m_search->text().split(u' ', Qt::SkipEmptyParts));
}

QString HelpDialog::chosen() const
{
    const QListWidgetItem *item = m_topics->currentItem();
    return item ? item->data(kTopicRole).toString() : QString();
}

void HelpDialog::showTopic()
{
    const QString topic = chosen();
    if (topic == QLatin1String(kKeys))
        return m_stack->setCurrentWidget(m_keys);
    if (topic == QLatin1String(kFilter))
        return m_stack->setCurrentWidget(m_filter);
    m_text->showText(UntrustedText(textOfTopic(topic)));
    m_stack->setCurrentWidget(m_text);
    markMatches();
}

QString HelpDialog::textOfTopic(const QString &id) const
{
    const auto topics = helpTopics();
    const auto found = std::find_if(topics.begin(), topics.end(), [&](const HelpTopic &topic) { return id == QLatin1String(topic.id); });
    if (found == topics.end())
        return {};
    const QStringList text = textOf(*found, [this](const QString &command) { return wordsFor(command); });
    return titleOf(*found) + QStringLiteral("\n\n") + text.join(QStringLiteral("\n\n"));
}

QString HelpDialog::wordsFor(const QString &command) const
{
    const auto &entries = m_shortcuts.entries();
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Shortcuts::Entry &entry) { return entry.id == command; });
    if (found == entries.end())
        return {};
    const QString keys = found->action->shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? tr("“%1”", "a command").arg(found->action->iconText())
                          : tr("“%1” (%2)", "a command, its key").arg(found->action->iconText(), keys);
}

void HelpDialog::showMatches()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    const bool inFilter = leaveRows(*m_filter, words) > 0;
    const bool inKeys = leaveRows(*m_keys, words) > 0;
    QListWidgetItem *best = nullptr; // the first, or the first with the words in its title
    for (int row = 0; row < m_topics->count(); ++row) {
        QListWidgetItem *item = m_topics->item(row);
        const QString topic = item->data(kTopicRole).toString();
        const bool matches = topic == QLatin1String(kKeys) ? inKeys : topic == QLatin1String(kFilter) ? inFilter : speaksOf(textOfTopic(topic), words);
        item->setHidden(!matches);
        if (matches && (!best || (speaksOf(item->text(), words) && !speaksOf(best->text(), words))))
            best = item;
    }
    m_note->setText(best ? QString() : tr("Nothing in the help speaks of this."));
    m_note->setVisible(!best);
    const QListWidgetItem *current = m_topics->currentItem();
    if (!best || !current || current->isHidden())
        m_topics->setCurrentItem(best); // none: what is shown would look as if it were found
    markMatches();
}

void HelpDialog::markMatches()
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextEdit::ExtraSelection mark;
    mark.format.setBackground(palette().color(QPalette::Highlight));
    mark.format.setForeground(palette().color(QPalette::HighlightedText));
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        for (QTextCursor found = m_text->document()->find(word); !found.isNull(); found = m_text->document()->find(word, found)) {
            mark.cursor = found;
            marks += mark;
        }
    }
    m_text->setExtraSelections(marks);
}

} // namespace qd
