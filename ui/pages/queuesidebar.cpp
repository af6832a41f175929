#include "ui/pages/queuesidebar.h"

#include "ui/parts/statedelegate.h"

#include <QAction>

namespace qd {

QueueSidebar::QueueSidebar(QWidget *parent) : QListView(parent)
{
    setObjectName(QStringLiteral("states"));
    setAccessibleName(tr("States and views"));
    setModel(&m_model);
    setItemDelegate(new StateDelegate(this));
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSpacing(fontMetrics().height() / 8);
    const int number = fontMetrics().horizontalAdvance(QStringLiteral(" (99,999)"));
    setMinimumWidth(sizeHintForColumn(0) + number + 2 * (frameWidth() + spacing())); // room for every group with a number
    setContextMenuPolicy(Qt::ActionsContextMenu);
    addViewAction("renameView", tr("Re&name view"), tr("Give the saved view another name"), {}, &QueueSidebar::rename);
    addViewAction("removeView", tr("&Remove view"), tr("Forget the saved view; can be undone"), QKeySequence(Qt::Key_Delete),
                  &QueueSidebar::removeCurrent);
    addViewAction("moveViewUp", tr("Move &up"), tr("Put the view before the one above"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up),
                  &QueueSidebar::moveUp);
    addViewAction("moveViewDown", tr("Move &down"), tr("Put the view behind the one below"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down), &QueueSidebar::moveDown);
    setCurrentIndex(m_model.index(0));
    updateActions();
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueueSidebar::choose);
    connect(&m_model, &QueueSidebarModel::viewsChanged, this, [this] { writeSavedViews(m_file, m_model.views()); });
}

void QueueSidebar::addViewAction(const char *id, const QString &text, const QString &tip, const QKeySequence &key,
                                 void (QueueSidebar::*run)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(id));
    action->setStatusTip(tip);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
}

void QueueSidebar::setFile(const QString &file)
{
    m_file = file;
    const int row = currentIndex().row();
    m_model.setViews(readSavedViews(file));
    pointAt(row);
}

void QueueSidebar::pointAt(int row)
{
    m_quiet = true;
    selectionModel()->setCurrentIndex(m_model.index(row), QItemSelectionModel::ClearAndSelect);
    m_quiet = false;
}

bool QueueSidebar::pointsAtView() const
{
    return m_model.viewAt(currentIndex().row()) >= 0;
}

void QueueSidebar::chooseView(int view)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.viewAt(row) != view)
            continue;
        pointAt(row);
        choose();
    }
}

bool QueueSidebar::addView(const SavedView &view)
{
    const int row = m_model.addView(view);
    if (row < 0)
        return false;
    pointAt(row);
    rename();
    return true;
}

void QueueSidebar::putBack(const SavedView &view, int place)
{
    if (const int row = m_model.addView(view, place); row >= 0)
        setCurrentIndex(m_model.index(row));
}

void QueueSidebar::choose()
{
    updateActions();
    const int row = currentIndex().row();
    if (m_quiet)
        return;
    if (const int view = m_model.viewAt(row); view >= 0)
        Q_EMIT viewChosen(m_model.views()[view]);
    else if (currentIndex().isValid())
        Q_EMIT groupChosen(m_model.filterAt(row));
}

void QueueSidebar::rename()
{
    scrollTo(currentIndex());
    if (pointsAtView())
        edit(currentIndex());
}

void QueueSidebar::removeCurrent()
{
    const int place = m_model.viewAt(currentIndex().row());
    if (place < 0)
        return;
    const SavedView gone = m_model.removeView(currentIndex().row());
    Q_EMIT viewRemoved(gone, place);
}

void QueueSidebar::move(int by)
{
    m_model.moveView(currentIndex().row(), by);
    updateActions();
}

void QueueSidebar::updateActions()
{
    for (QAction *action : actions())
        action->setEnabled(pointsAtView());
}

} // namespace qd
