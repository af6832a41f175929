#pragma once

#include <QKeySequence>
#include <QMap>
#include <QObject>

#include <vector>

class QAction;

namespace qd {

/// The keys of all commands: those they were made with, and what a person has made of them. A change counts at once. No
/// key has two meanings in one place. GUI thread; owned by the window, outlived by the commands.
class Shortcuts : public QObject
{
    Q_OBJECT

public:
    /// Commands of one part of the window.
    struct Group {
        QString id;   ///< stable
        QString name; ///< for people
        QList<QAction *> actions;
    };
    struct Entry {
        QString id; ///< of the group and of the command: "queue/copyJson"
        QString group;
        QString place; ///< name of the group
        QAction *action;
        QList<QKeySequence> made; ///< the keys it was made with
    };

    explicit Shortcuts(const std::vector<Group> &groups, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    /// Keys that mean something else, with the sentence that says so.
    void setReserved(const QMap<QKeySequence, QString> &reserved) { m_reserved = reserved; }

    /// Why this cannot be the key of that command, as a sentence; empty = it can. \param key one chord
    [[nodiscard]] QString refusal(const QString &id, const QKeySequence &key) const;
    /// \return the refusal; then nothing has changed. An empty key takes all keys away.
    [[nodiscard]] QString set(const QString &id, const QKeySequence &key);
    /// Back to the keys it was made with. \return why not: another command has one of them by now
    [[nodiscard]] QString reset(const QString &id);
    void resetAll();
    [[nodiscard]] bool isChanged(const QString &id) const;

    /// What differs from how it was made: keys by id, as text that is the same in every language.
    [[nodiscard]] QMap<QString, QString> changes() const;
    /// Of an earlier time. What does not fit any more is left out.
    void restore(const QMap<QString, QString> &changes);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const Entry *find(const QString &id) const;
    [[nodiscard]] QString ownerRefusal(const Entry &entry, const QKeySequence &key) const;

    std::vector<Entry> m_entries;
    QMap<QKeySequence, QString> m_reserved;
};

} // namespace qd
