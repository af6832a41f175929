#include "ui/pages/enginecards.h"

#include "core/base/untrustedtext.h"
#include "core/domain/lease.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statebadge.h"
#include "ui/parts/themedicon.h"

#include <QGridLayout>
#include <QGroupBox>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

EngineCards::EngineCards(QWidget *parent)
    : QWidget(parent), m_state(new StateBadge(this)), m_wish(makeValue(QStringLiteral("wish"))),
      m_pause(makeButton(QStringLiteral("pause"))), m_kill(makeButton(QStringLiteral("kill"))),
      m_mode(new StateBadge(this)), m_window(makeValue(QStringLiteral("realWindow"))),
      m_arm(makeButton(QStringLiteral("arm"))), m_lease(makeValue(QStringLiteral("lease"))),
      m_leaseLeft(new QProgressBar(this)), m_queue(makeValue(QStringLiteral("queue"))),
      m_agents(makeValue(QStringLiteral("agents"))), m_tickOutcome(new StateBadge(this)),
      m_tick(makeValue(QStringLiteral("lastTick")))
{
    m_state->setObjectName(QStringLiteral("engineState"));
    m_mode->setObjectName(QStringLiteral("mode"));
    m_tickOutcome->setObjectName(QStringLiteral("tickOutcome"));
    m_leaseLeft->setObjectName(QStringLiteral("leaseLeft"));
    m_leaseLeft->setAccessibleName(tr("Time left on the lease"));
    m_leaseLeft->setRange(0, int(Lease::kTtlMs));
    dressButtons();
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

QPushButton *EngineCards::makeButton(const QString &objectName)
{
    auto *button = new QPushButton(this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

void EngineCards::dressButtons()
{
    m_kill->setIcon(themedIcon(QStringLiteral("action-kill")));
    m_kill->setText(tr("Kill…"));
    m_arm->setIcon(themedIcon(QStringLiteral("action-arm")));
    m_arm->setText(tr("Arm REAL…"));
    connect(m_kill, &QPushButton::clicked, this, &EngineCards::killRequested);
    connect(m_arm, &QPushButton::clicked, this, &EngineCards::armRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_offersResume)
            Q_EMIT resumeRequested();
        else
            Q_EMIT pauseRequested();
    });
}

QWidget *EngineCards::makeCard(const QString &title, std::initializer_list<QWidget *> contents)
{
    auto *card = new QGroupBox(title, this);
    auto *column = new QVBoxLayout(card);
    for (QWidget *widget : contents)
        column->addWidget(widget);
    column->addStretch();
    return card;
}

void EngineCards::layOut()
{
    auto *commands = new QWidget(this);
    auto *row = new QHBoxLayout(commands);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_pause);
    row->addStretch(); // what cannot be taken back stays away from what can
    row->addWidget(m_kill);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(makeCard(tr("Daemon"), {m_state, m_wish, commands}), 0, 0);
    grid->addWidget(makeCard(tr("Mode"), {m_mode, m_window, m_arm}), 0, 1);
    grid->addWidget(makeCard(tr("Lease"), {m_lease, m_leaseLeft}), 0, 2);
    grid->addWidget(makeCard(tr("Queue"), {m_queue}), 1, 0);
    grid->addWidget(makeCard(tr("Agents"), {m_agents}), 1, 1);
    grid->addWidget(makeCard(tr("Last tick"), {m_tickOutcome, m_tick}), 1, 2);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    setTabOrder(m_pause, m_kill);
    setTabOrder(m_kill, m_arm);
}

void EngineCards::showStatus(const EngineStatus &status)
{
    m_status = status;
    m_receivedAt = displayNow();
    showEngine();
    showMode();
    showQueue();
    const qint64 running = status.queue.of(TaskState::Claimed) + status.queue.of(TaskState::Running);
    m_agents->setText(status.agentsTotal == 0 ? noDataYet()
                                              : tr("%1 of %2 enabled, %n task(s) with them", nullptr, int(running))
                                                    .arg(status.agentsEnabled).arg(status.agentsTotal));
    showTime();
}

void EngineCards::showTime()
{
    if (!m_status)
        return;
    showLease();
    showLastTick();
}

void EngineCards::showEngine()
{
    m_state->setLook(lookOf(m_status->state));
    const Controls &controls = m_status->controls;
    const bool obeyed = m_status->obeyedRevision >= controls.revision;
    m_wish->setText(obeyed ? tr("Tick %1").arg(QLocale().toString(m_status->tickNumber))
                           : tr("%1 is wished since %2 and waits for a tick.")
                                 .arg(wordFor(controls.wish), localClockText(controls.setAt)));
    m_offersResume = controls.wish != RunWish::Run;
    m_pause->setEnabled(controls.wish != RunWish::Halted);
    m_pause->setText(m_offersResume ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(themedIcon(m_offersResume ? QStringLiteral("action-resume") : QStringLiteral("action-pause")));
    m_kill->setEnabled(controls.wish != RunWish::Halted);
}

void EngineCards::showMode()
{
    const RealWindow &real = m_status->controls.real;
    const bool armed = real.open(m_status->at);
    m_mode->setLook(lookOf(armed ? Mode::Real : Mode::Proof));
    m_window->setText(armed ? tr("Until %1 or %n task(s), armed by %2", nullptr, real.remaining)
                                  .arg(localClockText(real.until), UntrustedText(real.armedBy).displayLine())
                            : tr("Effects are written down; nothing happens outside."));
    m_arm->setEnabled(!armed && m_status->controls.wish != RunWish::Halted);
}

void EngineCards::showLease()
{
    const bool held = !m_status->leaseOwner.isEmpty();
    const qint64 left = m_status->leaseExpiresInMs - (displayNow() - m_receivedAt);
    const qint64 shown = held ? std::clamp<qint64>(left, 0, Lease::kTtlMs) : 0;
    m_lease->setText(held ? tr("Held by %1, epoch %2").arg(UntrustedText(m_status->leaseOwner).displayLine())
                                .arg(m_status->leaseEpoch)
                          : tr("Nobody holds it."));
    m_leaseLeft->setValue(int(shown));
    m_leaseLeft->setFormat(durationText(shown));
    m_leaseLeft->setVisible(held);
}

void EngineCards::showQueue()
{
    QStringList parts;
    for (const auto &[state, word] : EnumWords<TaskState>::kWords) {
        const qint64 count = m_status->queue.of(state);
        if (count > 0)
            parts += tr("%1 %2", "how many, in which state").arg(QLocale().toString(count), wordFor(state).toLower());
    }
    m_queue->setText(parts.isEmpty() ? tr("The queue is empty.") : parts.join(QStringLiteral(", ")));
}

void EngineCards::showLastTick()
{
    const Tick &tick = m_status->lastTick;
    m_tickOutcome->setVisible(tick.number > 0);
    if (tick.number == 0) {
        m_tick->setText(noDataYet());
        return;
    }
    m_tickOutcome->setLook(lookOf(tick.outcome));
    m_tick->setText(tr("%1 with work, %2, %3 ago", "number, duration, age")
                        .arg(QLocale().toString(tick.number), fineDurationText(tick.durationMs),
                             ageText(tick.startedAt, displayNow())));
}

} // namespace qd
