#pragma once

#include "core/engine/inspector.h"

#include <map>

namespace qd {

/// An inspector that sees what a test tells it. It answers from inside the call, unless it is told to be slow: then
/// answers wait until the test lets them out, or never come.
class FakeInspector final : public Inspector
{
public:
    /// Whoever hears the answers; the bench sets it for every engine that it starts.
    InspectionListener *listener = nullptr;

    BeforeView before = good();
    AfterView after; ///< if it names no outputs, all that are declared are there
    bool slow = false;
    std::optional<Error> verifyError; ///< given instead of beginning
    bool verifiesAtOnce = true;       ///< false: the test ends it by endVerifying()
    std::optional<Error> verdict;     ///< of a verification that ends at once; empty = good
    std::optional<Error> probeError;  ///< given instead of beginning
    bool probesAtOnce = true;         ///< false: the test ends it by endProbing()
    ProbeAnswer found = ProbeAnswer::Unclear; ///< by a probe that ends at once

    [[nodiscard]] static BeforeView good()
    {
        BeforeView view;
        view.answered = true;
        view.space = {{QStringLiteral("profile"), 61}};
        view.tree.whyNot = QStringLiteral("the task names no workspace");
        return view;
    }

    void inspect(qint64 ticket, const TaskSpec &spec) override
    {
        inspected.push_back(spec.title);
        if (slow)
            pendingClaims.push_back(ticket);
        else
            listener->claimInspected(ticket, before);
    }

    void examine(AttemptId attempt, const TaskSpec &spec, const Traces &traces) override
    {
        examined.push_back(attempt);
        lastTraces = traces;
        m_owed[attempt] = traces.outputs ? spec.outputs : QStringList();
        if (slow)
            pendingResults.push_back(attempt);
        else
            listener->resultExamined(attempt, seen(attempt));
    }

    [[nodiscard]] Result<void> verify(AttemptId attempt, const Task & /*task*/, const Agent & /*agent*/) override
    {
        if (verifyError)
            return *verifyError;
        verifying.insert_or_assign(attempt, std::nullopt);
        begun.push_back(attempt);
        if (verifiesAtOnce)
            endVerifying(attempt, {EndCause::Answered, verdict, {}, {}});
        return {};
    }

    void stopVerifying(AttemptId attempt, EndCause cause) override
    {
        if (verifying.contains(attempt))
            verifying[attempt] = cause;
    }

    [[nodiscard]] Result<void> probe(AttemptId attempt, const Task & /*task*/, const Agent & /*agent*/) override
    {
        if (probeError)
            return *probeError;
        probing.push_back(attempt);
        if (probesAtOnce)
            endProbing(attempt, {found, QStringLiteral("the test says so")});
        return {};
    }

    void stopProbing(AttemptId attempt) override { probesStopped.push_back(attempt); }

    // The other side.
    void answerClaims()
    {
        for (const qint64 ticket : std::exchange(pendingClaims, {}))
            listener->claimInspected(ticket, before);
    }
    void answerResults()
    {
        for (const AttemptId attempt : std::exchange(pendingResults, {}))
            listener->resultExamined(attempt, seen(attempt));
    }
    void endVerifying(AttemptId attempt, const AgentEnding &ending)
    {
        verifying.erase(attempt);
        listener->verifierEnded(attempt, ending);
    }
    void endProbing(AttemptId attempt, const ProbeReport &report)
    {
        std::erase(probing, attempt);
        listener->attemptProbed(attempt, report);
    }
    void forget()
    {
        probing.clear();
        pendingClaims.clear();
        pendingResults.clear();
        verifying.clear();
    }

    std::vector<QString> inspected;      ///< titles of tasks
    std::vector<AttemptId> examined;
    std::vector<AttemptId> begun;        ///< verifications that were really begun
    Traces lastTraces;
    std::vector<qint64> pendingClaims;
    std::vector<AttemptId> pendingResults;
    std::map<AttemptId, std::optional<EndCause>> verifying; ///< alive, and what it was asked to end for
    std::vector<AttemptId> probing;      ///< probes that are alive
    std::vector<AttemptId> probesStopped;
    std::vector<SpooledFile> copies;     ///< handed over with the next examination

private:
    Examination seen(AttemptId attempt)
    {
        AfterView view = after;
        view.answered = true;
        for (const QString &output : view.outputs.empty() ? m_owed[attempt] : QStringList())
            view.outputs.push_back({output, {}, 3, Sha256::of("out"), true});
        return {view, std::exchange(copies, {})};
    }

    std::map<AttemptId, QStringList> m_owed;
};

} // namespace qd
