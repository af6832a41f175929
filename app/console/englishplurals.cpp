#include "app/console/englishplurals.h"

namespace qd {

QString EnglishPlurals::translate(const char *, const char *source, const char *, int count) const
{
    const QString text = QString::fromUtf8(source);
    const QString either = QStringLiteral("(s)");
    if (count < 0 || !text.contains(either))
        return {}; // not ours: the source text stands
    QString agreed = text;
    return agreed.replace(either, count == 1 ? QString() : QStringLiteral("s"));
}

} // namespace qd
