#include "ui/parts/tickstrip.h"

#include "ui/models/timetext.h"
#include "ui/models/words.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <algorithm>

namespace qd {
namespace {

constexpr double kLow = 0.45; // of the height: what went well does not shout

} // namespace

QString tickInWords(const Tick &tick)
{
    return TickStrip::tr("Tick %L1: %2, took %3; %L4 claimed, %L5 started, %L6 succeeded, %L7 failed")
        .arg(tick.number).arg(wordFor(tick.outcome), fineDurationText(tick.durationMs)).arg(tick.claimed).arg(tick.started)
        .arg(tick.succeeded).arg(tick.failed);
}

TickStrip::TickStrip(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Tick strip"));
    describe();
}

void TickStrip::setTicks(std::vector<Tick> ticks)
{
    if (ticks.size() > size_t(kMost))
        ticks.erase(ticks.begin(), ticks.end() - kMost);
    if (ticks == m_ticks)
        return;
    m_ticks = std::move(ticks);
    describe();
    update();
}

const Tick *TickStrip::chosen() const
{
    const int index = chosenIndex();
    return index < 0 ? nullptr : &m_ticks[size_t(index)];
}

void TickStrip::choose(qint64 number)
{
    if (number == m_chosen)
        return;
    m_chosen = number;
    describe();
    update();
    Q_EMIT tickChosen(number);
}

QSize TickStrip::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 2};
}

double TickStrip::cellWidth() const
{
    return double(width()) / kMost;
}

// The newest one stands at the right edge, wherever the first one stands.
int TickStrip::indexAt(double x) const
{
    const int place = std::clamp(int(x / cellWidth()), 0, kMost - 1) - (kMost - int(m_ticks.size()));
    return place >= 0 ? place : -1;
}

int TickStrip::chosenIndex() const
{
    const auto found = std::find_if(m_ticks.begin(), m_ticks.end(), [&](const Tick &tick) { return tick.number == m_chosen; });
    return found == m_ticks.end() ? -1 : int(found - m_ticks.begin());
}

void TickStrip::chooseIndex(int index)
{
    if (!m_ticks.empty())
        choose(m_ticks[size_t(std::clamp(index, 0, int(m_ticks.size()) - 1))].number);
}

void TickStrip::describe()
{
    const auto failed = std::count_if(m_ticks.begin(), m_ticks.end(), [](const Tick &tick) { return tick.outcome == TickOutcome::Fail; });
    const Tick *tick = chosen();
    setAccessibleDescription(tick              ? tickInWords(*tick)
                             : m_ticks.empty() ? noDataYet()
                                               : tr("%Ln tick(s) with work, %L1 of them failed", nullptr, int(m_ticks.size())).arg(failed));
}

void TickStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const double step = cellWidth();
    const double first = double(kMost) - double(m_ticks.size());
    const int chosen = chosenIndex();
    for (size_t i = 0; i < m_ticks.size(); ++i) {
        const QRectF cell((first + double(i)) * step, 1, std::max(1.0, step - 1), height() - 2);
        if (int(i) == chosen)
            painter.fillRect(cell.adjusted(-1, -1, 1, 1), palette().color(QPalette::Highlight));
        paintCell(painter, cell, m_ticks[i].outcome);
    }
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void TickStrip::paintCell(QPainter &painter, const QRectF &cell, TickOutcome outcome) const
{
    const QColor ink = toneColour(lookOf(outcome).tone, palette());
    const auto bar = [&](double from, double to) {
        painter.fillRect(QRectF(cell.left(), cell.bottom() - cell.height() * to, cell.width(), cell.height() * (to - from)), ink);
    };
    switch (outcome) {
    case TickOutcome::Idle: bar(0, 0.1); return;
    case TickOutcome::Success: bar(0, kLow); return;
    case TickOutcome::Partial: bar(0, kLow / 2); bar(kLow * 0.75, kLow * 1.6); return;
    case TickOutcome::Fail: bar(0, 1); return;
    }
}

void TickStrip::keyPressEvent(QKeyEvent *event)
{
    const int index = chosenIndex();
    switch (event->key()) {
    case Qt::Key_Left: chooseIndex(index < 0 ? int(m_ticks.size()) - 1 : index - 1); return;
    case Qt::Key_Right: chooseIndex(index < 0 ? int(m_ticks.size()) - 1 : index + 1); return;
    case Qt::Key_Home: chooseIndex(0); return;
    case Qt::Key_End: chooseIndex(int(m_ticks.size()) - 1); return;
    default: QWidget::keyPressEvent(event);
    }
}

void TickStrip::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    if (const int index = indexAt(event->position().x()); index >= 0)
        chooseIndex(index);
}

bool TickStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int index = indexAt(help->pos().x());
    if (index >= 0)
        QToolTip::showText(help->globalPos(), plainToolTip(UntrustedText(tickInWords(m_ticks[size_t(index)]))), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace qd
