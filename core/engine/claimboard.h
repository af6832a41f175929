#pragma once

#include "core/engine/claimer.h"
#include "core/rules/checkfacts.h"

#include <optional>

namespace qd {

/// A claim that waits for the look at its surroundings, or for its start.
struct WaitingClaim {
    Claim claim;
    qint64 ticket = 0;
    qint64 sinceBoot = 0; ///< CLOCK_BOOTTIME ms
    std::optional<BeforeView> view;
};

/// What the engine has taken and not begun. Core thread.
class ClaimBoard
{
public:
    static constexpr qint64 kPatienceMs = 15'000; ///< for the look; then the claim goes on without it

    /// \return the ticket that it has from now on
    qint64 add(const Claim &claim, qint64 bootNow);
    /// Answers for claims that are not here any more are dropped.
    void note(qint64 ticket, const BeforeView &view);
    /// Those that can start: looked at, or waited for long enough.
    [[nodiscard]] std::vector<WaitingClaim> ready(qint64 bootNow) const;
    void remove(const std::vector<WaitingClaim> &claims);
    void clear() { m_claims.clear(); }

    [[nodiscard]] bool isEmpty() const { return m_claims.empty(); }
    [[nodiscard]] int size() const { return int(m_claims.size()); }
    [[nodiscard]] const std::vector<WaitingClaim> &all() const { return m_claims; }
    /// One name per claim. \param others that do not count
    [[nodiscard]] QStringList agents(const std::vector<WaitingClaim> &others = {}) const;

private:
    [[nodiscard]] static bool contains(const std::vector<WaitingClaim> &claims, const WaitingClaim &claim);

    std::vector<WaitingClaim> m_claims;
    qint64 m_lastTicket = 0;
};

} // namespace qd
