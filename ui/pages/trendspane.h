#pragma once

#include "ui/link/corelink.h"
#include "ui/models/metricsmodel.h"

#include <QElapsedTimer>
#include <QGroupBox>

#include <optional>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace qd {

class Chart;
class PlainLabel;
class PlainTable;

/// What was measured within a window of time, as a chart or as its table. Asks only while it is seen. GUI thread; owned by
/// the autonomy page, which also tells it each second.
class TrendsPane : public QGroupBox
{
    Q_OBJECT

public:
    explicit TrendsPane(CoreLink &link, QWidget *parent = nullptr);

    void appear();
    void secondPassed();
    [[nodiscard]] const std::optional<Metrics> &metrics() const { return m_metrics; }
    [[nodiscard]] QString windowText() const;

Q_SIGNALS:
    void measured();

private:
    void dress();
    void layOut();
    void ask();
    void show(const Metrics &metrics);
    void showChart();
    [[nodiscard]] int seconds() const;
    [[nodiscard]] int pauseMs() const;

    CoreLink &m_link;
    MetricsModel m_model;
    std::optional<Metrics> m_metrics;
    QElapsedTimer m_sinceAsked;
    int m_askedSeconds = 0; ///< window of the question that is under way; 0 = none is
    QComboBox *m_kind;
    QComboBox *m_window;
    QPushButton *m_asTable;
    PlainLabel *m_note;
    Chart *m_chart;
    PlainTable *m_table;
    QStackedWidget *m_stack;
};

} // namespace qd
