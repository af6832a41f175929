#pragma once

#include <QTimer>
#include <QWidget>

namespace qd {

/// Base of the pages: what is not seen costs nothing. One tick a second while visible, for ages; none otherwise.
class LivePage : public QWidget
{
    Q_OBJECT

public:
    explicit LivePage(QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

    virtual void appear() { }
    virtual void vanish() { }
    virtual void secondPassed() { }

private:
    QTimer m_second;
};

} // namespace qd
