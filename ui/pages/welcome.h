#pragma once

#include <QWidget>

class QAction;
class QPushButton;
class QVBoxLayout;

namespace qd {

/// What stands on the first page as long as nothing was ever done here: three ways to begin, and the two keys that begin
/// right here. GUI thread; owned by the autonomy page.
class Welcome : public QWidget
{
    Q_OBJECT

public:
    explicit Welcome(QWidget *parent = nullptr);

    /// One button each, in this order, with the action's status tip below it.
    void setWays(const QList<QAction *> &ways);
    /// The button of the first way; none before setWays().
    [[nodiscard]] QPushButton *firstWay() const { return m_first; }

private:
    void addWay(QAction *way);

    QVBoxLayout *m_ways;
    QPushButton *m_first = nullptr;
};

} // namespace qd
