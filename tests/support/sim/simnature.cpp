#include "tests/support/sim/simnature.h"

namespace qd {
namespace {

constexpr qint64 kBeyondTrust = Lease::kTtlMs * 2 / 3 + 1'000;
constexpr qint64 kBeyondLease = Lease::kTtlMs + 1'000;

} // namespace

SimNature::SimNature(SimWorld &world, SimInvariants &invariants, SimSabotage &sabotage)
    : m_world(world), m_invariants(invariants), m_sabotage(sabotage)
{
    for (SimProgram *program : {&world.first, &world.second}) {
        program->whenCommitted = [this, program] { freezeInTick(*program); };
        program->rehearsal.whilePreparing = [this, program] { freezeInTick(*program); };
    }
    world.store.database().setGate([this](const char *sql) { return fail(sql); });
}

// ---- time -----------------------------------------------------------------------------------------------------------

void SimNature::passTime()
{
    if (m_world.chance(10))
        m_world.clock.advance(m_world.dice.below(8'000));
    if (m_world.chance(24))
        m_world.clock.advance(m_world.chance(2) ? kBeyondLease : 700'000); // as suspended
    if (m_world.chance(24))
        jump();
    m_world.clock.advance(m_world.dice.below(1'000));
}

// Somebody sets the clock on the wall; the time since boot does not care.
void SimNature::jump()
{
    const qint64 far = std::array{1'000, 60'000, 3'600'000}[size_t(m_world.dice.below(3))];
    const bool back = m_world.chance(2);
    m_world.clock.setWallMs(m_world.clock.wallMs() + (back ? -far : far));
    m_world.reach(back ? "the clock on the wall was set back" : "the clock on the wall was set forward");
    m_world.note(QStringLiteral("the clock on the wall jumps by %1 ms").arg(back ? -far : far));
}

// ---- programs -------------------------------------------------------------------------------------------------------

SimProgram &SimNature::otherThan(const SimProgram &program)
{
    return &program == &m_world.first ? m_world.second : m_world.first;
}

void SimNature::befall()
{
    for (SimProgram *program : {&m_world.first, &m_world.second}) {
        if (!program->runs())
            continue;
        if (m_world.chance(40))
            crash(*program);
        else if (m_world.chance(40) || program->leaving)
            leaveOrReturn(*program);
        else if (m_world.chance(25) && otherThan(*program).runs())
            freeze(*program);
    }
    if (m_world.chance(120))
        reboot();
}

void SimNature::crash(SimProgram &program)
{
    m_world.reach(program.engine->idle() ? "a crash while idle" : "a crash with work in hand");
    m_world.note(program.name + QStringLiteral(" crashes"));
    for (const ScriptedTransport *agent : {&program.command, &program.rehearsal}) {
        for (const auto &[attempt, task] : agent->alive)
            m_world.survivors.insert(attempt);
    }
    program.lose();
    m_sabotage.afterCrash();
    program.start();
    if (m_world.chance(2))
        m_world.clock.advance(kBeyondLease);
    else
        m_world.reach("a new engine found the lease of a lost one");
}

// All programs and agents are gone, and the time since boot begins anew.
void SimNature::reboot()
{
    m_world.reach("the machine was started anew");
    m_world.note(QStringLiteral("the machine is started anew"));
    const bool second = m_world.second.runs();
    for (SimProgram *program : {&m_world.first, &m_world.second}) {
        if (program->runs())
            program->lose();
    }
    m_world.survivors.clear();
    m_world.store.edit("UPDATE lease SET boot_id = 'the boot before'");
    m_world.clock.setWallMs(m_world.clock.wallMs() + 20'000);
    m_world.clock.setBootMs(1'000 + m_world.dice.below(9'000));
    m_world.first.start();
    if (second)
        m_world.second.start();
}

void SimNature::leaveOrReturn(SimProgram &program)
{
    if (!program.leaving) {
        m_world.chance(2) ? program.engine->drain() : program.engine->beginShutdown();
        program.leaving = true;
        return;
    }
    if (!program.engine->idle())
        return;
    m_world.reach("an engine left in peace");
    program.engine->resign();
    program.lose();
    program.start();
}

void SimNature::freeze(SimProgram &program)
{
    constexpr std::array kTimes{10'000, 25'000, 45'000};
    program.frozenUntil = m_world.clock.bootMs() + kTimes[size_t(m_world.dice.below(3))];
    m_world.note(program.name + QStringLiteral(" is frozen"));
    m_world.clock.advance(m_world.chance(2) ? kBeyondLease : 5'000);
    m_world.reach("a program was frozen");
}

// As if stopped between two lines of code: between a claim and its start, or between the commit of an intent and the
// deed.
void SimNature::freezeInTick(SimProgram &program)
{
    if (m_nested || !m_world.chance(12))
        return;
    m_invariants.follow(&program);
    constexpr std::array kTimes{qint64(3'000), kBeyondTrust, kBeyondLease};
    m_world.clock.advance(kTimes[size_t(m_world.dice.below(3))]);
    m_world.reach("a program was frozen in the middle of a tick");
    SimProgram &other = otherThan(program);
    if (!other.runs() || m_world.frozen(other))
        return;
    m_nested = true;
    const QString holder = m_world.leaseOwner;
    for (int i = 0; i < 3; ++i) {
        other.step();
        m_invariants.follow(&other);
    }
    if (holder != m_world.leaseOwner)
        m_world.reach("the lease was lost in the middle of a tick");
    m_nested = false;
}

// ---- the store ------------------------------------------------------------------------------------------------------

void SimNature::disturb()
{
    m_statement = 0;
    m_failing = m_world.dice.below(40);
    m_written = m_world.chance(2);
}

void SimNature::calm()
{
    m_failing = -1;
    if (m_world.store.store().isCramped() && m_world.chance(4))
        static_cast<void>(m_world.store.store().reserveSpace());
}

Result<void> SimNature::fail(const char *sql)
{
    const bool ours = m_world.looking || qstrcmp(sql, "migration") == 0;
    if (ours || m_failing < 0 || m_statement++ != m_failing || qstrcmp(sql, "ROLLBACK") == 0)
        return {};
    const bool commit = qstrcmp(sql, "COMMIT") == 0;
    m_world.reach(commit ? "a commit stayed unclear" : "a statement failed");
    m_world.note(QStringLiteral("statement %1 fails: %2").arg(m_failing).arg(QString::fromUtf8(sql).left(40)));
    if (commit && m_written) {
        m_world.reach("a commit stayed unclear and was written");
        m_failing = -1;
        static_cast<void>(m_world.store.database().executeScript(QStringLiteral("COMMIT")));
    }
    if (m_world.chance(6)) {
        m_world.reach("the disk was full");
        return Error{QStringLiteral("database_full"), ErrorCategory::Transient, QStringLiteral("simulated")};
    }
    return Error{QStringLiteral("database_io"), ErrorCategory::Transient, QStringLiteral("simulated")};
}

} // namespace qd
