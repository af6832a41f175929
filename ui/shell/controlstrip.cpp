#include "ui/shell/controlstrip.h"

#include "core/domain/lease.h"
#include "ui/actions/actions.h"
#include "ui/parts/actionbutton.h"
#include "ui/parts/iconlabel.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"
#include "ui/shell/modebadge.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace qd {
namespace {

constexpr int kIconSize = 20;
constexpr int kOwnerCharacters = 8; // enough to tell two engines apart
constexpr int kSpacing = 10;
constexpr int kMsPerSecond = 1'000;
constexpr double kStateScale = 1.1;

} // namespace

ControlStrip::ControlStrip(const Actions &actions, QWidget *parent)
    : QFrame(parent), m_stateIcon(new IconLabel(themedIcon(QStringLiteral("state-queued")), kIconSize, this)),
      m_state(new PlainLabel(this)), m_tick(new PlainLabel(this)), m_leaseOwner(new PlainLabel(this)),
      m_leaseLeft(new QProgressBar(this)), m_mode(new ModeBadge(this))
{
    m_state->setObjectName(QStringLiteral("engineState"));
    QFont strong = m_state->font();
    strong.setPointSizeF(strong.pointSizeF() * kStateScale);
    strong.setBold(true);
    m_state->setFont(strong);
    m_tick->setAccessibleDescription(tr("Tick"));
    m_leaseOwner->setAccessibleDescription(tr("Lease"));
    m_leaseLeft->setAccessibleName(tr("Lease time left"));
    m_leaseLeft->setRange(0, int(Lease::kTtlMs / kMsPerSecond));
    m_leaseLeft->setFormat(tr("%v s"));
    m_leaseLeft->setFixedWidth(fontMetrics().averageCharWidth() * 12);
    m_mode->setObjectName(QStringLiteral("mode"));
    connect(m_mode, &QAbstractButton::clicked, this, &ControlStrip::modeRequested);

    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_optional = {section({m_tick}), section({m_leaseOwner, m_leaseLeft})};

    auto *row = new QHBoxLayout(this);
    row->setSpacing(kSpacing);
    row->addWidget(m_stateIcon);
    row->addWidget(m_state);
    for (QWidget *part : m_optional)
        row->addWidget(part);
    row->addWidget(section({m_mode}));
    row->addStretch(1);
    row->addWidget(actionButton(actions.action(Command::PauseResume), this));
    row->addWidget(actionButton(actions.action(Command::Drain), this));
    row->addSpacing(fontMetrics().height() * 2); // a slip of the hand must not land on the other one
    row->addWidget(actionButton(actions.action(Command::Kill), this));
    showStatus({});
    m_state->setText(tr("Connecting…"));
}

QString ControlStrip::stateText() const
{
    return m_state->text();
}

QString ControlStrip::modeText() const
{
    return m_mode->text();
}

bool ControlStrip::isReal() const
{
    return m_isReal;
}

void ControlStrip::showStatus(const EngineStatus &status)
{
    m_status = status;
    m_age.start();
    m_isLost = false;
    rememberWhenObeyed();
    m_stateIcon->setIcon(themedIcon(lookOf(status.state).icon));
    m_state->setText(enginePhrase(status, m_obeyed));
    const QString asker = askerPhrase(status.controls);
    m_state->setToolTip(asker.isEmpty() ? QString() : plainToolTip(UntrustedText(asker)));
    m_state->setAccessibleDescription(asker.isEmpty() ? tr("Daemon") : asker);
    m_tick->setText(tickPhrase(status));
    const UntrustedText owner(status.leaseOwner);
    const QString shortOwner = owner.displayLine().left(kOwnerCharacters);
    m_leaseOwner->setText(owner.isEmpty() ? tr("No lease") : tr("Lease %1").arg(shortOwner));
    m_leaseOwner->setToolTip(owner.isEmpty() ? QString()
                                             : plainToolTip(UntrustedText(tr("Held by %1, epoch %L2")
                                                   .arg(status.leaseOwner).arg(status.leaseEpoch))));
    m_leaseLeft->setVisible(!owner.isEmpty());
    tintState();
    showTime();
    leaveOutWhatDoesNotFit();
}

void ControlStrip::showConnectionLost()
{
    m_isLost = true;
    m_stateIcon->setIcon(themedIcon(QStringLiteral("level-error")));
    m_state->setText(tr("The daemon is gone"));
    m_leaseLeft->setVisible(false);
    tintState();
}

void ControlStrip::showTime()
{
    const qint64 left = std::max<qint64>(0, m_status.leaseExpiresInMs - m_age.elapsed());
    m_leaseLeft->setValue(std::min(int(left / kMsPerSecond), m_leaseLeft->maximum()));
    const bool real = m_status.controls.real.open(now());
    m_mode->setMode(real ? Mode::Real : Mode::Proof, modePhrase(m_status.controls.real, now()));
    if (real == m_isReal)
        return;
    m_isReal = real;
    Q_EMIT modeChanged(real);
}

void ControlStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tintState();
}

void ControlStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    leaveOutWhatDoesNotFit();
}

QWidget *ControlStrip::section(std::initializer_list<QWidget *> parts)
{
    auto *part = new QWidget(this);
    auto *line = new QFrame(part);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpacing);
    row->addWidget(line);
    for (QWidget *widget : parts)
        row->addWidget(widget);
    return part;
}

qint64 ControlStrip::now() const
{
    return m_status.at + m_age.elapsed(); // the core's clock, so that both see the window close at the same moment
}

void ControlStrip::leaveOutWhatDoesNotFit()
{
    // State, mode and the buttons always stay; tick and lease are also told on the first page.
    for (QWidget *part : m_optional)
        part->show();
    for (QWidget *part : m_optional) {
        layout()->activate();
        part->setVisible(layout()->sizeHint().width() <= width());
    }
}

void ControlStrip::rememberWhenObeyed()
{
    // A later tick obeys later revisions as well; the first one that obeyed this wish is the one to name.
    if (!isObeyed(m_status)) {
        m_obeyed = {};
        m_obeyedWish = -1;
    } else if (m_obeyedWish != m_status.controls.setAt) {
        m_obeyed = {m_status.obeyedAt, m_status.obeyedAtTick};
        m_obeyedWish = m_status.controls.setAt;
    }
}

void ControlStrip::tintState()
{
    const bool fails = m_isLost || m_status.outOfSpace || !m_status.storeFault().isEmpty();
    const Tone tone = fails ? Tone::Bad : isObeyed(m_status) ? lookOf(m_status.state).tone : Tone::Caution;
    QPalette ink; // says nothing but what is set: the rest goes on following the theme
    ink.setColor(QPalette::WindowText, toneColour(tone, palette()));
    m_state->setPalette(ink);
}

} // namespace qd
