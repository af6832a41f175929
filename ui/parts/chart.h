#pragma once

#include "ui/parts/statelook.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace qd {

/// One line or one layer of bars. What was not measured is a gap, never a zero.
struct ChartSeries {
    QString name;
    Tone tone = Tone::Active;
    bool isDashed = false; ///< told apart without colour
    std::vector<std::optional<double>> values; ///< one per slot
};

struct ChartData {
    QString title;
    qint64 from = 0;   ///< wall ms UTC of the first slot's beginning
    qint64 slotMs = 0; ///< length of a slot
    bool isStacked = false; ///< bars upon each other instead of lines
    std::vector<ChartSeries> series;
    std::function<QString(double)> text; ///< of a value, with its unit

    [[nodiscard]] bool isEmpty() const;
};

/// A small chart drawn by ourselves: few grid lines, a legend, and a description that says in words what it shows, for
/// whoever does not see it. What the keyboard needs is in the table beside it, so it takes no focus. GUI thread.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);

    void setData(ChartData data);
    [[nodiscard]] const ChartData &data() const { return m_data; }
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] double greatest() const;
    [[nodiscard]] QString inWords() const;
    [[nodiscard]] QRectF plot() const;
    void paintGrid(QPainter &painter, const QRectF &plot, double top) const;
    void paintBars(QPainter &painter, const QRectF &plot, double top) const;
    void paintLines(QPainter &painter, const QRectF &plot, double top) const;
    void paintLegend(QPainter &painter) const;
    void paintNothing(QPainter &painter) const;

    ChartData m_data;
};

/// The next round number at or above, whose half is round too: 2, 4, 6, 8 or 10 times a power of ten.
[[nodiscard]] double roundedUp(double value);

} // namespace qd
