#pragma once

#include <QTabWidget>

namespace qd {

/// Tabs beside or below a list, where room is scarce: all of them stay in sight, and a name that is cut is told whole.
class DetailTabs : public QTabWidget
{
    Q_OBJECT

public:
    explicit DetailTabs(QWidget *parent = nullptr);

protected:
    void tabInserted(int index) override;
};

} // namespace qd
