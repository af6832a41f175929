#pragma once

#include <QStatusBar>

namespace qd {

class PlainLabel;
struct EngineStatus;

/// The foot of the window: what happened last, which profile this is, and what time it is. GUI thread.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void showStatus(const EngineStatus &status);
    void showTime();
    /// The core is another program's.
    void showAttached();
    /// For how long the window did not answer at worst of late; below 0 = not measured, and nothing is shown.
    void showStall(qint64 worstMs);

public Q_SLOTS:
    void showResult(const QString &what);

private:
    PlainLabel *m_result;
    PlainLabel *m_attached;
    PlainLabel *m_profile;
    PlainLabel *m_stall;
    PlainLabel *m_clock;
};

} // namespace qd
