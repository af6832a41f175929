#include "ui/shell/statusline.h"

#include "core/api/enginestatus.h"
#include "ui/models/timetext.h"
#include "ui/parts/plainlabel.h"

#include <QLocale>

namespace qd {
namespace {

constexpr int kPathCharacters = 40;

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent), m_result(new PlainLabel(this)), m_attached(new PlainLabel(tr("Attached to the core of another program"), this)),
      m_profile(new PlainLabel(this)), m_stall(new PlainLabel(this)), m_clock(new PlainLabel(this))
{
    m_result->setObjectName(QStringLiteral("lastResult"));
    m_result->setAccessibleDescription(tr("Last result"));
    m_result->setContentsMargins(fontMetrics().averageCharWidth(), 0, 0, 0);
    m_attached->setObjectName(QStringLiteral("attached"));
    m_attached->setToolTip(tr("It goes on when this window closes"));
    m_attached->hide();
    m_profile->setAccessibleDescription(tr("Profile"));
    m_stall->setObjectName(QStringLiteral("stall"));
    m_stall->setAccessibleDescription(tr("Longest time without an answer"));
    m_stall->setToolTip(tr("Longest time in the last 10 seconds in which this window could not answer"));
    m_stall->hide();
    m_clock->setAccessibleDescription(tr("Time"));
    addWidget(m_result, 1);
    addPermanentWidget(m_attached);
    addPermanentWidget(m_profile);
    addPermanentWidget(m_stall);
    addPermanentWidget(m_clock);
    showTime();
}

void StatusLine::showStatus(const EngineStatus &status)
{
    const QString path = UntrustedText(status.profile).displayLine();
    const int room = fontMetrics().averageCharWidth() * kPathCharacters;
    m_profile->setText(fontMetrics().elidedText(path, Qt::ElideMiddle, room));
    m_profile->setToolTip(plainToolTip(UntrustedText(status.profile)));
}

void StatusLine::showTime()
{
    m_clock->setText(bothClocksText(displayNow()));
}

void StatusLine::showAttached()
{
    m_attached->show();
}

void StatusLine::showStall(qint64 worstMs)
{
    m_stall->setVisible(worstMs >= 0);
    m_stall->setText(tr("UI %1 ms").arg(QLocale().toString(worstMs)));
}

void StatusLine::showResult(const QString &what)
{
    m_result->setText(tr("%1  %2", "time of day, what happened").arg(timeOfDayText(displayNow()), what));
}

} // namespace qd
