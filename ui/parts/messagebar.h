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

/// What one button of a message says and does. The message is gone when `run` is called, unless it stays by itself.
struct MessageAction {
    QString text;
    std::function<void()> run;
    int seconds = 0; ///< it is offered so long, and counts down; 0 = as long as the message stands
};

/// A message next to its cause, never modal: it floats at the bottom edge of its host, so that nothing moves under the
/// hand of a person. Tab reaches it, Escape dismisses it; good news go by themselves. A host inside of another one shows
/// its messages above those of the outer one.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Level { Information, Success, Warning, Error };

    /// How long a message stands.
    enum class Stay {
        WhileNew,       ///< Information and Success without an action go after kNewMs, others when they are dismissed
        UntilDismissed,
        UntilWithdrawn, ///< it tells a state: only dismiss() ends it, no key and no button
    };

    static constexpr int kNewMs = 10'000;

    /// \param host whose bottom edge it floats at; none: it does not float, and has its place in a layout, as a banner
    explicit MessageBar(QWidget *host = nullptr);

    /// Replaces what was shown. `text` is shown plain.
    void tell(Level level, const QString &text, const QList<MessageAction> &actions = {}, Stay stay = Stay::WhileNew);
    [[nodiscard]] QString text() const;
    [[nodiscard]] Level level() const { return m_level; }

public Q_SLOTS:
    void dismiss();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void render();
    void setActions(const QList<MessageAction> &actions);
    void offer(QPushButton *button, const MessageAction &action);
    void countDown();
    void watch();
    void place();
    [[nodiscard]] QList<MessageBar *> barsBelow() const;
    void goIfNobodyReads();
    void awaitEnd();

    Level m_level = Level::Information;
    Stay m_stay = Stay::WhileNew;
    const bool m_floats;
    QTimer m_new{this}; ///< runs while the message will go by itself
    QLabel *m_symbol;
    PlainLabel *m_text;
    QHBoxLayout *m_buttons;
    QToolButton *m_close;
    QTimer m_countdown{this};       ///< runs while something is offered for a time
    QPushButton *m_offer = nullptr; ///< that goes by itself
    QString m_offerText;
    int m_secondsLeft = 0;
    int m_ways = 0; ///< what it offers at the moment
};

} // namespace qd
