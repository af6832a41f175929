#pragma once

#include "core/domain/agent.h"
#include "core/domain/artifact.h"
#include "core/domain/attempt.h"
#include "core/domain/check.h"
#include "core/domain/controls.h"
#include "core/domain/logline.h"
#include "core/domain/tick.h"
#include "ui/models/agentrow.h"

#include <QColor>
#include <QPalette>
#include <QString>
#include <QVariant>

#include <optional>

namespace qd {

/// What a colour means. A tone never stands alone: a word and a symbol say the same.
enum class Tone { Neutral, Active, Good, Caution, Bad, Doubt };

/// How a state looks: the word for people, the name of its symbol, the tone.
struct StateLook {
    QString word;
    QString icon;
    Tone tone = Tone::Neutral;
};

[[nodiscard]] StateLook lookOf(TaskState state);
[[nodiscard]] StateLook lookOf(EngineState state);
[[nodiscard]] StateLook lookOf(Mode mode);
[[nodiscard]] StateLook lookOf(LogLevel level);
[[nodiscard]] StateLook lookOf(AttemptState state);
[[nodiscard]] StateLook lookOf(TickOutcome outcome);
[[nodiscard]] StateLook lookOf(ArtifactStatus status);
[[nodiscard]] StateLook lookOf(AgentCondition condition);
[[nodiscard]] StateLook lookOf(CheckResult result);
/// For a value that is one of the enums above, as models give it in kStateRole; nullopt for anything else.
[[nodiscard]] std::optional<StateLook> lookOf(const QVariant &state);

[[nodiscard]] bool isDark(const QPalette &palette);
/// Text colour of a tone on the grounds of this palette, at least 4.5:1.
[[nodiscard]] QColor toneColour(Tone tone, const QPalette &palette);

} // namespace qd
