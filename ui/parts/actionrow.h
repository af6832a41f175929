#pragma once

#include <QWidget>

class QToolButton;

namespace qd {

/// Buttons of actions beside each other: with their words as long as there is room for all of them, else with their
/// icons alone, where the words are tool tips.
class ActionRow : public QWidget
{
    Q_OBJECT

public:
    /// \param actions with icons
    explicit ActionRow(const QList<QAction *> &actions, QWidget *parent = nullptr);

    /// Shows the button of `action` in the place of the one of `usual` while it alone of the two can be pressed.
    void addStandIn(QAction *action, QAction *usual);

    [[nodiscard]] QWidgetList buttons() const;
    [[nodiscard]] QSize sizeHint() const override { return m_withWords; }
    [[nodiscard]] QSize minimumSizeHint() const override { return m_withIcons; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(QAction *action);
    void measure();
    void setStyle(Qt::ToolButtonStyle style);
    void fit();

    QList<QToolButton *> m_buttons;
    QSize m_withWords;
    QSize m_withIcons;
};

} // namespace qd
