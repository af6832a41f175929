#pragma once

#include "core/engine/enginecontext.h"
#include "core/process/orphanreaper.h"
#include "core/runtime/command.h"
#include "core/runtime/profile.h"
#include "core/store/backupfolder.h"

namespace qd {

/// Takes the reserve of space again when a full disk has room, and collects processes that nobody waits for. Once a day: a
/// copy of the database, made on the reader's thread, and then, bit by bit while nothing runs, the removal of what is too
/// old. Lives on the core thread and is asked after every step.
class Housekeeper
{
public:
    static constexpr qint64 kPeriodMs = 86'400'000;
    static constexpr qint64 kRetryMs = 3'600'000; ///< after a copy that failed
    static constexpr qint64 kReserveMs = 10'000;  ///< between two tries to reserve space again on a disk that was full
    static constexpr int kTicksAtOnce = 500;      ///< rows of one transaction

    /// \param reader who makes the copy  \param wake when it is made
    Housekeeper(EngineContext &context, const Profile &profile, Inbox &reader, std::function<void()> wake);
    Housekeeper(const Housekeeper &) = delete;
    Housekeeper &operator=(const Housekeeper &) = delete;
    ~Housekeeper();

    /// Does the next bit that is due. \param idle nothing runs and nothing is claimed
    void step(bool idle);

private:
    enum class Phase { Waiting, CopyAsked, Ticks, Artifacts, Files };

    [[nodiscard]] qint64 firstDue() const;
    void regainSpace();
    void askForCopy();
    void hearOfCopy();
    void giveUp(const Error &error);
    [[nodiscard]] Result<void> sweep();
    [[nodiscard]] Result<void> sweepTicks();
    [[nodiscard]] Result<void> sweepArtifacts();
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] Result<void> record(const QString &event, const QJsonObject &data);

    EngineContext &m_context;
    const Profile &m_profile;
    Inbox &m_reader;
    std::shared_ptr<ChangeBoard> m_board; ///< where the reader answers
    BackupFolder m_backups;
    OrphanReaper m_orphans;
    Phase m_phase = Phase::Waiting;
    qint64 m_due; ///< wall ms UTC
    qint64 m_triedBoot = 0; ///< CLOCK_BOOTTIME ms of the last try to reserve space
    QString m_copy;
    int m_folder = 0; ///< of artifacts: the next to be swept
    qint64 m_ticks = 0;
    int m_strays = 0;
};

} // namespace qd
