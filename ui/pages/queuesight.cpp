#include "ui/pages/queuesight.h"

#include "core/base/untrustedtext.h"
#include "ui/models/errortext.h"
#include "ui/models/tasktablemodel.h"
#include "ui/pages/filterline.h"
#include "ui/pages/queuesidebar.h"
#include "ui/parts/messagebar.h"

#include <QHeaderView>

namespace qd {

QueueSight::QueueSight(TaskTableModel &model, QueueSidebar &sidebar, FilterLine &filter, QHeaderView &header, MessageBar &messages,
                       QObject *parent)
    : QObject(parent), m_model(model), m_sidebar(sidebar), m_filter(filter), m_header(header), m_messages(messages)
{
    connect(&filter, &FilterLine::filterChanged, this, &QueueSight::apply);
    connect(&header, &QHeaderView::sortIndicatorChanged, this, &QueueSight::sortBy);
    connect(&sidebar, &QueueSidebar::groupChosen, this, &QueueSight::chooseGroup);
    connect(&sidebar, &QueueSidebar::viewChosen, this, &QueueSight::chooseView);
    connect(&sidebar, &QueueSidebar::viewRemoved, this, &QueueSight::offerToPutBack);
}

void QueueSight::showStates(const QList<TaskState> &states)
{
    const int row = m_sidebar.groupOf(states);
    QStringList words;
    for (const TaskState state : states)
        words += toText(state);
    m_sidebar.pointAt(std::max(0, row));
    m_group = row < 0 || words.isEmpty() ? QString() : m_sidebar.currentFilter();
    m_filter.setText(row < 0 ? QStringLiteral("state:") + words.join(u',') : QString());
    apply();
}

void QueueSight::showAsking()
{
    m_sidebar.pointAt(m_sidebar.groupWith(QLatin1String(QueueSidebarModel::kAsking)));
    m_group = m_sidebar.currentFilter();
    m_filter.setText(QString());
    apply();
}

void QueueSight::chooseGroup(const QString &filter)
{
    // What a view has written goes with the view; what a person has typed narrows the group.
    if (!m_viewText.isEmpty() && m_filter.text() == m_viewText)
        m_filter.setText(QString());
    m_viewText.clear();
    m_group = filter;
    apply();
}

void QueueSight::chooseView(const SavedView &view)
{
    m_group.clear();
    writeView(view.filter);
    m_header.setSortIndicator(view.sortColumn, view.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    apply();
}

void QueueSight::saveView()
{
    if (!m_filter.apply())
        return;
    const QString filter = m_model.filter();
    const QString name = filter.isEmpty() ? tr("All tasks") : filter.left(SavedView::kMostNameCharacters);
    if (!m_sidebar.addView({name, filter, m_sortColumn, m_sortOrder == Qt::DescendingOrder})) {
        m_messages.tell(MessageBar::Level::Warning, tr("%n view(s) are kept. Remove one first.", nullptr, SavedView::kMost));
        return;
    }
    m_group.clear();
    writeView(filter);
}

void QueueSight::writeView(const QString &filter)
{
    m_filter.setText(filter);
    m_viewText = m_filter.text();
}

void QueueSight::offerToPutBack(const SavedView &view, int place)
{
    m_messages.tell(MessageBar::Level::Information, tr("The view %1 is removed.").arg(UntrustedText(view.name).displayLine()),
                     {{tr("Undo"), [this, view, place] { m_sidebar.putBack(view, place); }}});
}

void QueueSight::sortBy(int column, Qt::SortOrder order)
{
    if (column >= 0 && !TaskTableModel::isSortable(column)) {
        // The header has already drawn its arrow; an arrow over an order that is not kept would be a lie.
        m_header.setSortIndicator(m_sortColumn, m_sortOrder);
        return;
    }
    m_sortColumn = column;
    m_sortOrder = order;
    m_model.sort(column, order);
}

void QueueSight::apply()
{
    // It stands in the line only if it can be understood, or was so before.
    const auto set = m_model.setFilter((m_group + u' ' + m_filter.text()).trimmed());
    if (!set)
        m_messages.tell(MessageBar::Level::Warning, errorTextWithDetail(set.error()));
}

} // namespace qd
