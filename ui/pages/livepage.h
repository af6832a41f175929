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
    void focusInEvent(QFocusEvent *event) override;

    /// Where the keyboard goes when the page is turned to; nullptr: it stays with the page, where keys do nothing. Not a
    /// focus proxy: with one, Tab never comes round to what lies before it.
    void setFirstFocus(QWidget *widget);

    virtual void appear() { }
    virtual void vanish() { }
    virtual void secondPassed() { }

private:
    QTimer m_second;
    QWidget *m_firstFocus = nullptr;
};

} // namespace qd
