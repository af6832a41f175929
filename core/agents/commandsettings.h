#pragma once

#include "core/base/result.h"
#include "core/domain/effect.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace qd {

/// Where the prompt of a command agent goes.
enum class PromptWay { StandardInput, File, None };

/// How much a command agent is to be confined.
enum class SandboxWish {
    Auto,    ///< if this machine can; the effect says whether it could
    Require, ///< or it does not run at all
    Off,
};

/// The settings of an agent whose transport is Command. Without a command of its own it runs the command that a task
/// brings along, as the built-in agent `command` does.
struct CommandSettings {
    static constexpr qint64 kLongestMs = 86'400'000;
    static constexpr qint64 kLeastOutput = 1'024;
    static constexpr qint64 kMostOutput = 1'073'741'824;

    /// The program and its arguments. These whole arguments stand for something: {prompt_file}, {workspace},
    /// {task_id}, {attempt} (the number of the attempt's row, unique in the profile), {title} (behind a "--" only).
    QStringList command;
    PromptWay prompt = PromptWay::StandardInput;
    QMap<QString, QString> environment;
    QString directory;         ///< absolute: where it works when a task names no workspace; empty = the scratch folder
    qint64 startTimeoutMs = 0; ///< from the start to the first sign of life; 0 = no limit of its own
    qint64 idleTimeoutMs = 0;  ///< 0 = that of the task; otherwise the smaller one counts
    qint64 timeoutMs = 0;      ///< likewise
    qint64 outputLimit = 0;    ///< bytes kept of each stream; 0 = the default of ProcessSpec
    SandboxWish sandbox = SandboxWish::Off;
    bool network = false; ///< inside of a sandbox
    EffectClass effect = EffectClass::Unsafe;
    /// The program, with placeholders as in `command` except {prompt_file}, that says of an attempt that was lost whether
    /// its effect happened: it prints "happened" or "not happened" and ends with 0. Of agents whose effect is checkable.
    QStringList probe;

    [[nodiscard]] bool ownsCommand() const { return !command.isEmpty(); }

    /// Error `agent_setting_invalid` (Permanent) with the name of the setting and the rule that it breaks.
    [[nodiscard]] static Result<CommandSettings> fromJson(const QJsonObject &settings);
};

/// Is this whole argument a placeholder?
[[nodiscard]] bool isPlaceholder(const QString &argument);

template <>
struct EnumWords<PromptWay> {
    static constexpr std::array<std::pair<PromptWay, const char *>, 3> kWords{{
        {PromptWay::StandardInput, "stdin"}, {PromptWay::File, "file"}, {PromptWay::None, "none"}}};
};

template <>
struct EnumWords<SandboxWish> {
    static constexpr std::array<std::pair<SandboxWish, const char *>, 3> kWords{{
        {SandboxWish::Auto, "auto"}, {SandboxWish::Require, "require"}, {SandboxWish::Off, "off"}}};
};

} // namespace qd
