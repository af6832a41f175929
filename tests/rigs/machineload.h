#pragma once

#include <QFile>

#include <thread>

namespace qd::test {

/// What a figure of time depends on: "load 3.2 on 2 processors".
inline QString machineLoad()
{
    QFile file(QStringLiteral("/proc/loadavg"));
    const QByteArray load = file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').constFirst() : QByteArray("?");
    return QStringLiteral("load %1 on %2 processors").arg(QString::fromLatin1(load)).arg(std::thread::hardware_concurrency());
}

} // namespace qd::test
