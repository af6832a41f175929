#include "tests/house/includegraph.h"

#include <QHash>
#include <QSet>

namespace qd {
namespace {

/// Depth-first walk; a file that is met while it is still on the way closes a circle.
class Walk
{
public:
    explicit Walk(const std::vector<SourceFile> &sources)
    {
        for (const SourceFile &source : sources) {
            for (const Include &include : source.includes()) {
                if (!include.angled)
                    m_includes[source.path()] += include.path;
            }
        }
    }

    void visit(const QString &path)
    {
        if (const qsizetype start = m_way.indexOf(path); start >= 0) {
            m_cycles.push_back(m_way.mid(start) + QStringList{path});
            return;
        }
        if (m_done.contains(path))
            return;
        m_way += path;
        for (const QString &next : m_includes.value(path))
            visit(next);
        m_way.removeLast();
        m_done.insert(path);
    }

    [[nodiscard]] std::vector<QStringList> takeCycles() { return std::move(m_cycles); }

private:
    QHash<QString, QStringList> m_includes;
    QStringList m_way;
    QSet<QString> m_done;
    std::vector<QStringList> m_cycles;
};

} // namespace

std::vector<QStringList> includeCycles(const std::vector<SourceFile> &sources)
{
    Walk walk(sources);
    for (const SourceFile &source : sources)
        walk.visit(source.path());
    return walk.takeCycles();
}

} // namespace qd
