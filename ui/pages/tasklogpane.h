#pragma once

#include "core/base/id.h"
#include "ui/link/corelink.h"

#include <QWidget>

#include <deque>
#include <memory>

class QStackedWidget;

namespace qd {

class LogModel;
class PlainTable;

/// What was said about one task, of the last lines that arrived while the queue was seen. GUI thread; owned by the detail
/// pane.
class TaskLogPane : public QWidget
{
    Q_OBJECT

public:
    static constexpr size_t kMostLines = 5'000;

    explicit TaskLogPane(CoreLink &link, QWidget *parent = nullptr);
    ~TaskLogPane() override;

    void showTask(TaskId id);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take(const std::vector<LogLine> &lines);
    void fill();

    TaskId m_id;
    std::deque<LogLine> m_recent; ///< of all tasks
    std::unique_ptr<LogModel> m_model; ///< only while seen
    QStackedWidget *m_stack;
    PlainTable *m_table;
};

} // namespace qd
