#include "ui/pages/autonomypage.h"

#include "core/api/statuscodec.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"
#include "ui/pages/enginecards.h"
#include "ui/pages/needsyou.h"
#include "ui/pages/tickpane.h"
#include "ui/pages/trendspane.h"
#include "ui/pages/welcome.h"
#include "ui/parts/detailtabs.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/tickstrip.h"

#include <QGridLayout>
#include <QGroupBox>
#include <QJsonArray>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kTicksPauseMs = 900; // a ledger that grows with each tick is not read more often than they come

/// Its pages wrap lines, but it shall not ask for more height because of that: what does not fit scrolls inside.
class Details final : public DetailTabs
{
public:
    using DetailTabs::DetailTabs;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
};

/// Takes the height that is left, however much its contents would like.
void takeWhatIsLeft(QWidget *widget, int leastLines)
{
    widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    widget->setMinimumHeight(widget->fontMetrics().height() * leastLines);
}

} // namespace

AutonomyPage::AutonomyPage(CoreLink &link, QWidget *parent)
    : LivePage(parent), m_link(link), m_watch(new NeedsWatch(link, this)), m_cards(new EngineCards(this)),
      m_needs(new NeedsYou(this)), m_trends(new TrendsPane(link, this)), m_strip(new TickStrip(this)),
      m_lastTick(new PlainLabel(this)), m_tick(new TickPane(this)), m_empty(new EmptyState(this)),
      m_welcome(new Welcome(this)), m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("autonomyPage"));
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("autonomyScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeContents());
    m_stack->addWidget(m_empty); // in the order of Face
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_welcome);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_stack);
    connectWishes();
    m_calm.setSingleShot(true);
    m_calm.setInterval(kCalmMs);
    connect(&m_calm, &QTimer::timeout, this, [this] {
        if (std::exchange(m_hasNews, false))
            followStatus();
    });
    connect(&link, &CoreLink::statusChanged, this, &AutonomyPage::followStatus);
    connect(&link, &CoreLink::logArrived, this, [this](const std::vector<LogLine> &lines, qint64 dropped) {
        m_log.append(lines, dropped);
        m_tick->appendLog(lines, dropped);
    });
    showStatus();
}

void AutonomyPage::setWaysToBegin(const QList<QAction *> &ways)
{
    m_welcome->setWays(ways);
}

PlainTable *AutonomyPage::makeTable(const QString &objectName, const QString &accessibleName, QAbstractItemModel *model,
                                    std::initializer_list<int> chars)
{
    auto *table = new PlainTable(this);
    table->setObjectName(objectName);
    table->setAccessibleName(accessibleName);
    table->setModel(model);
    table->setColumnChars(chars);
    return table;
}

QWidget *AutonomyPage::makeContents()
{
    auto *contents = new QWidget;
    auto *grid = new QGridLayout(contents);
    grid->setContentsMargins({});
    QWidget *ticks = makeTicks();
    QTabWidget *details = makeDetails();
    grid->addWidget(m_cards, 0, 0, 1, 2);
    grid->addWidget(m_needs, 1, 0);
    grid->addWidget(m_trends, 1, 1);
    grid->addWidget(ticks, 2, 0, 1, 2);
    grid->addWidget(details, 3, 0, 1, 2);
    takeWhatIsLeft(m_needs, 9);
    takeWhatIsLeft(m_trends, 9);
    takeWhatIsLeft(details, 7);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    grid->setRowStretch(1, 3);
    grid->setRowStretch(3, 2);
    return contents;
}

QWidget *AutonomyPage::makeTicks()
{
    auto *frame = new QWidget;
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins({});
    column->setSpacing(fontMetrics().height() / 5);
    m_lastTick->setObjectName(QStringLiteral("lastTick"));
    m_strip->setObjectName(QStringLiteral("tickStrip"));
    column->addWidget(m_lastTick);
    column->addWidget(m_strip);
    return frame;
}

QTabWidget *AutonomyPage::makeDetails()
{
    PlainTable *controls = makeTable(QStringLiteral("controls"), tr("Control flags"), &m_controls, {13, 34, 20, 21, 30});
    PlainTable *ticks = makeTable(QStringLiteral("ticks"), tr("Newest ticks"), &m_ticks,
                                  {7, 12, 21, 10, 9, 9, 11, 8, 12, 12});
    PlainTable *log = makeTable(QStringLiteral("recentLog"), tr("Recent log"), &m_log, {10, 12, 16, 8, 40});
    connect(&m_log, &QAbstractItemModel::rowsInserted, log, [log] {
        if (log->isVisible())
            log->scrollToBottom();
    });
    connect(log, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const TaskId id{index.data(kTaskIdRole).toLongLong()};
        if (id.isValid())
            Q_EMIT taskRequested(id);
    });
    connect(ticks->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (row.isValid())
            m_strip->choose(m_ticks.at(row.row()).number);
    });
    auto *details = new Details;
    details->setObjectName(QStringLiteral("autonomyDetails"));
    details->setAccessibleName(tr("Details of the daemon"));
    details->addTab(m_tick, tr("Chosen tick"));
    details->addTab(ticks, tr("Ticks as table"));
    details->addTab(controls, tr("Control flags"));
    details->addTab(log, tr("Recent log"));
    return details;
}

