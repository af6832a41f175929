#include "ui/parts/chart.h"

#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace qd {
namespace {

constexpr double kSecondStroke = 0.7; // beside the first one, so that a line has some weight
constexpr int kGridLines = 2; // besides the ground
constexpr double kDot = 3.0;  // of a value without neighbours

QPen penFor(const ChartSeries &series, const QPalette &palette)
{
    QPen pen(toneColour(series.tone, palette), 1, series.isDashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    pen.setCosmetic(true); // any wider one becomes a stroked path, which takes seconds where lines cross each other
    return pen;
}

} // namespace

bool ChartData::isEmpty() const
{
    return std::none_of(series.begin(), series.end(), [](const ChartSeries &one) {
        return std::any_of(one.values.begin(), one.values.end(), [](const auto &value) { return value.has_value(); });
    });
}

double roundedUp(double value)
{
    if (value <= 0)
        return 2;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 4.0, 6.0, 8.0}) {
        if (value <= step * power && !(step == 1.0 && power == 1.0)) // half of one is no count
            return step * power;
    }
    return 10 * power;
}

Chart::Chart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Chart::setData(ChartData data)
{
    m_data = std::move(data);
    setAccessibleName(m_data.title);
    setAccessibleDescription(inWords());
    update();
}

QSize Chart::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() * 5};
}

QSize Chart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 8};
}

double Chart::greatest() const
{
    double most = 0;
    const size_t amount = m_data.series.empty() ? 0 : m_data.series.front().values.size();
    for (size_t i = 0; i < amount; ++i) {
        double sum = 0;
        for (const ChartSeries &series : m_data.series) {
            const double value = series.values[i].value_or(0);
            sum = m_data.isStacked ? sum + value : std::max(sum, value);
        }
        most = std::max(most, sum);
    }
    return most;
}

QString Chart::inWords() const
{
    if (m_data.isEmpty())
        return noDataYet();
    QStringList parts;
    for (const ChartSeries &series : m_data.series) {
        std::optional<double> last;
        double most = 0;
        for (const auto &value : series.values) {
            last = value ? value : last;
            most = std::max(most, value.value_or(0));
        }
        if (last)
            parts += tr("%1: newest %2, highest %3").arg(series.name, m_data.text(*last), m_data.text(most));
    }
    return parts.join(QStringLiteral("; "));
}

QRectF Chart::plot() const
{
    const int line = fontMetrics().height();
    int side = line / 2;
    for (int i = 0; m_data.text && i <= kGridLines; ++i)
        side = std::max(side, fontMetrics().horizontalAdvance(m_data.text(roundedUp(greatest()) * i / kGridLines)) + line / 2);
    return QRectF(rect()).adjusted(side, line * 1.4, -line / 2, -line * 1.2);
}

void Chart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_data.isEmpty()) {
        paintNothing(painter);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight); // time goes that way in every language
    const double top = roundedUp(greatest());
    const QRectF area = plot();
    paintGrid(painter, area, top);
    if (m_data.isStacked)
        paintBars(painter, area, top);
    else
        paintLines(painter, area, top);
    paintLegend(painter);
}

void Chart::paintGrid(QPainter &painter, const QRectF &area, double top) const
{
    const QColor ink = palette().color(QPalette::PlaceholderText);
    QPen grid(palette().color(QPalette::Mid), 1);
    grid.setCosmetic(true);
    for (int i = 0; i <= kGridLines; ++i) {
        const double y = area.bottom() - area.height() * i / kGridLines;
        painter.setPen(grid);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(ink);
        const QRectF room(0, y - fontMetrics().height() / 2.0, area.left() - fontMetrics().height() / 4.0, fontMetrics().height());
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, m_data.text(top * i / kGridLines));
    }
    const qint64 to = m_data.from + m_data.slotMs * qint64(m_data.series.front().values.size());
    const QRectF below(area.left(), area.bottom() + 2, area.width(), fontMetrics().height());
    painter.drawText(below, Qt::AlignLeft, shortMomentText(m_data.from, to - m_data.from));
    painter.drawText(below, Qt::AlignRight, shortMomentText(to, to - m_data.from));
}

void Chart::paintBars(QPainter &painter, const QRectF &area, double top) const
{
    const size_t amount = m_data.series.front().values.size();
    const double step = area.width() / double(amount);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    for (size_t i = 0; i < amount; ++i) {
        double below = 0;
        for (const ChartSeries &series : m_data.series) {
            const double value = series.values[i].value_or(0);
            if (value <= 0)
                continue;
            const double height = std::max(1.0, area.height() * value / top);
            const QRectF bar(area.left() + step * double(i) + 0.5, area.bottom() - area.height() * below / top - height,
                             std::max(1.0, step - 1), height);
            painter.fillRect(bar, QBrush(toneColour(series.tone, palette()), series.isDashed ? Qt::Dense3Pattern : Qt::SolidPattern));
            below += value;
        }
    }
}

void Chart::paintLines(QPainter &painter, const QRectF &area, double top) const
{
    for (const ChartSeries &series : m_data.series) {
        const double step = area.width() / double(series.values.size());
        painter.setPen(penFor(series, palette()));
        painter.setBrush(Qt::NoBrush);
        QPainterPath path;
        const auto place = [&](size_t i) {
            return QPointF(area.left() + step * (double(i) + 0.5), area.bottom() - area.height() * *series.values[i] / top);
        };
        for (size_t i = 0; i < series.values.size(); ++i) {
            if (!series.values[i])
                continue;
            const bool goesOn = i > 0 && series.values[i - 1];
            if (goesOn)
                path.lineTo(place(i));
            else
                path.moveTo(place(i));
            if (!goesOn && (i + 1 == series.values.size() || !series.values[i + 1]))
                path.addEllipse(place(i), kDot / 2, kDot / 2);
        }
        painter.drawPath(path);
        painter.drawPath(path.translated(0, kSecondStroke));
    }
}

void Chart::paintLegend(QPainter &painter) const
{
    const int line = fontMetrics().height();
    double x = plot().left();
    for (const ChartSeries &series : m_data.series) {
        const QRectF sample(x, line * 0.3, line, line * 0.5);
        if (m_data.isStacked) {
            painter.fillRect(sample, QBrush(toneColour(series.tone, palette()), series.isDashed ? Qt::Dense3Pattern : Qt::SolidPattern));
        } else {
            painter.setPen(penFor(series, palette()));
            painter.drawLine(QPointF(sample.left(), sample.center().y()), QPointF(sample.right(), sample.center().y()));
        }
        painter.setPen(palette().color(QPalette::WindowText));
        x += line * 1.3;
        painter.drawText(QRectF(x, 0, width() - x, line * 1.1), Qt::AlignLeft | Qt::AlignVCenter, series.name);
        x += fontMetrics().horizontalAdvance(series.name) + line;
    }
}

void Chart::paintNothing(QPainter &painter) const
{
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect(), Qt::AlignCenter, noDataYet());
}

} // namespace qd
