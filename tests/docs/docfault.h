#pragma once

#include <QString>

#include <vector>

namespace qd {

/// Something in the documentation that is not, or no longer, true.
struct DocFault {
    QString path;
    int line = 0; ///< 0 = something is missing
    QString rule;
    QString detail;

    [[nodiscard]] QString toText() const
    {
        return QStringLiteral("%1:%2: %3: %4").arg(path).arg(line).arg(rule, detail);
    }
};
using DocFaults = std::vector<DocFault>;

inline void report(DocFaults &out, const QString &path, int line, const char *rule, const QString &detail)
{
    out.push_back({path, line, QString::fromLatin1(rule), detail});
}

} // namespace qd
