#include "ui/parts/iconlabel.h"

#include <QPainter>

namespace qd {

IconLabel::IconLabel(const QIcon &icon, int size, QWidget *parent) : QWidget(parent), m_icon(icon)
{
    setFixedSize(size, size);
}

void IconLabel::setIcon(const QIcon &icon)
{
    m_icon = icon;
    update();
}

QSize IconLabel::sizeHint() const
{
    return maximumSize();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace qd
