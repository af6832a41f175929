#include "core/rules/agentscore.h"

#include <algorithm>

namespace qd {
namespace {

constexpr double kMost = 100;
constexpr double kSuitableAnyway = 50;
constexpr double kPerSpecialty = 15;
constexpr double kPerOpenTask = 20;
constexpr double kTrust = 0.3;
constexpr double kContextShare = 0.3;
constexpr int kHighAttention = 7;
constexpr double kFullContext = 80;

bool endsWord(const QString &text, qsizetype at)
{
    return at < 0 || at >= text.size() || !text[at].isLetterOrNumber();
}

bool hasWords(const QString &text, const QString &words)
{
    for (qsizetype at = text.indexOf(words, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(words, at + 1, Qt::CaseInsensitive)) {
        if (endsWord(text, at - 1) && endsWord(text, at + words.size()))
            return true;
    }
    return false;
}

} // namespace

QStringList matchedSpecialties(const Agent &agent, const TaskSpec &spec)
{
    QStringList matched;
    for (const QString &word : agent.specialties) {
        if (spec.tags.contains(word, Qt::CaseInsensitive) || hasWords(spec.title, word))
            matched += word;
    }
    return matched;
}

AgentScore scoreOf(const Applicant &applicant, const TaskSpec &spec)
{
    AgentScore score;
    const QStringList matched = matchedSpecialties(*applicant.agent, spec);
    score.suitability = std::min(kMost, kSuitableAnyway + kPerSpecialty * double(matched.size()));
    score.reasons += matched.isEmpty() ? QStringLiteral("no specialty matches")
                                       : QStringLiteral("knows about ") + matched.join(QLatin1String(", "));
    score.load = std::min(kMost, kPerOpenTask * applicant.open * (1 - kTrust * applicant.record.success()));
    score.reasons += QStringLiteral("%1 tasks in hand").arg(applicant.open);
    score.reasons += applicant.record.ended == 0 ? QStringLiteral("no attempts yet")
                                                 : QStringLiteral("%1 of the last %2 attempts succeeded")
                                                       .arg(applicant.record.succeeded).arg(applicant.record.ended);
    if (applicant.contextLoad) {
        score.context = kContextShare * *applicant.contextLoad;
        score.reasons += QStringLiteral("%1 % of its context in use").arg(qRound(*applicant.contextLoad));
    }
    return score;
}

bool isTooFullFor(const Applicant &applicant, const TaskSpec &spec)
{
    return spec.attention >= kHighAttention && applicant.contextLoad.value_or(0) > kFullContext;
}

std::optional<AgentChoice> chooseAgent(const std::vector<Applicant> &applicants, const TaskSpec &spec)
{
    const bool anyRoom = std::any_of(applicants.begin(), applicants.end(),
                                     [&](const Applicant &applicant) { return !isTooFullFor(applicant, spec); });
    std::optional<AgentChoice> best;
    for (size_t i = 0; i < applicants.size(); ++i) {
        if (anyRoom && isTooFullFor(applicants[i], spec))
            continue;
        AgentScore score = scoreOf(applicants[i], spec);
        const double lead = best ? score.total() - best->score.total() : 1;
        if (lead > 0 || (lead == 0 && applicants[i].free > applicants[best->applicant].free))
            best = AgentChoice{i, std::move(score)};
    }
    return best;
}

} // namespace qd
