#include "ui/actions/shortcuts.h"

#include <QAction>
#include <QSet>

#include <algorithm>

namespace qd {
namespace {

QString nativeText(const QKeySequence &key)
{
    return key.toString(QKeySequence::NativeText);
}

bool isWithModifier(QKeyCombination key)
{
    return key.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
}

/// What types something: letters, digits, signs and the space.
bool isText(QKeyCombination key)
{
    return !isWithModifier(key) && key.key() < Qt::Key_Escape;
}

/// What moves about or works in every list and line.
bool isNavigation(QKeyCombination key)
{
    static const QSet<Qt::Key> kKeys{Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Backspace, Qt::Key_Return, Qt::Key_Enter,
                                     Qt::Key_Home, Qt::Key_End, Qt::Key_Left, Qt::Key_Up, Qt::Key_Right, Qt::Key_Down,
                                     Qt::Key_PageUp, Qt::Key_PageDown};
    return !isWithModifier(key) && kKeys.contains(key.key());
}

bool isEditing(const QKeySequence &key)
{
    const auto standard = {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste, QKeySequence::SelectAll};
    return std::any_of(standard.begin(), standard.end(), [&](QKeySequence::StandardKey one) { return QKeySequence::keyBindings(one).contains(key); });
}

QList<QKeySequence> listOf(const QKeySequence &key)
{
    return key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key};
}

bool isEverywhere(const QAction &action)
{
    return action.shortcutContext() == Qt::WindowShortcut || action.shortcutContext() == Qt::ApplicationShortcut;
}

} // namespace

Shortcuts::Shortcuts(const std::vector<Group> &groups, QObject *parent) : QObject(parent)
{
    for (const Group &group : groups) {
        for (QAction *action : group.actions)
            m_entries.push_back({group.id + u'/' + action->objectName(), group.id, group.name, action, action->shortcuts()});
    }
}

QString Shortcuts::refusal(const QString &id, const QKeySequence &key) const
{
    const Entry *entry = find(id);
    if (!entry || key.isEmpty())
        return {};
    if (key.count() > 1 || key[0].key() == Qt::Key_unknown)
        return tr("A key is one press, with Ctrl, Alt or Shift or without.");
    if (isText(key[0]))
        return tr("%1 types something: add Ctrl or Alt.").arg(nativeText(key));
    if (isNavigation(key[0]))
        return tr("%1 moves about in lists and lines: add Ctrl or Alt.").arg(nativeText(key));
    if (isEditing(key))
        return tr("%1 is needed in texts.").arg(nativeText(key));
    return m_reserved.contains(key) ? m_reserved.value(key) : ownerRefusal(*entry, key);
}

// The same key may mean one thing on this page and another on that.
QString Shortcuts::ownerRefusal(const Entry &entry, const QKeySequence &key) const
{
    for (const Entry &other : m_entries) {
        const bool meet = other.group == entry.group || isEverywhere(*other.action) || isEverywhere(*entry.action);
        if (other.action != entry.action && meet && other.action->shortcuts().contains(key))
            return tr("%1 belongs to “%2” (%3). Take it away there first.").arg(nativeText(key), other.action->iconText(), other.place);
    }
    return {};
}

QString Shortcuts::set(const QString &id, const QKeySequence &key)
{
    const Entry *entry = find(id);
    QString why = refusal(id, key);
    if (!entry || !why.isEmpty())
        return why;
    entry->action->setShortcuts(listOf(key));
    Q_EMIT changed();
    return {};
}

QString Shortcuts::reset(const QString &id)
{
    const Entry *entry = find(id);
    if (!entry)
        return {};
    for (const QKeySequence &key : entry->made) {
        if (QString why = ownerRefusal(*entry, key); !why.isEmpty())
            return why;
    }
    entry->action->setShortcuts(entry->made);
    Q_EMIT changed();
    return {};
}

void Shortcuts::resetAll()
{
    for (const Entry &entry : m_entries)
        entry.action->setShortcuts(entry.made);
    Q_EMIT changed();
}

bool Shortcuts::isChanged(const QString &id) const
{
    const Entry *entry = find(id);
    return entry && entry->action->shortcuts() != entry->made;
}

QMap<QString, QString> Shortcuts::changes() const
{
    QMap<QString, QString> changes;
    for (const Entry &entry : m_entries) {
        if (entry.action->shortcuts() != entry.made)
            changes.insert(entry.id, QKeySequence::listToString(entry.action->shortcuts(), QKeySequence::PortableText));
    }
    return changes;
}

// First everything that was changed lets go of its keys: they may have been exchanged.
void Shortcuts::restore(const QMap<QString, QString> &changes)
{
    for (const Entry &entry : m_entries)
        entry.action->setShortcuts(changes.contains(entry.id) ? QList<QKeySequence>() : entry.made);
    for (const Entry &entry : m_entries) {
        if (!changes.contains(entry.id))
            continue;
        const QKeySequence key = QKeySequence::listFromString(changes.value(entry.id), QKeySequence::PortableText).value(0);
        if (refusal(entry.id, key).isEmpty())
            entry.action->setShortcuts(listOf(key));
        else
            static_cast<void>(reset(entry.id)); // or it has none
    }
    Q_EMIT changed();
}

const Shortcuts::Entry *Shortcuts::find(const QString &id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

} // namespace qd
