#pragma once

#include "ui/models/logmodel.h"

#include <QWidget>

class QComboBox;
class QToolButton;

namespace qd {

/// What of the log is shown: least level and source with how many lines there are, how far back, marked ones. GUI thread;
/// owned by the log page.
class LogFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit LogFilterBar(QWidget *parent = nullptr);

    /// \param now wall ms UTC
    [[nodiscard]] LogFilter filter(qint64 now) const;
    [[nodiscard]] bool isNarrow() const;
    /// Shows how many lines each choice has; what is chosen stays chosen.
    void showCounts(const LogModel &model);
    void showEverything();

Q_SIGNALS:
    void changed();

private:
    void showSources(const std::map<QString, qint64> &counts);

    QComboBox *m_level;
    QComboBox *m_source;
    QComboBox *m_time;
    QToolButton *m_marked;
};

} // namespace qd
