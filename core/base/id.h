#pragma once

#include <QHashFunctions>
#include <QtGlobal>

#include <compare>

namespace qd {

/// A strong integer id: ids of different things do not mix. 0 means "none"; real ids start at 1 and are never reused.
template <typename Tag>
struct Id {
    qint64 value = 0;

    [[nodiscard]] bool isValid() const { return value > 0; }
    friend auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using TaskId = Id<struct TaskTag>;
using AttemptId = Id<struct AttemptTag>;
using AgentId = Id<struct AgentTag>;

} // namespace qd
