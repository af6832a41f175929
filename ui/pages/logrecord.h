#pragma once

#include "core/domain/logline.h"

#include <QWidget>

class QPushButton;

namespace qd {

class PlainTextView;

/// One line of the log with all it says, and the way to the task it speaks of. GUI thread; owned by the log page.
class LogRecord : public QWidget
{
    Q_OBJECT

public:
    explicit LogRecord(QWidget *parent = nullptr);

    /// nullptr = none is chosen
    void showLine(const LogLine *line);
    void setWrapped(bool wrapped);

Q_SIGNALS:
    void taskRequested(qd::TaskId id);

private:
    TaskId m_task;
    PlainTextView *m_text;
    QPushButton *m_toTask;
};

} // namespace qd
