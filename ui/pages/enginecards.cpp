#include "ui/pages/enginecards.h"

#include "core/base/untrustedtext.h"
#include "core/rules/leasetrust.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/stackedbar.h"
#include "ui/parts/statebadge.h"
#include "ui/parts/themedicon.h"

#include <QGroupBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

constexpr double kLargeScale = 1.35;

/// GREEN while the holder may believe in its lease, AMBER when it was not renewed in time, RED when nobody holds it.
StateLook leaseLook(qint64 leftMs)
{
    constexpr qint64 kTrusted = Lease::kTtlMs - leaseTrustedUntil(0);
    if (leftMs > kTrusted)
        return {EngineCards::tr("GREEN"), QStringLiteral("state-succeeded"), Tone::Good};
    if (leftMs > 0)
        return {EngineCards::tr("AMBER"), QStringLiteral("level-warning"), Tone::Caution};
    return {EngineCards::tr("RED"), QStringLiteral("state-failed"), Tone::Bad};
}

void enlarge(QWidget *label)
{
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * kLargeScale);
    font.setBold(true);
    label->setFont(font);
}

/// In the unit that leaves something to be read: one in an hour is not 0.0 in a minute.
QString rateText(qint64 count, qint64 ms)
{
    const double perMinute = double(count) * 60'000.0 / double(std::max<qint64>(1, ms));
    const bool often = perMinute >= 1;
    const double rate = often ? perMinute : perMinute * 60;
    const QString number = QLocale().toString(rate, 'f', rate < 10 ? 1 : 0);
    return often ? EngineCards::tr("%1 / min").arg(number) : EngineCards::tr("%1 / h").arg(number);
}

} // namespace

EngineCards::EngineCards(QWidget *parent)
    : QWidget(parent), m_mode(new StateBadge(this)), m_window(makeValue(QStringLiteral("realWindow"))),
      m_arm(new QPushButton(this)), m_leaseHealth(new StateBadge(this)), m_lease(makeValue(QStringLiteral("lease"))),
      m_leaseLeft(new QProgressBar(this)), m_queueBar(new StackedBar(this)), m_queue(makeValue(QStringLiteral("queue"))),
      m_agents(makeValue(QStringLiteral("agents"))), m_success(makeValue(QStringLiteral("success"))),
      m_successOf(makeValue(QStringLiteral("successOf"))), m_throughput(makeValue(QStringLiteral("throughput"))),
      m_waits(makeValue(QStringLiteral("waits")))
{
    m_mode->setObjectName(QStringLiteral("mode"));
    m_leaseHealth->setObjectName(QStringLiteral("leaseHealth"));
    m_leaseLeft->setObjectName(QStringLiteral("leaseLeft"));
    m_leaseLeft->setAccessibleName(tr("Time left on the lease"));
    m_leaseLeft->setRange(0, int(Lease::kTtlMs));
    m_leaseLeft->setMaximumHeight(fontMetrics().height() + 2);
    m_arm->setObjectName(QStringLiteral("arm"));
    m_arm->setAutoDefault(false);
    connect(m_arm, &QPushButton::clicked, this, [this] {
        if (m_isArmed)
            Q_EMIT disarmRequested();
        else
            Q_EMIT armRequested();
    });
    showWay();
    enlarge(m_success);
    enlarge(m_throughput);
    m_successOf->clear();
    m_waits->clear();
    layOut();
}

PlainLabel *EngineCards::makeValue(const QString &objectName)
{
    auto *label = new PlainLabel(this);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setText(noDataYet());
    return label;
}

QWidget *EngineCards::makeCard(const QString &title, std::initializer_list<QWidget *> contents)
{
    auto *card = new QGroupBox(title, this);
    auto *column = new QVBoxLayout(card);
    column->setSpacing(fontMetrics().height() / 4);
    for (QWidget *widget : contents)
        column->addWidget(widget);
    column->addStretch();
    return card;
}

void EngineCards::layOut()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makeCard(tr("Mode"), {m_mode, m_window, m_arm}), 4);
    row->addWidget(makeCard(tr("Lease"), {m_leaseHealth, m_lease, m_leaseLeft}), 4);
    row->addWidget(makeCard(tr("Queue"), {m_queueBar, m_queue}), 5);
    row->addWidget(makeCard(tr("Agents"), {m_agents}), 3);
    row->addWidget(makeCard(tr("Success"), {m_success, m_successOf}), 3);
    row->addWidget(makeCard(tr("Throughput"), {m_throughput, m_waits}), 4);
}

