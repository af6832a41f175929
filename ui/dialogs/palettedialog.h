#pragma once

#include <QDialog>
#include <QIcon>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace qd {

/// Something that can be gone to or done by typing its name.
struct PaletteEntry {
    QString name;
    QString hint; ///< a key, or what kind of thing it is
    QIcon icon;
    std::function<void()> run;
};

/// One line to type in and the list of what answers to it, the best first; Up, Down and Return work without leaving the
/// line. What is chosen runs after the dialog has closed. Deletes itself when closed.
class PaletteDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int kMostShown = 50;
    /// For what has no entry of its own, such as the number of a task; may answer nothing.
    using Extra = std::function<std::vector<PaletteEntry>(const QString &typed)>;

    PaletteDialog(std::vector<PaletteEntry> entries, Extra extra, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showMatches();
    void choose();

    std::vector<PaletteEntry> m_entries;
    Extra m_extra;
    std::vector<PaletteEntry> m_shown;
    QLineEdit *m_typed;
    QListWidget *m_list;
};

} // namespace qd
