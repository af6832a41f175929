#include "core/workspace/markerscan.h"

#include <QIODevice>

#include <algorithm>

namespace qd {
namespace {

constexpr const char *kMarkers[] = {"ERROR", "FAILED", "Exception", "Traceback"};
constexpr qint64 kTextSample = 8 * 1024;
constexpr qint64 kLongestLine = 64 * 1024; // longer ones are searched in pieces

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool holdsWord(const QByteArray &line, const char *word)
{
    const qsizetype length = qsizetype(qstrlen(word));
    for (qsizetype at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
        const bool begins = at == 0 || !isWordCharacter(line[at - 1]);
        const bool ends = at + length == line.size() || !isWordCharacter(line[at + length]);
        if (begins && ends)
            return true;
    }
    return false;
}

} // namespace

MarkerScan scanForMarkers(QIODevice &device, qint64 limit)
{
    MarkerScan scan;
    scan.isText = !device.peek(kTextSample).contains('\0');
    for (int number = 1; scan.isText && scan.word.isEmpty() && scan.bytes < limit; ++number) {
        const QByteArray line = device.readLine(std::min(kLongestLine, limit - scan.bytes) + 1);
        if (line.isEmpty())
            break;
        scan.bytes += line.size();
        for (const char *marker : kMarkers) {
            if (holdsWord(line, marker)) {
                scan.word = QLatin1String(marker);
                scan.line = number;
                break;
            }
        }
    }
    return scan;
}

} // namespace qd
