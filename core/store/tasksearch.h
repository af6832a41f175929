#pragma once

#include "core/rules/taskfilter.h"
#include "core/store/database.h"

namespace qd {

/// Which tasks, in which order.
struct TaskQuery {
    enum class Sort { Order, Id, Title, State, Priority, Updated };
    TaskFilter filter;
    Sort sort = Sort::Order;
    bool descending = false;
    qint64 now = 0; ///< wall ms UTC, for the filter's ages
};

template <>
struct EnumWords<TaskQuery::Sort> {
    static constexpr std::array<std::pair<TaskQuery::Sort, const char *>, 6> kWords{{
        {TaskQuery::Sort::Order, "order"}, {TaskQuery::Sort::Id, "id"}, {TaskQuery::Sort::Title, "title"},
        {TaskQuery::Sort::State, "state"}, {TaskQuery::Sort::Priority, "priority"}, {TaskQuery::Sort::Updated, "updated"}}};
};

/// All ids that match, in order. On the thread of the connection.
[[nodiscard]] Result<std::vector<TaskId>> searchTasks(Database &database, const TaskQuery &query);

} // namespace qd
