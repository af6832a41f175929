#pragma once

#include <QTableView>

#include <initializer_list>

namespace qd {

/// The table that every page uses: whole rows, state cells with symbols, height and widths in units of the font, Tab
/// leaves it, Home and End go to the first and the last row, Ctrl+C copies the chosen rows as text.
class PlainTable : public QTableView
{
    Q_OBJECT

public:
    explicit PlainTable(QWidget *parent = nullptr);

    /// Widths of the columns in characters, or as their headers and the words of their cells need; the last one takes
    /// what is left. After setModel().
    void setColumnChars(std::initializer_list<int> chars);
    /// Chooses this row and no other, whatever keys are held, and brings it into the middle.
    void goTo(int row);
    /// For cells that age: repaints what is visible, asks the model for nothing else.
    void repaintColumn(int column);
    void copySelectedRows() const;
    /// More rows in the same room.
    void setCompact(bool compact);
    /// Room for this many lines of text in each row.
    void setLinesPerRow(int lines);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    /// A cell as it goes to the clipboard, which may be a spreadsheet's.
    [[nodiscard]] virtual QString copyOf(const QModelIndex &cell) const;
    /// What the words that a cell of this column can have need; 0 = it can have any.
    [[nodiscard]] int widthOfWords(int column) const;

private:
    void fitRowsToFont();
    void goToEdge(int row);

    bool m_compact = false;
    int m_lines = 1;
};

} // namespace qd
