#include "ui/pages/autonomypage.h"

#include "core/api/statuscodec.h"
#include "ui/models/roles.h"
#include "ui/pages/enginecards.h"
#include "ui/pages/needsyou.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/plaintable.h"

#include <QGridLayout>
#include <QGroupBox>
#include <QJsonArray>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace qd {
namespace {

QGroupBox *framed(const QString &title, QWidget *contents)
{
    auto *frame = new QGroupBox(title);
    auto *column = new QVBoxLayout(frame);
    column->addWidget(contents);
    return frame;
}

} // namespace

AutonomyPage::AutonomyPage(CoreLink &link, QWidget *parent)
    : LivePage(parent), m_link(link), m_cards(new EngineCards(this)), m_needs(new NeedsYou(this)),
      m_empty(new EmptyState(this)), m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("autonomyPage"));
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("autonomyScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(makeContents());
    m_stack->addWidget(m_empty);
    m_stack->addWidget(scroll);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_stack);
    connectWishes();
    connect(&link, &CoreLink::statusChanged, this, &AutonomyPage::showStatus);
    connect(&link, &CoreLink::logArrived, this,
            [this](const std::vector<LogLine> &lines, qint64 dropped) { m_log.append(lines, dropped); });
    showStatus();
}

PlainTable *AutonomyPage::makeTable(const QString &objectName, const QString &accessibleName, QAbstractItemModel *model,
                                    std::initializer_list<int> chars)
{
    auto *table = new PlainTable(this);
    table->setObjectName(objectName);
    table->setAccessibleName(accessibleName);
    table->setModel(model);
    table->setColumnChars(chars);
    table->setMinimumHeight(7 * fontMetrics().height());
    return table;
}

QWidget *AutonomyPage::makeContents()
{
    PlainTable *controls = makeTable(QStringLiteral("controls"), tr("Control flags"), &m_controls,
                                     {13, 34, 14, 21, 30});
    PlainTable *ticks = makeTable(QStringLiteral("ticks"), tr("Newest ticks"), &m_ticks,
                                  {7, 12, 21, 10, 9, 9, 11, 8, 12, 12});
    PlainTable *log = makeTable(QStringLiteral("recentLog"), tr("Recent log"), &m_log, {10, 12, 16, 8, 40});
    connect(&m_log, &QAbstractItemModel::rowsInserted, log, &QAbstractItemView::scrollToBottom);
    connect(log, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const TaskId id{index.data(kTaskIdRole).toLongLong()};
        if (id.isValid())
            Q_EMIT taskRequested(id);
    });
    controls->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    controls->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
    auto *contents = new QWidget;
    auto *grid = new QGridLayout(contents);
    grid->addWidget(m_cards, 0, 0, 1, 2);
    grid->addWidget(m_needs, 1, 0);
    grid->addWidget(framed(tr("Control flags"), controls), 1, 1);
    grid->addWidget(framed(tr("Newest ticks"), ticks), 2, 0);
    grid->addWidget(framed(tr("Recent log"), log), 2, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(2, 1);
    setTabOrder(m_cards, m_needs);
    setTabOrder(m_needs, controls);
    setTabOrder(controls, ticks);
    setTabOrder(ticks, log);
    return contents;
}

void AutonomyPage::connectWishes()
{
    connect(m_cards, &EngineCards::pauseRequested, this, &AutonomyPage::pauseRequested);
    connect(m_cards, &EngineCards::resumeRequested, this, &AutonomyPage::resumeRequested);
    connect(m_cards, &EngineCards::killRequested, this, &AutonomyPage::killRequested);
    connect(m_cards, &EngineCards::armRequested, this, &AutonomyPage::armRequested);
    connect(m_needs, &NeedsYou::filterRequested, this, &AutonomyPage::filterRequested);
    connect(m_empty, &EmptyState::actionRequested, this, &AutonomyPage::resumeRequested);
}

void AutonomyPage::appear()
{
    showStatus();
}

void AutonomyPage::secondPassed()
{
    m_cards->showTime();
}

void AutonomyPage::showStatus()
{
    const EngineStatus &status = m_link.status();
    const bool ticked = status.tickNumber > 0 || status.lastTick.number > 0;
    m_stack->setCurrentIndex(ticked ? 1 : 0);
    if (!m_link.hasStatus())
        m_empty->setContents(QStringLiteral("nav-autonomy"), tr("Waiting for the daemon…"));
    else if (!ticked)
        m_empty->setContents(QStringLiteral("nav-autonomy"), tr("Daemon has not ticked yet."), tr("Start in PROOF"));
    if (!isVisible() || !ticked)
        return;
    m_cards->showStatus(status);
    m_needs->showCounts(status.queue);
    m_controls.setStatus(status);
    if (status.lastTick.number != m_shownTick)
        showTicks();
}

void AutonomyPage::showTicks()
{
    m_shownTick = m_link.status().lastTick.number;
    const QJsonObject parameters{{QStringLiteral("limit"), kTicks}};
    m_link.request(Operation::TicksList, parameters, this, [this](const Result<Payload> &result) {
        if (!result) {
            m_shownTick = -1; // the next status tries again
            return;
        }
        std::vector<Tick> ticks;
        const QJsonObject answer = std::get<QJsonObject>(*result);
        const QJsonArray values = answer[QLatin1String("ticks")].toArray();
        for (const QJsonValue &value : values) {
            if (auto tick = tickFromJson(value.toObject()))
                ticks.push_back(*std::move(tick));
        }
        m_ticks.setTicks(std::move(ticks));
    });
}

} // namespace qd
