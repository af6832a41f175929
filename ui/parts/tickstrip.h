#pragma once

#include "core/domain/tick.h"

#include <QWidget>

#include <vector>

namespace qd {

/// The newest ticks that did something as cells, oldest left. Outcome by height and gap as well as by colour: a success is
/// a low bar, a partial one a bar with a gap, a failure reaches the top. Left and Right, Home and End choose one. What a
/// screen reader hears is the chosen tick in words. GUI thread.
class TickStrip : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kMost = 300;

    explicit TickStrip(QWidget *parent = nullptr);

    /// \param ticks oldest first. The chosen tick stays chosen while it is there.
    void setTicks(std::vector<Tick> ticks);
    [[nodiscard]] const std::vector<Tick> &ticks() const { return m_ticks; }
    /// nullptr = none is chosen
    [[nodiscard]] const Tick *chosen() const;
    void choose(qint64 number);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void tickChosen(qint64 number);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] double cellWidth() const;
    [[nodiscard]] int indexAt(double x) const;
    [[nodiscard]] int chosenIndex() const;
    void chooseIndex(int index);
    void describe();
    void paintCell(QPainter &painter, const QRectF &cell, TickOutcome outcome) const;

    std::vector<Tick> m_ticks;
    qint64 m_chosen = 0; ///< number; 0 = none
};

/// A tick in one line of words.
[[nodiscard]] QString tickInWords(const Tick &tick);

} // namespace qd
