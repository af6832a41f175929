#pragma once

#include "core/domain/task.h"

#include <QWidget>

namespace qd {

/// How the tasks divide into states: one bar with a piece per state, in the order of the states. The numbers stand beside
/// it in words, so it takes no focus; a screen reader gets the same words. GUI thread.
class StackedBar : public QWidget
{
    Q_OBJECT

public:
    explicit StackedBar(QWidget *parent = nullptr);

    void setCounts(const QueueCounts &counts);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QueueCounts m_counts;
};

} // namespace qd
