#pragma once

#include <QString>

namespace qd {

/// Text from an agent, a file or the network. It has no implicit way out: whoever shows it must ask for a plain,
/// capped form, in which control, bidirectional, zero-width and tag characters are visible and terminal escape
/// sequences are gone. Whoever processes it as data asks for raw().
class UntrustedText
{
public:
    static constexpr int kLabelLimit = 10'000; ///< characters in a label or pane line
    static constexpr int kCellLimit = 1'000;   ///< characters in a table cell or tool tip

    UntrustedText() = default;
    explicit UntrustedText(QString raw) : m_raw(std::move(raw)) { }

    [[nodiscard]] const QString &raw() const { return m_raw; }
    [[nodiscard]] bool isEmpty() const { return m_raw.isEmpty(); }

    /// Plain text of at most `limit` characters plus an ellipsis, lines kept.
    [[nodiscard]] QString displayPlain(int limit = kLabelLimit) const;
    /// As displayPlain(), on one line: line breaks and tabs become spaces.
    [[nodiscard]] QString displayLine(int limit = kCellLimit) const;

    friend bool operator==(const UntrustedText &, const UntrustedText &) = default;

private:
    QString m_raw;
};

} // namespace qd
