#pragma once

#include <QIcon>
#include <QWidget>

namespace qd {

/// A symbol beside words that already say everything. Painted each time, so that it follows the theme; a label with
/// a pixmap would keep the old colour. Nothing for a screen reader, and never in the way of the keyboard.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    IconLabel(const QIcon &icon, int size, QWidget *parent = nullptr);

    void setIcon(const QIcon &icon);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace qd
