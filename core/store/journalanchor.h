#pragma once

#include "core/base/enumtext.h"
#include "core/base/result.h"
#include "core/store/journalstore.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace qd {

/// What is known outside of a database about the end of its journal at some moment.
struct AnchorRecord {
    JournalStore::Head head;
    qint64 at = 0; ///< wall ms UTC
    /// The head of a copy that a restore puts in the place: until it is done, either of the two is the right one.
    std::optional<JournalStore::Head> incoming;
};

/// What a comparison of a journal with its anchor says.
enum class AnchorState {
    None,       ///< there is no anchor: nothing can be said
    Holds,      ///< the journal has the entry that was anchored
    CutOff,     ///< it ends before: its end was taken away, or an older file lies here
    Rebuilt,    ///< it has another entry in that place: it was made anew, or another file lies here
    Unreadable, ///< the anchor was changed, or its key is another one
};

template <>
struct EnumWords<AnchorState> {
    static constexpr std::array<std::pair<AnchorState, const char *>, 5> kWords{{
        {AnchorState::None, "none"}, {AnchorState::Holds, "holds"}, {AnchorState::CutOff, "cut_off"},
        {AnchorState::Rebuilt, "rebuilt"}, {AnchorState::Unreadable, "unreadable"}}};
};

struct AnchorFinding {
    AnchorState state = AnchorState::None;
    qint64 entry = 0; ///< number of the entry that was anchored; 0 = not known
    qint64 at = 0;    ///< when, wall ms UTC
    qint64 last = 0;  ///< number of the newest entry that the journal has
    QString file;     ///< where the anchor lies, or would lie

    /// No anchor is no alarm.
    [[nodiscard]] bool alarms() const { return state != AnchorState::None && state != AnchorState::Holds; }
};

/// The end of a database's journal, remembered in a file elsewhere and signed with a key that is in no database (HMAC
/// with SHA-256): a chain alone cannot tell that its end was cut off, or that all of it was made anew. Written now and
/// then and never before its entry is durable, so it may be behind the journal and not ahead of it. Whoever can read
/// the key can sign. A value; usable from every thread.
class JournalAnchor
{
public:
    /// \param folder for anchors and their key  \param database path of the file whose journal it is about
    JournalAnchor(QString folder, QString database) : m_folder(std::move(folder)), m_database(std::move(database)) { }

    static constexpr int kGoneDays = 90;

    [[nodiscard]] QString file() const;
    /// Empty = there is none. Error `anchor_unreadable` (Operator).
    [[nodiscard]] Result<std::optional<AnchorRecord>> read() const;
    /// Replaces it, synced. Makes folder and key, for us alone. The first of a database clears away those whose database
    /// has been gone for kGoneDays. Error `anchor_unwritable` (Transient).
    [[nodiscard]] Result<void> write(const AnchorRecord &record) const;

    /// Read before the journal is, so that what is written meanwhile makes no difference.
    [[nodiscard]] Result<AnchorFinding> compareWith(Database &database) const;

private:
    [[nodiscard]] QString keyFile() const { return m_folder + QStringLiteral("/anchor.key"); }
    [[nodiscard]] QString place() const;
    [[nodiscard]] QByteArray key() const;
    [[nodiscard]] Result<void> makeKey() const;
    void clearAway() const;

    QString m_folder;
    QString m_database;
};

} // namespace qd
