#pragma once

#include <QStringList>

#include <array>
#include <functional>
#include <span>

namespace qd {

/// A few sentences. %1 and so on are commands, said with their keys as they are now.
struct HelpParagraph {
    const char *text;
    std::array<const char *, 4> commands = {}; ///< ids as of Shortcuts, in the order of the places
};

/// A short text on one part of the console, or on one thing to be done. Shipped with the program.
struct HelpTopic {
    const char *id;    ///< stable; pages name the one on them
    const char *title;
    std::span<const HelpParagraph> paragraphs;
};

[[nodiscard]] std::span<const HelpTopic> helpTopics();

/// How a command is called at this moment, with its keys; empty for one that there is not.
using CommandWords = std::function<QString(const QString &id)>;

// In the language of the console.
[[nodiscard]] QString titleOf(const HelpTopic &topic);
[[nodiscard]] QStringList textOf(const HelpTopic &topic, const CommandWords &words);

} // namespace qd
