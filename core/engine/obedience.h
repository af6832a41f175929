#pragma once

#include "core/domain/tick.h"
#include "core/engine/enginecontext.h"

namespace qd {

/// Knows what the operator wishes and what the engine has done about it: a wish is not a fact until a tick has obeyed
/// it. Core thread.
class Obedience
{
public:
    explicit Obedience(EngineContext &context);

    /// Reads the controls and makes them those of this tick.
    [[nodiscard]] Result<void> obey(const Tick &tick);
    /// Writes down that a kill was obeyed, and takes the permission for REAL away; once per kill.
    void recordKill(int running);

    [[nodiscard]] const Controls &controls() const { return m_controls; }
    /// What the wish makes of an engine that holds the lease.
    [[nodiscard]] EngineState state() const;
    /// The flag may be ahead of the store, and the store of the flag: only if both say so may something be taken.
    [[nodiscard]] bool mayTake() const;

    [[nodiscard]] qint64 revision() const { return m_revision; } ///< the newest that was obeyed
    [[nodiscard]] qint64 atTick() const { return m_atTick; }
    [[nodiscard]] qint64 at() const { return m_at; }
    [[nodiscard]] bool killRecorded() const { return m_killRecorded; }

private:
    EngineContext &m_context;
    Controls m_controls;
    qint64 m_revision = 0;
    qint64 m_atTick = 0;
    qint64 m_at = 0;
    bool m_killRecorded = false;
};

} // namespace qd
