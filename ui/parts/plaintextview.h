#pragma once

#include "core/base/untrustedtext.h"

#include <QPlainTextEdit>

namespace qd {

/// A read-only pane for foreign text: plain, at most kLimit characters unless more is asked for, folded lines, control
/// characters visible.
class PlainTextView : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int kLimit = 65'536;

    explicit PlainTextView(QWidget *parent = nullptr);

    /// Keeps the place in the text if it is the same text again.
    void showText(const UntrustedText &text, int limit = kLimit);
    /// For payload, where columns matter.
    void setMonospace();
};

} // namespace qd
