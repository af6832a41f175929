#pragma once

#include <QTreeWidget>

namespace qd {

/// A short list to be read, not worked with: rows with air between them, nothing to select, the last column takes what
/// is left.
class FactList : public QTreeWidget
{
    Q_OBJECT

public:
    FactList(const QString &name, const QStringList &columns, QWidget *parent = nullptr);

    void addFact(const QStringList &texts, const QIcon &icon = {});
    /// Makes columns no wider than needed, and leaves room beside the first. Done by itself when the list has another width.
    void fitColumns();
    /// To show everything.
    [[nodiscard]] int neededWidth() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace qd
