#include "core/intake/circles.h"

namespace qd {
namespace {

using Graph = std::vector<std::vector<size_t>>;

Graph reversed(const Graph &graph)
{
    Graph other(graph.size());
    for (size_t from = 0; from < graph.size(); ++from) {
        for (const size_t to : graph[from])
            other[to].push_back(from);
    }
    return other;
}

// Takes away, again and again, every node without an edge to a node that is left.
void peel(const Graph &graph, const Graph &back, std::vector<bool> &left)
{
    std::vector<size_t> edges(graph.size(), 0);
    std::vector<size_t> free;
    for (size_t node = 0; node < graph.size(); ++node) {
        for (const size_t to : graph[node])
            edges[node] += left[to] ? 1 : 0;
        if (left[node] && edges[node] == 0)
            free.push_back(node);
    }
    while (!free.empty()) {
        const size_t node = free.back();
        free.pop_back();
        left[node] = false;
        for (const size_t from : back[node]) {
            if (left[from] && --edges[from] == 0)
                free.push_back(from);
        }
    }
}

} // namespace

std::vector<bool> inCircles(const std::vector<std::vector<size_t>> &needs)
{
    std::vector<bool> left(needs.size(), true);
    const Graph neededBy = reversed(needs);
    peel(needs, neededBy, left); // what waits for nothing in the end
    peel(neededBy, needs, left); // what only waits for a circle
    return left;
}

} // namespace qd
