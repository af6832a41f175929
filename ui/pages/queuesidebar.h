#pragma once

#include "ui/models/queuesidebarmodel.h"

#include <QListView>

class QAction;

namespace qd {

/// The groups and the saved views of the queue. Views are named in place (F2), ordered and removed; each change is kept
/// at once. GUI thread; owned by the queue page.
class QueueSidebar : public QListView
{
    Q_OBJECT

public:
    explicit QueueSidebar(QWidget *parent = nullptr);

    /// The INI file in which views are kept; what stands there is shown.
    void setFile(const QString &file);
    [[nodiscard]] const QList<SavedView> &views() const { return m_model.views(); }
    /// As if a person had pointed at it; `view` counts from 0.
    void chooseView(int view);
    void setCounts(const QueueCounts &counts) { m_model.setCounts(counts); }

    /// Makes this row the current one and tells nobody.
    void pointAt(int row);
    [[nodiscard]] int groupOf(const QList<TaskState> &states) const { return m_model.groupOf(states); }
    [[nodiscard]] int groupWith(const QString &filter) const { return m_model.groupWith(filter); }
    [[nodiscard]] bool pointsAtView() const;
    [[nodiscard]] QString currentFilter() const { return m_model.filterAt(currentIndex().row()); }
    /// Adds a view, or says why not, and lets the person name it.
    bool addView(const SavedView &view);

    /// Rename, remove, move up, move down.
    [[nodiscard]] QList<QAction *> viewActions() const { return actions(); }

Q_SIGNALS:
    void groupChosen(const QString &filter);
    void viewChosen(const qd::SavedView &view);
    void viewRemoved(const qd::SavedView &view, int place);

public Q_SLOTS:
    void putBack(const qd::SavedView &view, int place);

private:
    void addViewAction(const char *id, const QString &text, const QString &tip, const QKeySequence &key,
                       void (QueueSidebar::*run)());
    void choose();
    void rename();
    void removeCurrent();
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void move(int by);
    void updateActions();

    QueueSidebarModel m_model;
    QString m_file;
    bool m_quiet = false; ///< the current row changes, and nobody is to be told
};

} // namespace qd
