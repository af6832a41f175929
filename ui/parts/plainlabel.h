#pragma once

#include "core/base/untrustedtext.h"

#include <QLabel>

namespace qd {

/// The only label that may show what was not written by us: it never interprets markup, and foreign text is capped
/// and has its control characters made visible.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setText(const UntrustedText &text);
};

/// Foreign text for a tool tip, which would otherwise be taken for markup if it looks like some.
[[nodiscard]] QString plainToolTip(const UntrustedText &text);

} // namespace qd
