#include "ui/pages/tickpane.h"

#include "core/base/untrustedtext.h"
#include "ui/models/errortext.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"

#include <QVBoxLayout>

namespace qd {
namespace {

QString factsOf(const Tick &tick)
{
    QStringList facts{TickPane::tr("Tick %L1: %2").arg(tick.number).arg(wordFor(tick.outcome)),
                      TickPane::tr("began %1").arg(dateTimeText(tick.startedAt)),
                      TickPane::tr("took %1").arg(fineDurationText(tick.durationMs)),
                      TickPane::tr("%L1 claimed, %L2 started, %L3 succeeded, %L4 failed")
                          .arg(tick.claimed).arg(tick.started).arg(tick.succeeded).arg(tick.failed),
                      TickPane::tr("%Ln tick(s) without work before it", nullptr, int(tick.idleBefore)),
                      TickPane::tr("lease epoch %L1").arg(tick.epoch)};
    if (!tick.note.isEmpty())
        facts += errorText({tick.note, ErrorCategory::Internal, {}});
    return facts.join(QStringLiteral(" · "));
}

} // namespace

TickPane::TickPane(QWidget *parent)
    : QWidget(parent), m_facts(new PlainLabel(this)), m_silence(new PlainLabel(this)), m_lines(new PlainTable(this))
{
    m_facts->setObjectName(QStringLiteral("tickFacts"));
    m_facts->setWordWrap(true);
    m_silence->setObjectName(QStringLiteral("tickSilence"));
    m_silence->setForegroundRole(QPalette::PlaceholderText);
    m_lines->setObjectName(QStringLiteral("tickLog"));
    m_lines->setAccessibleName(tr("Log of the chosen tick"));
    m_lines->setModel(&m_log);
    m_lines->setColumnChars({10, 12, 16, 8, 40});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_facts);
    column->addWidget(m_silence);
    column->addWidget(m_lines, 1);
    column->addStretch(); // takes the room only while there are no lines
    connect(m_lines, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const TaskId id{index.data(kTaskIdRole).toLongLong()};
        if (id.isValid())
            Q_EMIT taskRequested(id);
    });
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_log, change, this, &TickPane::showWhetherSaid);
    showTick(nullptr);
}

void TickPane::appendLog(const std::vector<LogLine> &lines, qint64 dropped)
{
    m_log.append(lines, dropped);
}

void TickPane::showTick(const Tick *tick)
{
    m_hasTick = tick != nullptr;
    m_facts->setText(tick ? factsOf(*tick) : tr("Choose a tick in the strip: Left and Right move, End is the newest."));
    LogFilter filter;
    filter.tick = tick ? tick->number : -1; // no line is of this one
    m_log.setFilter(filter);
    showWhetherSaid();
}

void TickPane::showWhetherSaid()
{
    const bool silent = m_log.rowCount() == 0;
    m_lines->setVisible(!silent);
    m_silence->setVisible(silent && m_hasTick);
    m_silence->setText(tr("No line of this tick came since this console began."));
}

} // namespace qd
