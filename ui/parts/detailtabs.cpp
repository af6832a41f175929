#include "ui/parts/detailtabs.h"

namespace qd {

DetailTabs::DetailTabs(QWidget *parent) : QTabWidget(parent)
{
    setDocumentMode(true);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideRight);
}

void DetailTabs::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    setTabToolTip(index, tabText(index));
}

} // namespace qd
