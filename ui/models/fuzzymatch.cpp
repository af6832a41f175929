#include "ui/models/fuzzymatch.h"

#include <algorithm>

namespace qd {
namespace {

constexpr int kBegins = 8;    ///< the letter begins a word
constexpr int kNeighbour = 9; ///< the letter follows the one before it: who types a beginning means it
constexpr int kLetter = 1;

bool beginsWord(const QString &name, qsizetype at)
{
    return at == 0 || !name[at - 1].isLetterOrNumber();
}

} // namespace

std::optional<int> fuzzyScore(const QString &typed, const QString &name)
{
    int score = 0;
    qsizetype last = -2;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        // A word's beginning further on is worth more than a letter inside a word here, unless a run goes on.
        qsizetype at = name.indexOf(letter, std::max<qsizetype>(0, last + 1), Qt::CaseInsensitive); // below 0 means from the end
        if (at < 0)
            return std::nullopt;
        if (at != last + 1 || last < 0) {
            for (qsizetype next = at; next >= 0; next = name.indexOf(letter, next + 1, Qt::CaseInsensitive)) {
                if (beginsWord(name, next)) {
                    at = next;
                    break;
                }
            }
        }
        score += kLetter + (beginsWord(name, at) ? kBegins : 0) + (at == last + 1 ? kNeighbour : 0);
        last = at;
    }
    return score * 100 - int(name.size());
}

} // namespace qd
