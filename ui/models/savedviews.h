#pragma once

#include <QList>
#include <QString>

namespace qd {

/// A filter with its order, under a name.
struct SavedView {
    QString name;   ///< 1 to kMostNameCharacters characters
    QString filter; ///< in the language of parseTaskFilter()
    int sortColumn = -1; ///< of TaskColumns; -1 = as the engine takes tasks
    bool descending = false;

    static constexpr int kMostNameCharacters = 64;
    static constexpr int kMost = 50;

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

/// Reads what writeSavedViews() has written to an INI file; what is damaged there is left out.
[[nodiscard]] QList<SavedView> readSavedViews(const QString &file);
/// Other entries of the file stay. Without a name of a file nothing is kept.
void writeSavedViews(const QString &file, const QList<SavedView> &views);

} // namespace qd
