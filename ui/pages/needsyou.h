#pragma once

#include "ui/models/needswatch.h"

#include <QGroupBox>

#include <map>

class QPushButton;

namespace qd {

class PlainLabel;

/// What waits for a person: each kind with its number and the one way to it. GUI thread; owned by the autonomy page.
class NeedsYou : public QGroupBox
{
    Q_OBJECT

public:
    explicit NeedsYou(QWidget *parent = nullptr);

    void showNeeds(const std::vector<Need> &needs);

Q_SIGNALS:
    void filterRequested(const QList<qd::TaskState> &states);
    void taskRequested(qd::TaskId id);
    /// Ask the person what this task asks.
    void answerRequested(qd::TaskId id);
    /// Show all tasks that ask something.
    void askingRequested();
    void armRequested();
    void agentsRequested();

private:
    struct Row {
        QWidget *widget;
        PlainLabel *text;
        QPushButton *button;
        TaskId task;
    };
    void addRow(Need::Kind kind);
    void lead(Need::Kind kind);
    void askFor(TaskId task);

    std::map<Need::Kind, Row> m_rows;
    QWidget *m_list;
    PlainLabel *m_nothing;
};

} // namespace qd
