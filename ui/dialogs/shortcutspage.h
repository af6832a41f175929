#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace qd {

class KeyField;
class PlainLabel;
class Shortcuts;

/// The page of the settings on which keys are changed: all commands, and below them the key of the chosen one. GUI
/// thread; owned by the dialog.
class ShortcutsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ShortcutsPage(Shortcuts &shortcuts, QWidget *parent = nullptr);

private:
    [[nodiscard]] QLayout *makeEditor();
    void fill();
    void showKeys();
    void showChosen();
    void showMatches(const QString &words);
    void apply();
    void takeAway();
    void resetOne();
    void tell(const QString &refusal);
    [[nodiscard]] QString chosenId() const;

    Shortcuts &m_shortcuts;
    QLineEdit *m_search;
    QTreeWidget *m_list;
    PlainLabel *m_caption;
    KeyField *m_key;
    QPushButton *m_set;
    QPushButton *m_none;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    PlainLabel *m_fault;
};

} // namespace qd
