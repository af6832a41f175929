#pragma once

#include <QFrame>
#include <QList>
#include <QTimer>

#include <functional>

class QHBoxLayout;
class QPushButton;
class QLabel;
class QToolButton;

namespace qd {

class PlainLabel;

/// What one button of a message says and does. The message is gone when `run` is called.
struct MessageAction {
    QString text;
    std::function<void()> run;
    int seconds = 0; ///< it is offered so long, and counts down; 0 = as long as the message stands
};

/// A message in the layout, next to its cause: never modal, takes no room while there is none. Escape dismisses it.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Level { Information, Success, Warning, Error };

    explicit MessageBar(QWidget *parent = nullptr);

    /// Replaces what was shown. `text` is shown plain.
    void tell(Level level, const QString &text, const QList<MessageAction> &actions = {});
    [[nodiscard]] QString text() const;
    [[nodiscard]] Level level() const { return m_level; }

public Q_SLOTS:
    void dismiss();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void render();
    void setActions(const QList<MessageAction> &actions);
    void offer(QPushButton *button, const MessageAction &action);
    void countDown();

    Level m_level = Level::Information;
    QLabel *m_symbol;
    PlainLabel *m_text;
    QHBoxLayout *m_buttons;
    QToolButton *m_close;
    QTimer m_countdown{this};       ///< runs while something is offered for a time
    QPushButton *m_offer = nullptr; ///< that goes by itself
    QString m_offerText;
    int m_secondsLeft = 0;
};

} // namespace qd
