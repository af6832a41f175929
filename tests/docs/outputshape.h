#pragma once

#include <QString>
#include <QStringList>

namespace qd {

/// The lines of an output without what differs from one run to the next: times, hashes, numbers, names of people, and
/// how wide a column is. Ids such as T-7, n of m as in 1/3, and a number alone in its line are kept.
/// \param home becomes "~"
[[nodiscard]] QStringList shapeOf(const QString &output, const QString &home);

/// Whether an output has the shape that a page shows. There, "…" stands for any lines if it is alone in its line, and
/// for any text inside of one. Lines that begin with a time are of a log, where what runs at once may change places.
[[nodiscard]] bool hasShape(const QStringList &shown, const QStringList &came);

} // namespace qd
