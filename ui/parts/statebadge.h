#pragma once

#include "ui/parts/statelook.h"

#include <QWidget>

class QLabel;

namespace qd {

class PlainLabel;

/// A state in words, with its symbol and tone. Follows the palette.
class StateBadge : public QWidget
{
    Q_OBJECT

public:
    explicit StateBadge(QWidget *parent = nullptr);

    void setLook(const StateLook &look);
    [[nodiscard]] QString word() const { return m_look.word; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();

    StateLook m_look;
    QLabel *m_symbol;
    PlainLabel *m_word;
};

} // namespace qd
