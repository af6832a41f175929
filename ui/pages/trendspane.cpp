#include "ui/pages/trendspane.h"

#include "core/api/metricscodec.h"
#include "ui/models/timetext.h"
#include "ui/parts/chart.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/themedicon.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kFewSeconds = 3'600;
constexpr int kQuickMs = 5'000;
constexpr int kSlowMs = 60'000;

enum class Kind { Throughput, Wait, Run, Tick };

using Values = std::vector<std::optional<double>>;

/// One value per slot of the whole window: slots in which nothing happened are not in the list.
template <typename Value>
Values valuesOf(const Metrics &metrics, Value value)
{
    Values values(Metrics::kSlots);
    for (const MetricsSlot &slot : metrics.slotList) {
        const qint64 place = (slot.at - metrics.from) / metrics.slotMs;
        if (place >= 0 && place < Metrics::kSlots)
            values[size_t(place)] = value(slot);
    }
    return values;
}

Values percentiles(const Metrics &metrics, std::optional<Spread> MetricsSlot::*kind, qint64 Spread::*member)
{
    return valuesOf(metrics, [&](const MetricsSlot &slot) -> std::optional<double> {
        const auto &spread = slot.*kind;
        return spread ? std::optional(double((*spread).*member)) : std::nullopt;
    });
}

Values counts(const Metrics &metrics, qint64 MetricsSlot::*member)
{
    return valuesOf(metrics, [&](const MetricsSlot &slot) -> std::optional<double> { return double(slot.*member); });
}

std::vector<ChartSeries> seriesOf(const Metrics &metrics, Kind kind)
{
    if (kind == Kind::Throughput)
        return {{TrendsPane::tr("Succeeded"), Tone::Good, false, counts(metrics, &MetricsSlot::succeeded)},
                {TrendsPane::tr("Failed"), Tone::Bad, true, counts(metrics, &MetricsSlot::failed)}};
    const auto member = kind == Kind::Wait ? &MetricsSlot::wait : kind == Kind::Run ? &MetricsSlot::run : &MetricsSlot::tick;
    return {{TrendsPane::tr("p50"), Tone::Active, false, percentiles(metrics, member, &Spread::p50)},
            {TrendsPane::tr("p95"), Tone::Caution, true, percentiles(metrics, member, &Spread::p95)}};
}

QString titleOf(Kind kind)
{
    switch (kind) {
    case Kind::Throughput: return TrendsPane::tr("Attempts that ended");
    case Kind::Wait: return TrendsPane::tr("Wait before the first attempt");
    case Kind::Run: return TrendsPane::tr("Run time of attempts");
    case Kind::Tick: return TrendsPane::tr("Duration of ticks with work");
    }
    return {};
}

} // namespace

TrendsPane::TrendsPane(CoreLink &link, QWidget *parent)
    : QGroupBox(tr("Measured"), parent), m_link(link), m_kind(new QComboBox(this)), m_window(new QComboBox(this)),
      m_asTable(new QPushButton(this)), m_note(new PlainLabel(this)), m_chart(new Chart(this)),
      m_table(new PlainTable(this)), m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("trends"));
    dress();
    layOut();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TrendsPane::showChart);
    connect(m_window, &QComboBox::currentIndexChanged, this, &TrendsPane::ask);
    connect(m_asTable, &QPushButton::toggled, m_stack, &QStackedWidget::setCurrentIndex);
    showChart();
}

void TrendsPane::dress()
{
    m_kind->setObjectName(QStringLiteral("chartKind"));
    m_kind->setAccessibleName(tr("Chart"));
    for (const Kind kind : {Kind::Throughput, Kind::Wait, Kind::Run, Kind::Tick})
        m_kind->addItem(titleOf(kind), int(kind));
    m_window->setObjectName(QStringLiteral("window"));
    m_window->setAccessibleName(tr("Window of time"));
    m_window->addItem(tr("5 min"), 300);
    m_window->addItem(tr("1 h"), 3'600);
    m_window->addItem(tr("24 h"), 86'400);
    m_window->addItem(tr("7 d"), 604'800);
    m_window->setCurrentIndex(1);
    m_asTable->setObjectName(QStringLiteral("asTable"));
    m_asTable->setText(tr("As table"));
    m_asTable->setIcon(themedIcon(QStringLiteral("action-table")));
    m_asTable->setCheckable(true);
    m_note->setObjectName(QStringLiteral("coverage"));
    m_note->hide();
    m_table->setObjectName(QStringLiteral("measuredTable"));
    m_table->setAccessibleName(tr("Measured values"));
    m_table->setModel(&m_model);
    m_table->setColumnChars({13, 10, 7, 9, 9, 9, 9, 9, 9});
}

void TrendsPane::layOut()
{
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_kind);
    bar->addWidget(m_window);
    bar->addWidget(m_note, 1);
    bar->addStretch();
    bar->addWidget(m_asTable);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
}

void TrendsPane::appear()
{
    ask();
}

void TrendsPane::secondPassed()
{
    if (!m_sinceAsked.isValid() || m_sinceAsked.hasExpired(pauseMs()))
        ask();
}

QString TrendsPane::windowText() const
{
    return m_window->currentText();
}

int TrendsPane::seconds() const
{
    return m_window->currentData().toInt();
}

int TrendsPane::pauseMs() const
{
    return seconds() <= kFewSeconds ? kQuickMs : kSlowMs;
}

void TrendsPane::ask()
{
    if (m_askedSeconds == seconds())
        return; // the answer is on its way
    m_sinceAsked.start();
    m_askedSeconds = seconds();
    const QJsonObject parameters{{QStringLiteral("seconds"), seconds()}};
    m_link.request(Operation::MetricsGet, parameters, this, [this, asked = seconds()](const Result<Payload> &answer) {
        if (asked != m_askedSeconds)
            return; // another window was chosen meanwhile
        m_askedSeconds = 0;
        const auto metrics = answer ? metricsFromJson(std::get<QJsonObject>(*answer)) : Result<Metrics>(answer.error());
        if (metrics)
            show(*metrics);
    });
}

void TrendsPane::show(const Metrics &metrics)
{
    m_metrics = metrics;
    m_model.setMetrics(metrics);
    const bool whole = metrics.coveredFrom <= metrics.from;
    m_note->setVisible(!whole);
    m_note->setText(whole ? QString() : tr("measured since %1").arg(dateTimeText(metrics.coveredFrom)));
    showChart();
    Q_EMIT measured();
}

void TrendsPane::showChart()
{
    const auto kind = Kind(m_kind->currentData().toInt());
    ChartData chart;
    chart.title = tr("%1, last %2", "what, how long").arg(titleOf(kind), windowText());
    chart.isStacked = kind == Kind::Throughput;
    chart.text = [kind](double value) {
        return kind == Kind::Throughput ? QLocale().toString(value, 'f', value < 10 && value != qint64(value) ? 1 : 0)
                                        : measuredText(qint64(value));
    };
    if (m_metrics) {
        chart.from = m_metrics->from;
        chart.slotMs = m_metrics->slotMs;
        chart.series = seriesOf(*m_metrics, kind);
    }
    m_chart->setData(std::move(chart));
}

} // namespace qd
