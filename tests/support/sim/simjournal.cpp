#include "tests/support/sim/simjournal.h"

#include "core/rules/settlement.h"
#include "core/rules/transitions.h"
#include "core/store/taskreader.h"

namespace qd {
namespace {

std::optional<TaskEvent> eventOf(const QString &word)
{
    static const std::map<QString, TaskEvent> kEvents{
        {QStringLiteral("task_held"), TaskEvent::Hold},
        {QStringLiteral("task_released"), TaskEvent::Release},
        {QStringLiteral("task_claimed"), TaskEvent::Claim},
        {QStringLiteral("task_unclaimed"), TaskEvent::Unclaim},
        {QStringLiteral("attempt_started"), TaskEvent::Start},
        {QStringLiteral("task_succeeded"), TaskEvent::Succeed},
        {QStringLiteral("task_done_for_review"), TaskEvent::SucceedForReview},
        {QStringLiteral("task_failed"), TaskEvent::Refuse},
        {QStringLiteral("task_retry_scheduled"), TaskEvent::Retry},
        {QStringLiteral("task_dead"), TaskEvent::Exhaust},
        {QStringLiteral("task_outcome_unknown"), TaskEvent::LoseTrack},
        {QStringLiteral("task_expired"), TaskEvent::Expire},
        {QStringLiteral("task_cancelled"), TaskEvent::Cancel},
        {QStringLiteral("approval_asked"), TaskEvent::AwaitApproval},
        {QStringLiteral("effect_approved"), TaskEvent::Approve},
        {QStringLiteral("effect_denied"), TaskEvent::Deny},
        {QStringLiteral("task_accepted"), TaskEvent::Accept},
        {QStringLiteral("task_returned"), TaskEvent::Return},
        {QStringLiteral("task_rejected"), TaskEvent::Reject},
        {QStringLiteral("outcome_confirmed"), TaskEvent::ConfirmHappened},
        {QStringLiteral("outcome_denied"), TaskEvent::ConfirmNotHappened},
        {QStringLiteral("outcome_run_again"), TaskEvent::RunAgain},
        {QStringLiteral("task_requeued"), TaskEvent::Requeue},
        {QStringLiteral("task_revised"), TaskEvent::Revise},
        {QStringLiteral("task_reopened"), TaskEvent::Reopen},
        {QStringLiteral("task_reopened_held"), TaskEvent::ReopenHeld}};
    const auto found = kEvents.find(word);
    return found == kEvents.end() ? std::nullopt : std::optional(found->second);
}

Sha256 workOf(const JournalEntry &entry)
{
    return Sha256::fromHex(entry.data[QLatin1String("spec_sha256")].toString()).value_or(Sha256());
}

bool takesResult(TaskEvent event)
{
    return event == TaskEvent::Succeed || event == TaskEvent::SucceedForReview || event == TaskEvent::ConfirmHappened;
}

} // namespace

void SimJournal::follow(SimProgram *writer)
{
    const bool looking = std::exchange(m_world.looking, true);
    const auto entries = TaskReader(m_world.store.database()).journal({}, m_lines, 100'000);
    m_world.looking = looking;
    if (!entries) {
        m_world.violate(QStringLiteral("the journal cannot be read: ") + entries.error().detail);
        return;
    }
    for (const JournalEntry &entry : *entries)
        read(entry, writer);
}

void SimJournal::read(const JournalEntry &entry, SimProgram *writer)
{
    if (entry.seq != m_lines + 1 || entry.previous != m_head)
        m_world.violate(QStringLiteral("I14: line %1 of the journal does not follow line %2")
                            .arg(entry.seq).arg(m_lines));
    m_lines = entry.seq;
    m_head = entry.hash;
    const bool stops = entry.event == QLatin1String("kill_obeyed"); // needs no lease: stopping waits for nothing
    if (entry.event == QLatin1String("lease_granted"))
        readLease(entry, writer);
    else if (entry.actor == QLatin1String("engine") && !stops && (!writer || writer->owner != m_owner))
        m_world.violate(QStringLiteral("I2: %1 wrote %2 of %3 under a grant that was not the newest")
                            .arg(writer ? writer->name : QStringLiteral("nobody"), entry.event, entry.object));
    if (entry.object == QLatin1String("controls"))
        readControls(entry);
    else if (entry.object.startsWith(QLatin1String("T-")))
        readTask(entry);
}

void SimJournal::readLease(const JournalEntry &entry, SimProgram *writer)
{
    const qint64 epoch = entry.data[QLatin1String("epoch")].toInteger();
    if (epoch <= m_epoch)
        m_world.violate(QStringLiteral("I3: epoch %1 was granted after epoch %2").arg(epoch).arg(m_epoch));
    const QString owner = entry.data[QLatin1String("owner")].toString();
    if (!m_owner.isEmpty() && owner != m_owner)
        m_world.reach("the lease went to another engine");
    else if (!m_owner.isEmpty())
        m_world.reach("an engine was given its lease anew");
    m_epoch = epoch;
    m_owner = m_world.leaseOwner = owner;
    if (writer)
        writer->owner = owner;
}

void SimJournal::readControls(const JournalEntry &entry)
{
    if (entry.event == QLatin1String("wish_set")) {
        const auto wish = fromText<RunWish>(entry.data[QLatin1String("wish")].toString());
        m_wish = m_wish == RunWish::Halted ? m_wish : wish.value_or(m_wish);
    } else if (entry.event == QLatin1String("kill_obeyed")) {
        m_wish = RunWish::Halted;
    } else if (entry.event == QLatin1String("kill_reset")) {
        m_wish = RunWish::Pause;
    } else if (entry.event == QLatin1String("armed")) {
        m_armedUntil = m_world.clock.bootMs() + entry.data[QLatin1String("until")].toInteger() - entry.at;
        m_armedLeft = entry.data[QLatin1String("count")].toInt();
    } else if (entry.event == QLatin1String("disarmed")) {
        m_armedUntil = 0;
    }
    if (m_wish == RunWish::Halted)
        m_armedUntil = 0;
}

void SimJournal::readTask(const JournalEntry &entry)
{
    const TaskId task = parseTaskId(entry.object).value_or(TaskId{});
    m_touched.insert(task);
    if (entry.event == QLatin1String("task_added"))
        return readAdded(task, entry);
    Story &story = m_stories[task];
    if (entry.event == QLatin1String("task_edited"))
        m_world.work[story.key] = workOf(entry);
    const auto event = eventOf(entry.event);
    if (!event)
        return;
    const auto next = transition(story.state, *event);
    if (!next)
        m_world.violate(QStringLiteral("I7: %1: line %2 says %3 while it is %4")
                            .arg(entry.object).arg(entry.seq).arg(entry.event, toText(story.state)));
    story.state = next ? *next : story.state;
    countAccepted(story, *event, entry);
    if (*event == TaskEvent::Claim && (m_wish != RunWish::Run || m_world.flags.wish() != RunWish::Run))
        m_world.violate(QStringLiteral("I12: %1 was taken although the wish was not to run").arg(entry.object));
    if (*event == TaskEvent::Start)
        readStart(task, entry);
    const bool probed = entry.data[QLatin1String("probe")].toString() == toText(ProbeAnswer::NotHappened);
    if (probed || *event == TaskEvent::ConfirmNotHappened || *event == TaskEvent::RunAgain)
        noteUndone(task);
}

void SimJournal::readAdded(TaskId task, const JournalEntry &entry)
{
    const QString source = entry.data[QLatin1String("source")].toString();
    const bool held = source == QLatin1String("held") || source.startsWith(QLatin1String("copy of"));
    const QString mode = entry.data[QLatin1String("mode")].toString();
    const QString key = entry.data[QLatin1String("key")].toString() + u' ' + mode;
    m_stories[task] = {key, held ? TaskState::Held : TaskState::Queued, 0};
    m_world.work[key] = workOf(entry);
    m_world.tasks.push_back(task);
}

void SimJournal::countAccepted(Story &story, TaskEvent event, const JournalEntry &entry)
{
    if (event == TaskEvent::Return || event == TaskEvent::Reject)
        story.accepted = 0;
    if (takesResult(event) && ++story.accepted > 1)
        m_world.violate(QStringLiteral("I1: %1: a second result was taken").arg(entry.object));
}

// Somebody has looked: what was begun for it has not happened, or may happen once more.
void SimJournal::noteUndone(TaskId task)
{
    for (const ScriptedTransport::Deed &deed : m_world.deeds) {
        if (deed.task == task)
            m_world.undone.insert(deed.attempt);
    }
}

void SimJournal::readStart(TaskId task, const JournalEntry &entry)
{
    m_epochs[{task, entry.data[QLatin1String("attempt")].toInt()}] = m_epoch;
    if (entry.data[QLatin1String("mode")].toString() != toText(Mode::Real))
        return;
    if (m_world.clock.bootMs() >= m_armedUntil || --m_armedLeft < 0)
        m_world.violate(QStringLiteral("I8: %1 was started for real outside of the window").arg(entry.object));
}

std::optional<TaskState> SimJournal::stateOf(TaskId task) const
{
    const auto found = m_stories.find(task);
    return found == m_stories.end() ? std::nullopt : std::optional(found->second.state);
}

std::optional<qint64> SimJournal::epochOf(TaskId task, int attempt) const
{
    const auto found = m_epochs.find({task, attempt});
    return found == m_epochs.end() ? std::nullopt : std::optional(found->second);
}

} // namespace qd
