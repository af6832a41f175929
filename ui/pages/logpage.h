#pragma once

#include "ui/link/corelink.h"
#include "ui/models/logmodel.h"
#include "ui/pages/livepage.h"

class QAction;
class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace qd {

class EmptyState;
class PlainLabel;
class PlainTable;

/// The live log: follows its end unless one scrolls away, can be frozen, searched and copied. GUI thread; owned by the
/// window.
class LogPage : public LivePage
{
    Q_OBJECT

public:
    explicit LogPage(CoreLink &link, QWidget *parent = nullptr);

public Q_SLOTS:
    void focusFind();

protected:
    void appear() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void dressTable();
    void makeActions();
    QAction *makeAction(const QString &name, const QString &text, const QString &icon, const QKeySequence &key,
                        void (LogPage::*run)());
    void follow();
    void chooseLevel();
    void toggleFrozen();
    void showWaiting();
    void showWhetherEmpty();
    void find(int direction);
    void findNext() { find(1); }
    void findPrevious() { find(-1); }
    void nextError() { jumpToError(1); }
    void previousError() { jumpToError(-1); }
    void jumpToError(int direction);
    void copy();

    LogModel m_model;
    bool m_following = true;
    PlainTable *m_table;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QComboBox *m_level;
    QPushButton *m_freeze;
    QLineEdit *m_find;
    PlainLabel *m_found;
    QList<QAction *> m_buttons;
};

} // namespace qd
