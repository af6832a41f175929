#include "ui/pages/needsyou.h"

#include "ui/parts/plainlabel.h"
#include "ui/parts/statebadge.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace qd {

NeedsYou::NeedsYou(QWidget *parent) : QGroupBox(tr("Needs you"), parent), m_nothing(new PlainLabel(this))
{
    setObjectName(QStringLiteral("needsYou"));
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_nothing->setText(tr("Nothing waits for you."));
    m_nothing->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_nothing);
    addRow(TaskState::Unknown, tr("Show unknown"));
    addRow(TaskState::Review, tr("Show reviews"));
    addRow(TaskState::Dead, tr("Show dead letters"));
    addRow(TaskState::Held, tr("Show held"));
    column->addStretch();
}

void NeedsYou::addRow(TaskState state, const QString &button)
{
    auto *widget = new QWidget(this);
    widget->setObjectName(QStringLiteral("needs-") + toText(state));
    auto *badge = new StateBadge(widget);
    badge->setLook(lookOf(state));
    auto *text = new PlainLabel(widget);
    text->setObjectName(QStringLiteral("text"));
    text->setWordWrap(true);
    auto *show = new QPushButton(button, widget);
    show->setObjectName(QStringLiteral("show"));
    show->setAutoDefault(false);
    connect(show, &QPushButton::clicked, this, [this, state] { Q_EMIT filterRequested({state}); });
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(badge);
    row->addWidget(text, 1);
    row->addWidget(show);
    widget->hide();
    layout()->addWidget(widget);
    m_rows.push_back({state, widget, text});
}

void NeedsYou::showCounts(const QueueCounts &counts)
{
    bool any = false;
    for (const Row &row : m_rows) {
        const qint64 count = counts.of(row.state);
        row.text->setText(sentence(row.state, count));
        row.widget->setVisible(count > 0);
        any = any || count > 0;
    }
    m_nothing->setVisible(!any);
}

QString NeedsYou::sentence(TaskState state, qint64 count) const
{
    const int n = int(std::min<qint64>(count, std::numeric_limits<int>::max()));
    if (state == TaskState::Unknown)
        return tr("%n task(s) may have had an effect; find out and decide.", nullptr, n);
    if (state == TaskState::Review)
        return tr("%n finished task(s) to accept.", nullptr, n);
    if (state == TaskState::Held)
        return tr("%n task(s) held: approve what they have proved, or release them.", nullptr, n);
    return tr("%n task(s) out of attempts.", nullptr, n);
}

} // namespace qd
