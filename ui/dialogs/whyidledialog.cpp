#include "ui/dialogs/whyidledialog.h"

#include "ui/actions/actions.h"
#include "ui/link/corelink.h"
#include "ui/parts/plainlabel.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace qd {

WhyIdleDialog::WhyIdleDialog(CoreLink &link, const Actions &actions, QWidget *parent)
    : QDialog(parent), m_link(link), m_actions(actions), m_area(new QScrollArea(this))
{
    setWindowTitle(tr("Why is nothing running?"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(new PlainLabel(tr("The daemon is being asked…")));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_area, 1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 22);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_again, false))
            follow();
    });
    connect(&link, &CoreLink::statusChanged, this, &WhyIdleDialog::follow);
    connect(&link, &CoreLink::agentsChanged, this, &WhyIdleDialog::follow);
    connect(&link, &CoreLink::connectionLost, this, [this] {
        m_awaited = 0; // nothing more will come
        judge();
    });
    follow();
}

void WhyIdleDialog::follow()
{
    if (!m_link.isConnected())
        return judge();
    m_again = m_pause.isActive() || m_awaited > 0;
    if (m_again)
        return;
    m_pause.start();
    ask();
}

void WhyIdleDialog::ask()
{
    m_facts.whys.clear();
    askFor(Operation::NeedsGet, {}, [this](const Payload &answer) { m_facts.needs = std::get<QJsonObject>(answer); });
    askFor(Operation::HealthGet, {}, [this](const Payload &answer) { m_facts.health = std::get<QJsonObject>(answer); });
    askFor(Operation::TasksIds,
           {{QStringLiteral("states"), QJsonArray{toText(TaskState::Queued)}}, {QStringLiteral("sort"), QStringLiteral("order")},
            {QStringLiteral("rows"), kFirstTasks}},
           [this](const Payload &answer) { askAbout(std::get<IdSnapshot>(answer)); });
}

void WhyIdleDialog::askAbout(const IdSnapshot &line)
{
    const size_t count = std::min<size_t>(line.ids.size(), kFirstTasks);
    for (size_t i = 0; i < count; ++i)
        askFor(Operation::TasksWhy, {{QStringLiteral("id"), displayId(line.ids[i])}},
               [this](const Payload &answer) { m_facts.whys.push_back(std::get<QJsonObject>(answer)); });
}

// What is refused is left out: the rest is true all the same.
void WhyIdleDialog::askFor(Operation operation, const QJsonObject &parameters, std::function<void(const Payload &)> take)
{
    ++m_awaited;
    m_link.request(operation, parameters, this, [this, take = std::move(take)](const Result<Payload> &answer) {
        if (answer)
            take(*answer);
        if (--m_awaited > 0)
            return;
        judge();
        if (m_again && !m_pause.isActive())
            follow();
    });
}

void WhyIdleDialog::judge()
{
    m_facts.connected = m_link.isConnected();
    m_facts.status = m_link.status();
    m_facts.agents = m_link.agents();
    std::vector<IdleReason> reasons = whyIdle(m_facts);
    if (reasons == m_shown)
        return; // the keyboard stays where it is
    m_shown = std::move(reasons);
    auto *rows = new QWidget;
    auto *column = new QVBoxLayout(rows);
    column->setSpacing(fontMetrics().height());
    for (const IdleReason &reason : m_shown)
        column->addWidget(rowOf(reason));
    column->addStretch();
    m_area->setWidget(rows);
}

QWidget *WhyIdleDialog::rowOf(const IdleReason &reason)
{
    auto *row = new QWidget;
    row->setObjectName(QStringLiteral("reason"));
    auto *what = new PlainLabel(reason.what, row);
    what->setWordWrap(true);
    QFont strong = what->font();
    strong.setBold(true);
    what->setFont(strong);
    auto *todo = new PlainLabel(reason.todo, row);
    todo->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(what);
    words->addWidget(todo);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addLayout(words, 1);
    const QList<QAction *> all = m_actions.all();
    const auto found = std::find_if(all.begin(), all.end(), [&](const QAction *action) { return action->objectName() == reason.command; });
    if (found == all.end())
        return row;
    auto *button = new QPushButton((*found)->icon(), (*found)->iconText(), row);
    button->setObjectName(reason.command);
    button->setAccessibleDescription(reason.what);
    button->setAutoDefault(false);
    button->setEnabled((*found)->isEnabled());
    connect(button, &QPushButton::clicked, this, [this, action = *found] {
        QTimer::singleShot(0, action, &QAction::trigger); // when the window is active again
        accept();
    });
    line->addWidget(button, 0, Qt::AlignTop);
    return row;
}

} // namespace qd
