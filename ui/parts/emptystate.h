#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace qd {

class PlainLabel;

/// What stands where a list has nothing to show: a picture, a friendly sentence and the one thing to do about it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// \param action text of the button; empty = none
    void setContents(const QString &icon, const QString &text, const QString &action = {});
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();

    QString m_icon;
    QLabel *m_picture;
    PlainLabel *m_text;
    QPushButton *m_button;
};

} // namespace qd
