#include "ui/models/timelinemodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QJsonArray>

namespace qd {
namespace {

struct Step {
    const char *event;
    TaskState to;
};

// Where the word of the journal leads, unless the entry says it.
constexpr Step kSteps[] = {
    {"task_added", TaskState::Queued}, {"task_held", TaskState::Held}, {"task_released", TaskState::Queued},
    {"task_claimed", TaskState::Claimed}, {"task_unclaimed", TaskState::Queued}, {"attempt_started", TaskState::Running},
    {"task_succeeded", TaskState::Succeeded}, {"task_done_for_review", TaskState::Review}, {"task_failed", TaskState::Failed},
    {"task_retry_scheduled", TaskState::Queued}, {"task_dead", TaskState::Dead}, {"task_outcome_unknown", TaskState::Unknown},
    {"task_expired", TaskState::Failed}, {"task_cancelled", TaskState::Cancelled}, {"approval_asked", TaskState::Held},
    {"effect_approved", TaskState::Queued}, {"effect_denied", TaskState::Failed}, {"task_accepted", TaskState::Succeeded},
    {"task_returned", TaskState::Queued}, {"task_rejected", TaskState::Failed}, {"outcome_confirmed", TaskState::Succeeded},
    {"outcome_denied", TaskState::Failed}, {"outcome_run_again", TaskState::Queued}, {"task_requeued", TaskState::Queued},
    {"task_revised", TaskState::Queued}, {"task_reopened", TaskState::Queued}, {"task_reopened_held", TaskState::Held},
};

const Step *stepOf(const QString &event)
{
    const auto found = std::find_if(std::begin(kSteps), std::end(kSteps), [&](const Step &step) { return event == QLatin1String(step.event); });
    return found == std::end(kSteps) ? nullptr : found;
}

} // namespace

void TimelineModel::setEntries(const QJsonObject &answer)
{
    std::vector<TimelineRow> rows;
    const QJsonArray values = answer[QLatin1String("entries")].toArray();
    for (const QJsonValue &value : values) {
        const QJsonObject entry = value.toObject();
        const QString event = entry[QLatin1String("event")].toString();
        const Step *step = stepOf(event);
        if (!step)
            continue;
        const qint64 at = entry[QLatin1String("at")].toInteger();
        if (!rows.empty())
            rows.back().lasted = at - rows.back().at;
        const QJsonValue state = entry[QLatin1String("data")][QLatin1String("state")];
        rows.push_back({entry[QLatin1String("seq")].toInteger(), at,
                        fromText<TaskState>(state.toString()).value_or(step->to),
                        entry[QLatin1String("actor")].toString(), event, std::nullopt});
    }
    replaceRows(std::move(rows), [](const TimelineRow &row) { return row.seq; });
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineRow &row = at(index.row());
    if (role == kStateRole && index.column() == State)
        return QVariant::fromValue(row.state);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case State: return wordFor(row.state);
    case When: return dateTimeText(row.at);
    case Lasted: return row.lasted ? fineDurationText(*row.lasted) : QString();
    case Actor: return UntrustedText(row.actor).displayLine();
    }
    return {};
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && section == State)
        return allWords<TaskState>();
    if (role == kWordsRole && section == When)
        return QStringList{sampleTimeText()};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case State: return tr("State");
    case When: return tr("Since");
    case Lasted: return tr("Lasted");
    case Actor: return tr("By");
    }
    return {};
}

} // namespace qd
