#pragma once

#include "core/domain/tick.h"
#include "ui/models/logmodel.h"

#include <QWidget>

namespace qd {

class PlainLabel;
class PlainTable;

/// One tick: what it did, and what was said in it. GUI thread; owned by the autonomy page.
class TickPane : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kLines = 5'000; ///< of the log that are kept to look into

    explicit TickPane(QWidget *parent = nullptr);

    void appendLog(const std::vector<LogLine> &lines, qint64 dropped);
    /// nullptr = none is chosen
    void showTick(const Tick *tick);

Q_SIGNALS:
    void taskRequested(qd::TaskId id);

private:
    void showWhetherSaid();

    LogModel m_log{kLines};
    PlainLabel *m_facts;
    PlainLabel *m_silence;
    PlainTable *m_lines;
    bool m_hasTick = false;
};

} // namespace qd
