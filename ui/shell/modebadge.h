#pragma once

#include "core/domain/task.h"

#include <QAbstractButton>

namespace qd {

/// PROOF in quiet outline, REAL in full colour: the one loud thing in the window. Pressed, it leads to where the mode is
/// changed. GUI thread.
class ModeBadge : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ModeBadge(QWidget *parent = nullptr);

    void setMode(Mode mode, const QString &text);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int space() const;

    Mode m_mode = Mode::Proof;
};

} // namespace qd