void AutonomyPage::connectWishes()
{
    connect(m_cards, &EngineCards::armRequested, this, &AutonomyPage::armRequested);
    connect(m_cards, &EngineCards::disarmRequested, this, &AutonomyPage::disarmRequested);
    connect(m_needs, &NeedsYou::filterRequested, this, &AutonomyPage::filterRequested);
    connect(m_needs, &NeedsYou::taskRequested, this, &AutonomyPage::taskRequested);
    connect(m_needs, &NeedsYou::answerRequested, this, &AutonomyPage::answerRequested);
    connect(m_needs, &NeedsYou::askingRequested, this, &AutonomyPage::askingRequested);
    connect(m_needs, &NeedsYou::armRequested, this, &AutonomyPage::armRequested);
    connect(m_needs, &NeedsYou::agentsRequested, this, &AutonomyPage::agentsRequested);
    connect(m_tick, &TickPane::taskRequested, this, &AutonomyPage::taskRequested);
    connect(m_empty, &EmptyState::actionRequested, this, &AutonomyPage::resumeRequested);
    connect(m_strip, &TickStrip::tickChosen, this, &AutonomyPage::followChosenTick);
    connect(m_watch, &NeedsWatch::changed, this, [this] {
        m_needs->showNeeds(m_watch->needs());
        Q_EMIT needsCounted(m_watch->count());
    });
    connect(m_trends, &TrendsPane::measured, this,
            [this] { m_cards->showMetrics(*m_trends->metrics(), m_trends->windowText()); });
}

void AutonomyPage::appear()
{
    showStatus();
    if (face() == Face::Contents)
        m_trends->appear();
}

void AutonomyPage::secondPassed()
{
    m_cards->showTime();
    showLastTick();
    if (face() != Face::Contents)
        return;
    m_trends->secondPassed();
    if (m_link.status().lastTick.number != m_shownTick)
        showTicks();
}

AutonomyPage::Face AutonomyPage::face() const
{
    const EngineStatus &status = m_link.status();
    if (!m_link.hasStatus())
        return Face::Empty;
    if (status.lastTick.number == 0 && status.queue.total() == 0)
        return Face::Welcome; // nothing was ever done here
    return status.tickNumber > 0 || status.lastTick.number > 0 ? Face::Contents : Face::Empty;
}

/// At once, and then not again before a moment has passed: numbers that run cannot be read.
void AutonomyPage::followStatus()
{
    if (m_calm.isActive()) {
        m_hasNews = true;
        return;
    }
    if (isVisible())
        m_calm.start();
    showStatus();
}

void AutonomyPage::showStatus()
{
    const EngineStatus &status = m_link.status();
    const Face shown = face();
    const bool appears = shown == Face::Contents && m_stack->currentIndex() != int(shown);
    if (m_stack->currentIndex() != int(shown))
        turnTo(shown);
    if (!m_link.hasStatus())
        m_empty->setContents(QStringLiteral("nav-autonomy"), tr("Waiting for the daemon…"));
    else if (shown == Face::Empty)
        m_empty->setContents(QStringLiteral("nav-autonomy"), tr("Daemon has not ticked yet."), tr("Start in PROOF"));
    if (!isVisible() || shown != Face::Contents)
        return;
    if (appears)
        m_trends->appear();
    m_cards->showStatus(status);
    m_controls.setStatus(status);
    showLastTick();
    if (status.lastTick.number != m_shownTick)
        showTicks();
}

// No face begins where a key would set something going: the button that starts the daemon is only come to.
void AutonomyPage::turnTo(Face face)
{
    const bool hadFocus = isAncestorOf(window()->focusWidget()) || window()->focusWidget() == this;
    m_stack->setCurrentIndex(int(face));
    QWidget *first = nullptr;
    if (face != Face::Empty)
        first = face == Face::Contents ? static_cast<QWidget *>(m_strip) : m_welcome->firstWay();
    setFirstFocus(first);
    if (hadFocus)
        setFocus(); // not where the stack would put it
}

void AutonomyPage::focusMode()
{
    m_cards->focusMode();
}

void AutonomyPage::showTicks()
{
    if (m_shownTick >= 0 && m_sinceTicks.isValid() && !m_sinceTicks.hasExpired(kTicksPauseMs))
        return; // the second that passes next looks again
    m_sinceTicks.start();
    m_shownTick = m_link.status().lastTick.number;
    const QJsonObject parameters{{QStringLiteral("limit"), TickStrip::kMost}};
    m_link.request(Operation::TicksList, parameters, this, [this](const Result<Payload> &result) {
        if (result)
            takeTicks(std::get<QJsonObject>(*result));
        else
            m_shownTick = -1; // the next status tries again
    });
}

void AutonomyPage::takeTicks(const QJsonObject &answer)
{
    std::vector<Tick> ticks;
    const QJsonArray values = answer[QLatin1String("ticks")].toArray();
    for (const QJsonValue &value : values) {
        if (auto tick = tickFromJson(value.toObject()))
            ticks.push_back(*std::move(tick));
    }
    std::sort(ticks.begin(), ticks.end(), [](const Tick &a, const Tick &b) { return a.number < b.number; });
    m_strip->setTicks(ticks);
    m_ticks.setTicks(std::move(ticks));
}

void AutonomyPage::showLastTick()
{
    const EngineStatus &status = m_link.status();
    const Tick &tick = status.lastTick;
    m_lastTick->setText(tick.number == 0
                            ? tr("Tick %L1; none has found work yet").arg(status.tickNumber)
                            : tr("Ticks with work, newest right. Last: tick %1, %2, took %3, %4 ago")
                                  .arg(QLocale().toString(tick.number), wordFor(tick.outcome), fineDurationText(tick.durationMs),
                                       ageText(tick.startedAt, displayNow())));
}

void AutonomyPage::followChosenTick(qint64)
{
    m_tick->showTick(m_strip->chosen());
}

} // namespace qd
