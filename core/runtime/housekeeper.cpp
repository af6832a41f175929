#include "core/runtime/housekeeper.h"

#include "core/store/retention.h"
#include "core/store/unitofwork.h"

#include <QFileInfo>

namespace qd {
namespace {

const QLatin1String kActor("housekeeper");

} // namespace

Housekeeper::Housekeeper(EngineContext &context, const Profile &profile, Inbox &reader, std::function<void()> wake)
    : m_context(context),
      m_profile(profile),
      m_reader(reader),
      m_board(std::make_shared<ChangeBoard>(Caller{kActor, Scope::Operate, false, false})),
      m_backups(profile.backups()),
      m_due(firstDue())
{
    m_board->setWake(std::move(wake));
}

Housekeeper::~Housekeeper()
{
    m_board->setWake({});
}

// A day after the newest copy, or after the making of the database. What seems to come from the future counts as of now.
qint64 Housekeeper::firstDue() const
{
    const qint64 now = m_context.clock.wallMs();
    const auto made = m_context.store.madeAt();
    const qint64 newest = m_backups.newestDaily().value_or(made ? *made : now);
    return std::min(newest, now) + kPeriodMs;
}

void Housekeeper::step(bool idle)
{
    regainSpace();
    m_orphans.step(m_context.clock.bootMs());
    if (m_phase == Phase::CopyAsked) {
        hearOfCopy();
    } else if (m_phase == Phase::Waiting) {
        if (m_context.clock.wallMs() >= m_due)
            askForCopy();
    } else if (idle) {
        if (const auto swept = sweep(); !swept)
            giveUp(swept.error());
    }
}

void Housekeeper::regainSpace()
{
    const qint64 now = m_context.clock.bootMs();
    if (!m_context.store.isCramped() || now - m_triedBoot < kReserveMs)
        return;
    m_triedBoot = now;
    if (!m_context.store.reserveSpace())
        return;
    m_context.listener.logged({m_context.clock.wallMs(), LogLevel::Warning, kActor, {}, 0,
                               UntrustedText(QStringLiteral("the disk has space again: work goes on"))});
    m_context.listener.stepWanted();
}

void Housekeeper::askForCopy()
{
    if (const auto prepared = m_backups.prepare(); !prepared) {
        giveUp(prepared.error());
        return;
    }
    m_copy = m_backups.freeDailyPath(m_context.clock.wallMs());
    m_phase = Phase::CopyAsked;
    m_reader.post({m_board, 1, Operation::StoreBackup, {{QStringLiteral("path"), m_copy}}, kActor, {}});
}

void Housekeeper::hearOfCopy()
{
    const EventBatch batch = m_board->take();
    if (batch.answers.empty())
        return;
    if (const auto &result = batch.answers.front().result; !result) {
        giveUp(result.error());
        return;
    }
    m_phase = Phase::Ticks;
    m_folder = 0;
    m_ticks = m_strays = 0;
}

void Housekeeper::giveUp(const Error &error)
{
    m_phase = Phase::Waiting;
    m_due = m_context.clock.wallMs() + kRetryMs;
    m_context.listener.logged({m_context.clock.wallMs(), LogLevel::Error, kActor, {}, 0,
                               UntrustedText(QStringLiteral("%1 (%2)").arg(error.detail, error.code))});
    static_cast<void>(record(QStringLiteral("housekeeping_failed"), {{QStringLiteral("error"), error.code},
                                                                     {QStringLiteral("detail"), error.detail}}));
}

Result<void> Housekeeper::sweep()
{
    switch (m_phase) {
    case Phase::Ticks: return sweepTicks();
    case Phase::Artifacts: return sweepArtifacts();
    case Phase::Files: return finish();
    case Phase::Waiting:
    case Phase::CopyAsked: break;
    }
    return {};
}

Result<void> Housekeeper::sweepTicks()
{
    qint64 removed = 0;
    const auto done = m_context.store.transact([&]() -> Result<void> {
        const auto old = m_context.store.ticks().removeBefore(m_context.clock.wallMs() - kTicksKeptMs, kTicksAtOnce);
        removed = old ? *old : 0;
        return old ? Result<void>() : Result<void>(old.error());
    });
    if (!done)
        return done;
    m_ticks += removed;
    if (removed < kTicksAtOnce)
        m_phase = Phase::Artifacts;
    return {};
}

// A database that a restore has put aside may be the only one that knows some of them, and may come back.
Result<void> Housekeeper::sweepArtifacts()
{
    if (m_backups.keepsReplaced() || m_folder == ArtifactStore::kFolders) {
        m_phase = Phase::Files;
        return {};
    }
    const auto removed = removeStrayArtifacts(m_context.store.database(), m_context.artifacts, m_folder++,
                                              m_context.clock.wallMs() - kStraysKeptMs);
    m_strays += removed ? *removed : 0;
    return removed ? Result<void>() : Result<void>(removed.error());
}

Result<void> Housekeeper::finish()
{
    const qint64 before = m_context.clock.wallMs() - kStraysKeptMs;
    const int files = removeOldFiles(m_profile.spool(), before) + removeOldFiles(m_profile.artifacts(), before);
    const int copies = m_backups.pruneDaily();
    if (auto recorded = record(QStringLiteral("housekeeping_done"), {{QStringLiteral("backup"), QFileInfo(m_copy).fileName()},
                                                                     {QStringLiteral("backups_removed"), copies},
                                                                     {QStringLiteral("ticks_removed"), m_ticks},
                                                                     {QStringLiteral("artifacts_removed"), m_strays},
                                                                     {QStringLiteral("files_removed"), files}});
        !recorded)
        return recorded;
    m_phase = Phase::Waiting;
    m_due = m_context.clock.wallMs() + kPeriodMs;
    return {};
}

Result<void> Housekeeper::record(const QString &event, const QJsonObject &data)
{
    const auto done = inUnitOfWork(m_context.store, m_context.clock.wallMs(), kActor, [&](UnitOfWork &unit) {
        return unit.record(event, QStringLiteral("store"), data);
    });
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace qd
