#include "core/runtime/anchorkeeper.h"

#include "core/store/unitofwork.h"

namespace qd {
namespace {

constexpr QLatin1String kActor("runtime");
constexpr QLatin1String kObject("store");

QJsonObject toJson(const AnchorFinding &finding)
{
    return {{QStringLiteral("state"), toText(finding.state)}, {QStringLiteral("entry"), finding.entry}, {QStringLiteral("at"), finding.at}};
}

} // namespace

AnchorKeeper::AnchorKeeper(JournalAnchor anchor, Store &store, const Clock &clock, Log log)
    : m_anchor(std::move(anchor)), m_store(store), m_clock(clock), m_log(std::move(log))
{
}

Result<void> AnchorKeeper::begin(bool made)
{
    auto found = m_anchor.compareWith(m_store.database());
    if (!found)
        return found.error();
    m_finding = *std::move(found);
    m_alarms = m_finding.alarms() && !made;
    m_begins = made ? m_finding.state != AnchorState::None : m_finding.state == AnchorState::None && m_finding.last > 0;
    m_written = m_begins ? 0 : m_finding.entry;
    if (m_alarms)
        m_log(LogLevel::Error, QStringLiteral("the journal does not match its anchor %1 (%2): 'qdeck verify' tells more")
                                   .arg(m_finding.file, toText(m_finding.state)));
    // At once, with or without an engine: the next program to open it would take the anchor of its predecessor for its own.
    return made && m_begins ? recordBeginning() : Result<void>();
}

Result<void> AnchorKeeper::record()
{
    if (m_alarms)
        return recordAlarm();
    return m_begins ? recordBeginning() : Result<void>();
}

Result<void> AnchorKeeper::recordAlarm()
{
    const qint64 now = m_clock.wallMs();
    const auto done = inUnitOfWork(m_store, now, kActor, [&](UnitOfWork &unit) -> Result<void> {
        auto controls = unit.store().controls().read();
        if (!controls)
            return controls.error();
        if (controls->wish != RunWish::Halted)
            controls->wish = RunWish::Pause;
        controls->setAt = now;
        controls->setBy = kActor;
        if (const auto written = unit.store().controls().write(*controls); !written)
            return written.error();
        return unit.record(QStringLiteral("anchor_mismatch"), kObject, toJson(m_finding));
    });
    return done ? Result<void>() : Result<void>(done.error());
}

Result<void> AnchorKeeper::recordBeginning()
{
    const auto done = inUnitOfWork(m_store, m_clock.wallMs(), kActor, [&](UnitOfWork &unit) {
        return unit.record(QStringLiteral("anchor_begun"), kObject, toJson(m_finding));
    });
    m_begins = false;
    return done ? Result<void>() : Result<void>(done.error());
}

void AnchorKeeper::step()
{
    if (m_clock.bootMs() >= m_dueBoot)
        write();
}

// The head in memory is the newest that was committed, and what is committed is durable.
void AnchorKeeper::write()
{
    m_dueBoot = m_clock.bootMs() + kPeriodMs;
    const JournalStore::Head &head = m_store.journal().head();
    if (m_alarms || m_begins || head.seq == m_written || m_store.database().sawDamage())
        return;
    const auto done = m_anchor.write({head, m_clock.wallMs(), {}});
    if (done)
        m_written = head.seq;
    else if (!m_failed)
        m_log(LogLevel::Warning, QStringLiteral("the journal is not anchored: %1").arg(done.error().detail));
    m_failed = !done;
}

} // namespace qd
