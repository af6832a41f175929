#pragma once

#include <QKeySequenceEdit>

namespace qd {

/// A field into which one key is pressed; the next press takes its place. GUI thread.
class KeyField : public QKeySequenceEdit
{
    Q_OBJECT

public:
    explicit KeyField(QWidget *parent = nullptr);

    /// What it is for, to those who do not see it.
    void setName(const QString &name);
    void forget();

Q_SIGNALS:
    void pressed(const QKeySequence &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void dressLine();
};

} // namespace qd