void EngineCards::showStatus(const EngineStatus &status)
{
    m_status = status;
    m_receivedAt = displayNow();
    showMode();
    showQueue();
    const qint64 running = status.queue.of(TaskState::Claimed) + status.queue.of(TaskState::Running);
    m_agents->setText(status.agentsTotal == 0 ? noDataYet()
                                              : tr("%L1 of %L2 enabled, %Ln task(s) with them", nullptr, int(running))
                                                    .arg(status.agentsEnabled).arg(status.agentsTotal));
    showTime();
}

void EngineCards::showTime()
{
    if (m_status)
        showLease();
}

void EngineCards::showMetrics(const Metrics &metrics, const QString &window)
{
    const qint64 ended = metrics.total.succeeded + metrics.total.failed;
    const qint64 length = metrics.to - std::max(metrics.from, metrics.coveredFrom);
    if (ended == 0) {
        m_success->setText(noDataYet());
        m_successOf->setText(tr("nothing ended in %1").arg(window));
        m_throughput->setText(noDataYet());
    } else {
        m_success->setText(tr("%1 %").arg(QLocale().toString(100.0 * double(metrics.total.succeeded) / double(ended), 'f', 1)));
        m_successOf->setText(tr("of %Ln attempt(s) in %1", nullptr, int(ended)).arg(window));
        m_throughput->setText(rateText(ended, length));
    }
    m_waits->setText(metrics.total.wait ? tr("wait p50 %1, p95 %2").arg(measuredText(metrics.total.wait->p50),
                                                                        measuredText(metrics.total.wait->p95))
                                        : QString());
}

void EngineCards::showMode()
{
    const RealWindow &real = m_status->controls.real;
    const bool armed = real.open(m_status->at);
    m_mode->setLook(lookOf(armed ? Mode::Real : Mode::Proof));
    m_window->setText(armed ? tr("Until %1 or %Ln task(s), armed by %2", nullptr, real.remaining)
                                  .arg(timeOfDayText(real.until), UntrustedText(real.armedBy).displayLine())
                            : tr("Nothing happens outside."));
    m_arm->setEnabled(armed || m_status->controls.wish != RunWish::Halted);
    if (armed != std::exchange(m_isArmed, armed))
        showWay();
}

void EngineCards::showWay()
{
    m_arm->setText(m_isArmed ? tr("Disarm") : tr("Arm REAL…"));
    m_arm->setIcon(themedIcon(m_isArmed ? QStringLiteral("action-disarm") : QStringLiteral("action-arm")));
}

void EngineCards::focusMode()
{
    m_arm->setFocus(Qt::OtherFocusReason);
}

void EngineCards::showLease()
{
    const bool held = !m_status->leaseOwner.isEmpty();
    const qint64 left = m_status->leaseExpiresInMs - (displayNow() - m_receivedAt);
    const qint64 shown = held ? std::clamp<qint64>(left, 0, Lease::kTtlMs) : 0;
    const QString holder = m_status->process.isEmpty() ? m_status->leaseOwner : m_status->process;
    m_leaseHealth->setLook(leaseLook(shown));
    m_lease->setText(held ? tr("%1, epoch %L2", "machine and process").arg(UntrustedText(holder).displayLine()).arg(m_status->leaseEpoch)
                          : tr("Nobody holds it."));
    m_leaseLeft->setValue(int(shown));
    m_leaseLeft->setFormat(durationText(shown));
    m_leaseLeft->setVisible(held);
}

void EngineCards::showQueue()
{
    m_queueBar->setCounts(m_status->queue);
    QStringList parts;
    for (const auto &[state, word] : EnumWords<TaskState>::kWords) {
        const qint64 count = m_status->queue.of(state);
        if (count > 0)
            parts += countedText(state, count);
    }
    m_queue->setText(parts.isEmpty() ? tr("The queue is empty.") : parts.join(QStringLiteral(", ")));
}

} // namespace qd
