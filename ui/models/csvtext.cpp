#include "ui/models/csvtext.h"

namespace qd {
namespace {

bool isFormula(const QString &text)
{
    static const QString kStarts = QStringLiteral("=+-@\t\r");
    if (text.isEmpty() || !kStarts.contains(text.front()))
        return false;
    bool isNumber = false;
    (void)text.toDouble(&isNumber);
    return !isNumber;
}

QString csvCell(const QString &cell)
{
    QString text = harmlessCell(cell);
    const bool plain = !text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r');
    return plain ? text : u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"';
}

} // namespace

QString harmlessCell(const QString &text)
{
    return isFormula(text) ? u'\'' + text : text;
}

QString csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &cell : cells)
        quoted += csvCell(cell);
    return quoted.join(u',');
}

} // namespace qd
