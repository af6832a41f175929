#include "ui/pages/needsyou.h"

#include "ui/parts/iconlabel.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace qd {
namespace {

using Kind = Need::Kind;

constexpr Kind kKinds[] = {Kind::Unknown, Kind::Question, Kind::Approval, Kind::Review,
                           Kind::Dead,    Kind::Held,     Kind::Unserved, Kind::RealWaits,
                           Kind::AgentFailing};

struct Look {
    const char *name;
    const char *icon;
};

Look lookFor(Kind kind)
{
    switch (kind) {
    case Kind::Unknown: return {"unknown", "state-unknown"};
    case Kind::Question: return {"question", "action-help"};
    case Kind::Approval: return {"approval", "action-approve"};
    case Kind::Review: return {"review", "state-review"};
    case Kind::Dead: return {"dead", "state-dead"};
    case Kind::Held: return {"held", "state-held"};
    case Kind::Unserved: return {"unserved", "nav-agents"};
    case Kind::RealWaits: return {"real", "action-arm"};
    case Kind::AgentFailing: return {"agent", "nav-agents"};
    }
    return {"unknown", "state-unknown"};
}

QString buttonText(Kind kind)
{
    switch (kind) {
    case Kind::Unknown: return NeedsYou::tr("Decide");
    case Kind::Question: return NeedsYou::tr("Answer");
    case Kind::Approval: return NeedsYou::tr("Look and approve");
    case Kind::Review: return NeedsYou::tr("Review");
    case Kind::Dead: return NeedsYou::tr("Show dead letters");
    case Kind::Held: return NeedsYou::tr("Show held");
    case Kind::Unserved: return NeedsYou::tr("Show agents");
    case Kind::RealWaits: return NeedsYou::tr("Arm REAL…");
    case Kind::AgentFailing: return NeedsYou::tr("Show agents");
    }
    return {};
}

QString sentence(Kind kind, int n)
{
    switch (kind) {
    case Kind::Unknown: return NeedsYou::tr("%n outcome(s) unknown: find out and decide", nullptr, n);
    case Kind::Question: return NeedsYou::tr("%n question(s) of agents", nullptr, n);
    case Kind::Approval: return NeedsYou::tr("%n proved effect(s) to approve", nullptr, n);
    case Kind::Review: return NeedsYou::tr("%n finished task(s) to accept", nullptr, n);
    case Kind::Dead: return NeedsYou::tr("%n dead letter(s): out of attempts", nullptr, n);
    case Kind::Held: return NeedsYou::tr("%n task(s) held until you release", nullptr, n);
    case Kind::Unserved: return NeedsYou::tr("%n task(s) wait for an agent: no enabled one does them", nullptr, n);
    case Kind::RealWaits: return NeedsYou::tr("%n task(s) wait for REAL to be armed", nullptr, n);
    case Kind::AgentFailing: return NeedsYou::tr("%n agent(s) failing again and again", nullptr, n);
    }
    return {};
}

QList<TaskState> statesOf(Kind kind)
{
    switch (kind) {
    case Kind::Unknown: return {TaskState::Unknown};
    case Kind::Held: return {TaskState::Held};
    case Kind::Review: return {TaskState::Review};
    case Kind::Dead: return {TaskState::Dead};
    case Kind::Question:
    case Kind::Approval:
    case Kind::Unserved:
    case Kind::RealWaits:
    case Kind::AgentFailing: return {};
    }
    return {};
}

} // namespace

NeedsYou::NeedsYou(QWidget *parent)
    : QGroupBox(tr("Needs you"), parent), m_list(new QWidget), m_nothing(new PlainLabel(m_list))
{
    setObjectName(QStringLiteral("needsYou"));
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_nothing->setText(tr("Nothing waits for you."));
    m_nothing->setWordWrap(true);
    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins({});
    rows->setSpacing(fontMetrics().height() / 4);
    rows->addWidget(m_nothing);
    for (const Kind kind : kKinds)
        addRow(kind);
    rows->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_list);
    for (QWidget *ground : {scroll->viewport(), m_list})
        ground->setAutoFillBackground(false); // the frame has a colour of its own
    auto *column = new QVBoxLayout(this);
    column->addWidget(scroll);
}

void NeedsYou::addRow(Kind kind)
{
    const Look look = lookFor(kind);
    auto *widget = new QWidget(m_list);
    widget->setObjectName(QStringLiteral("needs-") + QLatin1String(look.name));
    auto *text = new PlainLabel(widget);
    text->setObjectName(QStringLiteral("text"));
    text->setWordWrap(true);
    auto *show = new QPushButton(buttonText(kind), widget);
    show->setObjectName(QStringLiteral("show"));
    show->setAutoDefault(false);
    connect(show, &QPushButton::clicked, this, [this, kind] { lead(kind); });
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new IconLabel(themedIcon(QLatin1String(look.icon)), fontMetrics().height(), widget));
    row->addWidget(text, 1);
    row->addWidget(show);
    widget->hide();
    m_list->layout()->addWidget(widget);
    m_rows.emplace(kind, Row{widget, text, show, {}});
}

void NeedsYou::showNeeds(const std::vector<Need> &needs)
{
    for (auto &[kind, row] : m_rows) {
        const auto found = std::find_if(needs.begin(), needs.end(), [kind = kind](const Need &need) { return need.kind == kind; });
        row.widget->setVisible(found != needs.end());
        if (found == needs.end())
            continue;
        const int n = int(std::min<qint64>(found->count, std::numeric_limits<int>::max()));
        row.text->setText(found->isCapped ? tr("At least %1", "sentence that begins with a number").arg(sentence(kind, n)) : sentence(kind, n));
        row.button->setAccessibleDescription(row.text->text());
        row.task = found->task;
    }
    m_nothing->setVisible(needs.empty());
}

void NeedsYou::lead(Kind kind)
{
    if (kind == Kind::RealWaits)
        Q_EMIT armRequested();
    else if (kind == Kind::AgentFailing || kind == Kind::Unserved)
        Q_EMIT agentsRequested();
    else if (kind == Kind::Question || kind == Kind::Approval)
        askFor(m_rows.at(kind).task);
    else if (m_rows.at(kind).task.isValid())
        Q_EMIT taskRequested(m_rows.at(kind).task);
    else
        Q_EMIT filterRequested(statesOf(kind));
}

/// \param task the only one that asks; none: there are several
void NeedsYou::askFor(TaskId task)
{
    if (task.isValid())
        Q_EMIT answerRequested(task);
    else
        Q_EMIT askingRequested();
}

} // namespace qd
