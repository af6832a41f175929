#include "core/base/random.h"

#include <QRandomGenerator>

namespace qd {

double SystemRandom::unit()
{
    return QRandomGenerator::system()->generateDouble();
}

QByteArray SystemRandom::hex(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(QRandomGenerator::system()->bounded(256));
    return bytes.toHex();
}

} // namespace qd
