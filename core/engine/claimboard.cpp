#include "core/engine/claimboard.h"

#include <algorithm>

namespace qd {

qint64 ClaimBoard::add(const Claim &claim, qint64 bootNow)
{
    m_claims.push_back({claim, ++m_lastTicket, bootNow, {}});
    return m_lastTicket;
}

void ClaimBoard::note(qint64 ticket, const BeforeView &view)
{
    const auto found = std::find_if(m_claims.begin(), m_claims.end(),
                                    [&](const WaitingClaim &claim) { return claim.ticket == ticket; });
    if (found != m_claims.end())
        found->view = view;
}

std::vector<WaitingClaim> ClaimBoard::ready(qint64 bootNow) const
{
    std::vector<WaitingClaim> ready;
    for (const WaitingClaim &claim : m_claims) {
        if (!claim.view && bootNow - claim.sinceBoot <= kPatienceMs)
            continue;
        ready.push_back(claim);
        if (!claim.view) {
            ready.back().view.emplace();
            ready.back().view->whyNot = QStringLiteral("no answer within %1 s").arg(kPatienceMs / 1000);
        }
    }
    return ready;
}

bool ClaimBoard::contains(const std::vector<WaitingClaim> &claims, const WaitingClaim &claim)
{
    return std::any_of(claims.begin(), claims.end(), [&](const WaitingClaim &one) { return one.ticket == claim.ticket; });
}

void ClaimBoard::remove(const std::vector<WaitingClaim> &claims)
{
    std::erase_if(m_claims, [&](const WaitingClaim &mine) { return contains(claims, mine); });
}

QStringList ClaimBoard::agents(const std::vector<WaitingClaim> &others) const
{
    QStringList agents;
    for (const WaitingClaim &waiting : m_claims) {
        if (!contains(others, waiting))
            agents += waiting.claim.agent.name;
    }
    return agents;
}

} // namespace qd
