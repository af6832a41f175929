#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace qd {

/// One line of two texts laid over each other.
struct DiffLine {
    enum class Kind { Same, Gone, New };
    Kind kind = Kind::Same;
    QString text;

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// The shortest way from one text to the other, line by line: what is gone stands before what is new. Bounded in time
/// whatever it is given: where the texts differ in too many lines, all that differs is gone and new.
[[nodiscard]] std::vector<DiffLine> diffLines(const QStringList &before, const QStringList &after);

/// The lines of JSON for people: a member a line, and a line break inside of a text is one on the screen as well, behind
/// its escape. Text that is not JSON is returned as it is.
[[nodiscard]] QStringList jsonLines(const QString &json);

} // namespace qd
