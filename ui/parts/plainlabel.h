#pragma once

#include "core/base/untrustedtext.h"

#include <QLabel>

namespace qd {

/// The only label that may show what was not written by us: it never interprets markup, and foreign text is capped
/// and has its control characters made visible. A word that is longer than any of ours can be broken anywhere, so that
/// nobody's title makes a window wider than the screen; in a label whose text can be copied it stays whole.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);

    static constexpr int kLongestWord = 64; ///< characters; the sum of a file has as many

    void setText(const QString &text);
    void setText(const UntrustedText &text);
    [[nodiscard]] QSize minimumSizeHint() const override;
};

/// Foreign text for a tool tip, which would otherwise be taken for markup if it looks like some.
[[nodiscard]] QString plainToolTip(const UntrustedText &text);

} // namespace qd
