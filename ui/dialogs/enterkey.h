#pragma once

#include <QObject>

class QPushButton;

namespace qd {

/// What Return means inside of a field of a question: the deed that the field belongs to, if it is possible at the moment,
/// and nothing otherwise; never the default button, which is the one that keeps everything. A key that is held down does
/// nothing. Lives as long as the field. GUI thread.
class EnterKey : public QObject
{
    Q_OBJECT

public:
    EnterKey(QWidget *field, QPushButton *deed);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *m_deed;
};

} // namespace qd
