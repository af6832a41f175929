#include "ui/parts/statelook.h"

#include "ui/models/words.h"

namespace qd {
namespace {

struct Shape {
    const char *icon;
    Tone tone;
};

Shape shapeOf(TaskState state)
{
    switch (state) {
    case TaskState::Held: return {"state-held", Tone::Neutral};
    case TaskState::Queued: return {"state-queued", Tone::Neutral};
    case TaskState::Claimed: return {"state-claimed", Tone::Active};
    case TaskState::Running: return {"state-running", Tone::Active};
    case TaskState::Review: return {"state-review", Tone::Caution};
    case TaskState::Succeeded: return {"state-succeeded", Tone::Good};
    case TaskState::Failed: return {"state-failed", Tone::Bad};
    case TaskState::Dead: return {"state-dead", Tone::Bad};
    case TaskState::Cancelled: return {"state-cancelled", Tone::Neutral};
    case TaskState::Unknown: return {"state-unknown", Tone::Doubt};
    }
    return {"state-unknown", Tone::Doubt};
}

Shape shapeOf(EngineState state)
{
    switch (state) {
    case EngineState::Stopped: return {"state-cancelled", Tone::Neutral};
    case EngineState::Acquiring: return {"state-claimed", Tone::Active};
    case EngineState::Standby: return {"state-queued", Tone::Neutral};
    case EngineState::Running: return {"state-running", Tone::Good};
    case EngineState::Paused: return {"action-pause", Tone::Caution};
    case EngineState::Draining: return {"action-pause", Tone::Caution};
    case EngineState::Killed: return {"action-kill", Tone::Bad};
    }
    return {"state-unknown", Tone::Doubt};
}

Shape shapeOf(Mode mode)
{
    switch (mode) {
    case Mode::Proof: return {"mode-proof", Tone::Neutral};
    case Mode::Real: return {"mode-real", Tone::Bad};
    }
    return {"mode-real", Tone::Bad};
}

Shape shapeOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return {"level-debug", Tone::Neutral};
    case LogLevel::Info: return {"level-info", Tone::Neutral};
    case LogLevel::Warning: return {"level-warning", Tone::Caution};
    case LogLevel::Error: return {"level-error", Tone::Bad};
    }
    return {"level-error", Tone::Bad};
}

Shape shapeOf(AttemptState state)
{
    switch (state) {
    case AttemptState::Running: return {"state-running", Tone::Active};
    case AttemptState::Ok: return {"state-succeeded", Tone::Good};
    case AttemptState::Error: return {"state-failed", Tone::Bad};
    case AttemptState::Timeout: return {"state-failed", Tone::Bad};
    case AttemptState::Lost: return {"state-unknown", Tone::Doubt};
    case AttemptState::Cancelled: return {"state-cancelled", Tone::Neutral};
    }
    return {"state-unknown", Tone::Doubt};
}

Shape shapeOf(TickOutcome outcome)
{
    switch (outcome) {
    case TickOutcome::Idle: return {"state-queued", Tone::Neutral};
    case TickOutcome::Success: return {"state-succeeded", Tone::Good};
    case TickOutcome::Partial: return {"level-warning", Tone::Caution};
    case TickOutcome::Fail: return {"state-failed", Tone::Bad};
    }
    return {"state-unknown", Tone::Doubt};
}

Shape shapeOf(ArtifactStatus status)
{
    switch (status) {
    case ArtifactStatus::Intact: return {"state-succeeded", Tone::Good};
    case ArtifactStatus::Missing: return {"state-unknown", Tone::Caution};
    case ArtifactStatus::Changed: return {"level-error", Tone::Bad};
    }
    return {"level-error", Tone::Bad};
}

Shape shapeOf(AgentCondition condition)
{
    switch (condition) {
    case AgentCondition::Idle: return {"state-succeeded", Tone::Good};
    case AgentCondition::Working: return {"state-running", Tone::Active};
    case AgentCondition::Full: return {"state-running", Tone::Caution};
    case AgentCondition::Resting: return {"state-failed", Tone::Bad};
    case AgentCondition::Disabled: return {"state-cancelled", Tone::Neutral};
    }
    return {"state-unknown", Tone::Doubt};
}

Shape shapeOf(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass: return {"state-succeeded", Tone::Good};
    case CheckResult::Warning: return {"level-warning", Tone::Caution};
    case CheckResult::Fail: return {"state-failed", Tone::Bad};
    case CheckResult::Critical: return {"level-error", Tone::Bad};
    case CheckResult::Skipped: return {"state-cancelled", Tone::Neutral};
    }
    return {"level-error", Tone::Bad};
}

template <typename State>
StateLook look(State state)
{
    const Shape shape = shapeOf(state);
    return {wordFor(state), QString::fromLatin1(shape.icon), shape.tone};
}

template <typename State>
bool readAs(const QVariant &value, std::optional<StateLook> &found)
{
    if (value.metaType() != QMetaType::fromType<State>())
        return false;
    found = look(value.value<State>());
    return true;
}

QRgb inkOf(Tone tone, bool dark)
{
    switch (tone) {
    case Tone::Neutral: return dark ? 0xffb4bec9 : 0xff4b5763;
    case Tone::Active: return dark ? 0xff7db7ee : 0xff1d5fa8;
    case Tone::Good: return dark ? 0xff7fcf94 : 0xff1d6b34;
    case Tone::Caution: return dark ? 0xffe8b84a : 0xff855600;
    case Tone::Bad: return dark ? 0xffff9a91 : 0xffae231b;
    case Tone::Doubt: return dark ? 0xffcbb0f2 : 0xff6b3fa0;
    }
    return dark ? 0xffffffff : 0xff000000;
}

} // namespace

StateLook lookOf(TaskState state)
{
    return look(state);
}

StateLook lookOf(EngineState state)
{
    return look(state);
}

StateLook lookOf(Mode mode)
{
    return look(mode);
}

StateLook lookOf(LogLevel level)
{
    return look(level);
}

StateLook lookOf(AttemptState state)
{
    return look(state);
}

StateLook lookOf(TickOutcome outcome)
{
    return look(outcome);
}

StateLook lookOf(CheckResult result)
{
    return look(result);
}

StateLook lookOf(ArtifactStatus status)
{
    return look(status);
}

StateLook lookOf(AgentCondition condition)
{
    return look(condition);
}

std::optional<StateLook> lookOf(const QVariant &state)
{
    std::optional<StateLook> found;
    (void)(readAs<TaskState>(state, found) || readAs<LogLevel>(state, found) || readAs<Mode>(state, found)
           || readAs<AttemptState>(state, found) || readAs<TickOutcome>(state, found)
           || readAs<ArtifactStatus>(state, found) || readAs<CheckResult>(state, found) || readAs<EngineState>(state, found)
           || readAs<AgentCondition>(state, found));
    return found;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    return QColor::fromRgb(inkOf(tone, isDark(palette)));
}

} // namespace qd
