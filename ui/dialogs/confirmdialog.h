#pragma once

#include <QDialog>

namespace qd {

/// Asks before something that cannot be taken back: an icon, a question, what follows, and a button that says what will be
/// done. Cancel is what Return and Escape mean. GUI thread; deletes itself.
class ConfirmDialog : public QDialog
{
    Q_OBJECT

public:
    struct Question {
        QString icon;
        QString title;
        QString text;
        QString consequence;
        QString deed; ///< the word on the button
    };

    explicit ConfirmDialog(const Question &question, QWidget *parent = nullptr);
};

} // namespace qd
