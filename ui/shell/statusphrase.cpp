#include "ui/shell/statusphrase.h"

#include "core/base/untrustedtext.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace qd {
namespace {

struct StatusPhrase {
    Q_DECLARE_TR_FUNCTIONS(qd::StatusPhrase)
};

QString asked(const QString &doing, qint64 at)
{
    return StatusPhrase::tr("%1 (asked %2, waits for tick)").arg(doing, timeOfDayText(at));
}

QString since(const QString &state, const Obeyed &obeyed)
{
    if (obeyed.at == 0)
        return state;
    const QString time = timeOfDayText(obeyed.at);
    return obeyed.tick > 0 ? StatusPhrase::tr("%1 %2 (obeyed by tick %3)", "state, time").arg(state, time, QLocale().toString(obeyed.tick))
                           : StatusPhrase::tr("%1 since %2").arg(state, time);
}

bool ticks(EngineState state)
{
    return state == EngineState::Running || state == EngineState::Paused || state == EngineState::Draining;
}

QString asleep(EngineState state, RunWish wish)
{
    if (state == EngineState::Stopped && wish == RunWish::Drain)
        return StatusPhrase::tr("Drained: Resume starts it again");
    if (state == EngineState::Standby)
        return StatusPhrase::tr("Standby: another daemon holds the lease");
    return wordFor(state);
}

bool fits(EngineState state, RunWish wish)
{
    switch (wish) {
    case RunWish::Run: return state == EngineState::Running;
    case RunWish::Pause: return state == EngineState::Paused;
    case RunWish::Drain: return state == EngineState::Draining;
    case RunWish::Halted: return state == EngineState::Killed;
    }
    return false;
}

QString drainPhrase(const QueueCounts &queue)
{
    const qint64 running = queue.of(TaskState::Claimed) + queue.of(TaskState::Running);
    return running == 0 ? StatusPhrase::tr("Draining: nothing runs any more")
                        : StatusPhrase::tr("Draining: %1 still running").arg(QLocale().toString(running));
}

QString onItsWay(RunWish wish)
{
    switch (wish) {
    case RunWish::Run: return StatusPhrase::tr("Resuming…");
    case RunWish::Pause: return StatusPhrase::tr("Pausing…");
    case RunWish::Drain: return StatusPhrase::tr("Draining…");
    case RunWish::Halted: return StatusPhrase::tr("Killing…");
    }
    return {};
}

} // namespace

bool isObeyed(const EngineStatus &status)
{
    // A newer revision may be about something else, such as arming: what counts is whether the engine does it.
    return status.obeyedRevision >= status.controls.revision || fits(status.state, status.controls.wish);
}

QString enginePhrase(const EngineStatus &status, const Obeyed &obeyed)
{
    const RunWish wish = status.controls.wish;
    if (wish == RunWish::Halted && status.state != EngineState::Killed)
        return StatusPhrase::tr("%1 (asked %2)").arg(onItsWay(wish), timeOfDayText(status.controls.setAt));
    if (status.state == EngineState::Killed)
        return since(wordFor(status.state), obeyed);
    if (status.storeFault() == QLatin1String("database_moved"))
        return StatusPhrase::tr("The database is gone");
    if (!ticks(status.state))
        return asleep(status.state, wish);
    if (!isObeyed(status))
        return asked(onItsWay(wish), status.controls.setAt);
    if (status.state == EngineState::Running && status.outOfSpace)
        return StatusPhrase::tr("Disk full: nothing new begins");
    if (status.state == EngineState::Draining)
        return drainPhrase(status.queue);
    return wish == RunWish::Run ? wordFor(status.state) : since(wordFor(status.state), obeyed);
}

QString askerPhrase(const Controls &controls)
{
    if (controls.wish == RunWish::Run || controls.setBy.isEmpty())
        return {};
    return StatusPhrase::tr("Asked for by %1 at %2", "who, time")
        .arg(UntrustedText(controls.setBy).displayLine(), timeOfDayText(controls.setAt));
}

QString tickPhrase(const EngineStatus &status)
{
    if (status.tickNumber == 0)
        return StatusPhrase::tr("No tick yet");
    const QString number = StatusPhrase::tr("Tick %1").arg(QLocale().toString(status.tickNumber));
    if (status.lastTick.number == 0)
        return number;
    return StatusPhrase::tr("%1 (last work: %2)").arg(number, fineDurationText(status.lastTick.durationMs));
}

QString modePhrase(const RealWindow &real, qint64 now)
{
    if (!real.open(now))
        return wordFor(Mode::Proof);
    return StatusPhrase::tr("%1, %2, %3 left")
        .arg(wordFor(Mode::Real), durationText(real.until - now), QLocale().toString(real.remaining));
}

} // namespace qd
