#pragma once

#include "tests/support/sim/simjournal.h"

namespace qd {

/// Judges a simulated life: after every step, at every deed and at its end. Which invariant is looked for where stands
/// in the table of simulation.h.
class SimInvariants
{
public:
    explicit SimInvariants(SimWorld &world);

    /// Reads the journal; lines of an engine are those of `writer`.
    void follow(SimProgram *writer) { m_journal.follow(writer); }
    /// To be called when everything of the step was followed.
    void afterStep();
    void atTheEnd();
    /// A key was used that is known. \param before what it meant  \param now what it was used for
    void keyUsed(const QString &key, const Sha256 &before, const Sha256 &now, bool accepted);

    [[nodiscard]] const SimJournal &journal() const { return m_journal; }

private:
    using Deed = ScriptedTransport::Deed;

    void deedBegan(SimProgram &program, const Deed &deed, bool pure);
    void checkAllowed(const Deed &deed);
    void checkRepetition(const Deed &deed);
    void checkCounts();
    void checkLease();
    void checkTask(TaskId task);
    void checkAttempts(TaskId task, bool running);
    void checkEvidence(const QString &name, const SqlRow &row);
    void checkPrograms();
    void checkStandby(const SimProgram &program);
    void checkVerifications(SimProgram &program);

    SimWorld &m_world;
    SimJournal m_journal;
    qint64 m_lastEpoch = 0;
    int m_steps = 0;
    std::map<AttemptId, std::pair<QString, qint64>> m_ended; ///< how and when; that never changes
    std::map<QString, size_t> m_running; ///< tasks of an agent of a program after the last step
};

} // namespace qd
