#pragma once

#include "core/domain/task.h"

#include <QGroupBox>

#include <vector>

class QPushButton;

namespace qd {

class PlainLabel;

/// What waits for a person: each kind with its number and the one way to it. GUI thread; owned by the autonomy page.
class NeedsYou : public QGroupBox
{
    Q_OBJECT

public:
    explicit NeedsYou(QWidget *parent = nullptr);

    void showCounts(const QueueCounts &counts);

Q_SIGNALS:
    void filterRequested(const QList<qd::TaskState> &states);

private:
    struct Row {
        TaskState state;
        QWidget *widget;
        PlainLabel *text;
    };
    void addRow(TaskState state, const QString &button);
    [[nodiscard]] QString sentence(TaskState state, qint64 count) const;

    std::vector<Row> m_rows;
    PlainLabel *m_nothing;
};

} // namespace qd
