#pragma once

#include <cstddef>
#include <vector>

namespace qd {

/// Which nodes wait for themselves, over however many others, or stand between two such circles. Pure; the time grows
/// with nodes and edges and no faster.
/// \param needs for each node the nodes that it waits for
/// \return one truth per node
[[nodiscard]] std::vector<bool> inCircles(const std::vector<std::vector<size_t>> &needs);

} // namespace qd
