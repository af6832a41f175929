#pragma once

#include <QString>

#include <span>

namespace qd {

/// A sentence of the core with places %1 and %2 for what it speaks of.
struct DetailForm {
    const char *text;          ///< English, as the core writes it
    bool holdsAnother = false; ///< what stands in a place may be of one of these forms itself
};

/// The forms of what the core adds to an error in words: of fields, settings, agents and files.
[[nodiscard]] std::span<const DetailForm> detailForms();

/// What the core added, in the language of the console. What has none of the forms above stays as it is.
/// \param detail plain already: see UntrustedText
[[nodiscard]] QString detailText(const QString &detail);

} // namespace qd
