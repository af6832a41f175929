#include "ui/parts/stackedbar.h"

#include "ui/models/words.h"
#include "ui/parts/statelook.h"

#include <QPainter>

#include <algorithm>

namespace qd {
namespace {

constexpr double kLeast = 3; // pixels of a state that is not empty

/// States of one tone lie beside each other: a pattern tells them apart without the hue.
Qt::BrushStyle patternOf(TaskState state)
{
    switch (state) {
    case TaskState::Held:
    case TaskState::Cancelled: return Qt::BDiagPattern;
    case TaskState::Claimed:
    case TaskState::Failed: return Qt::Dense4Pattern;
    case TaskState::Unknown: return Qt::DiagCrossPattern;
    case TaskState::Queued:
    case TaskState::Running:
    case TaskState::Review:
    case TaskState::Succeeded:
    case TaskState::Dead: return Qt::SolidPattern;
    }
    return Qt::SolidPattern;
}

} // namespace

StackedBar::StackedBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Tasks by state"));
}

void StackedBar::setCounts(const QueueCounts &counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    QStringList words;
    for (const auto &[state, word] : EnumWords<TaskState>::kWords) {
        if (counts.of(state) > 0)
            words += countedText(state, counts.of(state));
    }
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    update();
}

QSize StackedBar::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, fontMetrics().height() * 2 / 3};
}

void StackedBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const double total = double(std::max<qint64>(1, m_counts.total()));
    const auto there = std::count_if(std::begin(EnumWords<TaskState>::kWords), std::end(EnumWords<TaskState>::kWords),
                                     [this](const auto &word) { return m_counts.of(word.first) > 0; });
    const double shared = std::max(0.0, frame.width() - kLeast * double(there)); // two among a million are seen as well
    double x = frame.left();
    for (const auto &[state, word] : EnumWords<TaskState>::kWords) {
        const qint64 count = m_counts.of(state);
        if (count == 0)
            continue;
        const double width = kLeast + shared * double(count) / total;
        const double left = isRightToLeft() ? frame.left() + frame.right() - x - width : x;
        const QRectF piece(left, frame.top(), width, frame.height());
        painter.fillRect(piece, palette().color(QPalette::Base));
        painter.fillRect(piece, QBrush(toneColour(lookOf(state).tone, palette()), patternOf(state)));
        x += width;
    }
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(frame);
}

} // namespace qd
