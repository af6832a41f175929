#include "ui/pages/logfilterbar.h"

#include "ui/models/words.h"
#include "ui/parts/plaindelegate.h"
#include "ui/parts/themedicon.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

namespace qd {
namespace {

constexpr LogLevel kLevels[] = {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error};
constexpr qint64 kMinute = 60'000;

QString levelText(LogLevel level)
{
    return level == LogLevel::Debug ? LogFilterBar::tr("All levels") : LogFilterBar::tr("%1 and above").arg(wordFor(level));
}

QString counted(const QString &what, qint64 count)
{
    return LogFilterBar::tr("%1 (%2)", "what, how many lines").arg(what, QLocale().toString(count));
}

qint64 countFrom(const LogModel &model, LogLevel least)
{
    qint64 sum = 0;
    for (const LogLevel level : kLevels)
        sum += level >= least ? model.countOf(level) : 0;
    return sum;
}

} // namespace

LogFilterBar::LogFilterBar(QWidget *parent)
    : QWidget(parent), m_level(new QComboBox(this)), m_source(new QComboBox(this)), m_time(new QComboBox(this)),
      m_marked(new QToolButton(this))
{
    m_level->setObjectName(QStringLiteral("level"));
    m_level->setAccessibleName(tr("Least level"));
    for (const LogLevel level : kLevels)
        m_level->addItem(levelText(level), int(level));
    m_source->setObjectName(QStringLiteral("source"));
    m_source->setAccessibleName(tr("Source"));
    m_source->view()->setItemDelegate(new PlainDelegate(m_source));
    m_source->addItem(tr("All sources"), QString());
    m_time->setObjectName(QStringLiteral("time"));
    m_time->setAccessibleName(tr("How far back"));
    m_time->addItem(tr("All times"), qint64(0));
    for (const auto &[text, minutes] : {std::pair(tr("Last minute"), 1), std::pair(tr("Last 15 min"), 15),
                                        std::pair(tr("Last hour"), 60), std::pair(tr("Last 24 h"), 1'440)})
        m_time->addItem(text, minutes * kMinute);
    for (QComboBox *box : {m_level, m_source})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_marked->setObjectName(QStringLiteral("onlyMarked"));
    m_marked->setText(tr("Marked"));
    m_marked->setToolTip(tr("Only the lines that you marked"));
    m_marked->setIcon(themedIcon(QStringLiteral("action-mark")));
    m_marked->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_marked->setCheckable(true);
    m_marked->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    for (QWidget *widget : std::initializer_list<QWidget *>{m_level, m_source, m_time, m_marked})
        row->addWidget(widget);
    for (QComboBox *box : {m_level, m_source, m_time})
        connect(box, &QComboBox::currentIndexChanged, this, &LogFilterBar::changed);
    connect(m_marked, &QToolButton::toggled, this, &LogFilterBar::changed);
}

LogFilter LogFilterBar::filter(qint64 now) const
{
    LogFilter filter;
    filter.leastLevel = LogLevel(m_level->currentData().toInt());
    filter.source = m_source->currentData().toString();
    const qint64 back = m_time->currentData().toLongLong();
    filter.since = back > 0 ? now - back : 0;
    filter.marked = m_marked->isChecked();
    return filter;
}

bool LogFilterBar::isNarrow() const
{
    return filter(0) != LogFilter();
}

void LogFilterBar::showEverything()
{
    const QSignalBlocker quiet(this);
    m_level->setCurrentIndex(0);
    m_source->setCurrentIndex(0);
    m_time->setCurrentIndex(0);
    m_marked->setChecked(false);
}

void LogFilterBar::showCounts(const LogModel &model)
{
    for (int i = 0; i < m_level->count(); ++i) {
        const auto level = LogLevel(m_level->itemData(i).toInt());
        m_level->setItemText(i, counted(levelText(level), countFrom(model, level)));
    }
    showSources(model.sourceCounts());
}

void LogFilterBar::showSources(const std::map<QString, qint64> &counts)
{
    const QSignalBlocker quiet(m_source);
    const QString chosen = m_source->currentData().toString();
    int place = 1;
    const auto put = [&](const QString &source, qint64 count) {
        const QString text = counted(UntrustedText(source).displayLine(), count);
        if (place >= m_source->count() || m_source->itemData(place).toString() != source)
            m_source->insertItem(place, text, source);
        else
            m_source->setItemText(place, text);
        ++place;
    };
    for (const auto &[source, count] : counts) {
        while (place < m_source->count() && m_source->itemData(place).toString() < source)
            m_source->removeItem(place);
        put(source, count);
    }
    while (place < m_source->count())
        m_source->removeItem(place);
    if (m_source->currentData().toString() == chosen)
        return;
    put(chosen, 0); // it has no line any more, but the filter still names it
    m_source->setCurrentIndex(place - 1);
}

} // namespace qd
