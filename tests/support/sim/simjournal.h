#pragma once

#include "core/domain/journalentry.h"
#include "tests/support/sim/simworld.h"

namespace qd {

/// Follows the journal line by line and knows from it alone what must be true: where each task stands, who holds the
/// lease, what the operator wishes, whether the window for REAL is open. Each line is judged as it is read.
class SimJournal
{
public:
    explicit SimJournal(SimWorld &world) : m_world(world) { }

    /// Reads what is new. \param writer the program that was at work: lines of an engine are its own
    void follow(SimProgram *writer);

    /// Tasks that lines have spoken of since the last call.
    [[nodiscard]] std::set<TaskId> takeTouched() { return std::exchange(m_touched, {}); }
    /// Nothing if no line has spoken of it.
    [[nodiscard]] std::optional<TaskState> stateOf(TaskId task) const;
    [[nodiscard]] qint64 epoch() const { return m_epoch; }
    [[nodiscard]] const QString &owner() const { return m_owner; }
    [[nodiscard]] RunWish wish() const { return m_wish; }
    [[nodiscard]] qint64 lines() const { return m_lines; }
    [[nodiscard]] const Sha256 &head() const { return m_head; }
    /// Under which epoch an attempt began.
    [[nodiscard]] std::optional<qint64> epochOf(TaskId task, int attempt) const;
    /// Until when an effect may begin for real, CLOCK_BOOTTIME ms; 0 = not armed.
    [[nodiscard]] qint64 armedUntil() const { return m_armedUntil; }

private:
    struct Story {
        QString key;
        TaskState state = TaskState::Queued;
        int accepted = 0; ///< results that were taken since a person last refused one
    };

    void read(const JournalEntry &entry, SimProgram *writer);
    void readLease(const JournalEntry &entry, SimProgram *writer);
    void readControls(const JournalEntry &entry);
    void readTask(const JournalEntry &entry);
    void readAdded(TaskId task, const JournalEntry &entry);
    void readStart(TaskId task, const JournalEntry &entry);
    void countAccepted(Story &story, TaskEvent event, const JournalEntry &entry);
    void noteUndone(TaskId task);

    SimWorld &m_world;
    qint64 m_lines = 0;
    Sha256 m_head;
    qint64 m_epoch = 0;
    QString m_owner;
    RunWish m_wish = RunWish::Run;
    qint64 m_armedUntil = 0;
    int m_armedLeft = 0;
    std::map<TaskId, Story> m_stories;
    std::map<std::pair<TaskId, int>, qint64> m_epochs;
    std::set<TaskId> m_touched;
};

} // namespace qd
