#pragma once

#include "core/domain/task.h"
#include "ui/parts/plainlabel.h"

namespace qd {

/// PROOF in quiet outline, REAL in full colour: the one loud thing in the window. GUI thread.
class ModeBadge : public PlainLabel
{
    Q_OBJECT

public:
    explicit ModeBadge(QWidget *parent = nullptr);

    void setMode(Mode mode, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void chooseInk();

    Mode m_mode = Mode::Proof;
};

} // namespace qd
