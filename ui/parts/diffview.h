#pragma once

#include "ui/models/textdiff.h"
#include "ui/parts/plaintextview.h"

namespace qd {

/// Two texts laid over each other: lines that are gone begin with a minus sign, new ones with a plus, and each has its
/// colour. Foreign text, shown plain and whole up to a limit. GUI thread.
class DiffView : public PlainTextView
{
    Q_OBJECT

public:
    static constexpr int kMostCharacters = 2'000'000;

    explicit DiffView(QWidget *parent = nullptr);

    void showDiff(const std::vector<DiffLine> &lines);

protected:
    void changeEvent(QEvent *event) override;

private:
    class Tint;
    Tint *m_tint;
};

} // namespace qd
