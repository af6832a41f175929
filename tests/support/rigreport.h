#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace qd::test {

/// One row of the table of `./dev rigs`: a promise of docs/reliability.md and what a rig found.
struct RigRow {
    QString rig;     ///< short and unique; the table is sorted by it, `tests/rigs/table.py` knows all of them
    QString promise; ///< what the product promises, in one sentence
    QString figure;  ///< what was measured in this run, with its unit
    QString target;  ///< what it must reach
    QString control; ///< the sabotaged variant of the same rig, and what it found there
    bool met = false;
};

/// How much a rig does: `reduced` as one of all tests, `whole` under `./dev rigs`.
[[nodiscard]] inline int rigSize(int reduced, int whole)
{
    return qEnvironmentVariable("QD_RIG_SIZE") == QLatin1String("whole") ? whole : reduced;
}

/// Says the row, and adds it to the file that QD_RIG_REPORT names. To be called before the rig's own last QVERIFY, so
/// that a promise that is not kept has its row as well.
inline void reportRig(const RigRow &row)
{
    qInfo("%s: %s; target %s; control: %s; %s", qUtf8Printable(row.rig), qUtf8Printable(row.figure), qUtf8Printable(row.target),
          qUtf8Printable(row.control), row.met ? "met" : "NOT MET");
    const QString path = qEnvironmentVariable("QD_RIG_REPORT");
    if (path.isEmpty())
        return;
    QFile file(path);
    const QJsonObject object{{QStringLiteral("rig"), row.rig},         {QStringLiteral("promise"), row.promise},
                             {QStringLiteral("figure"), row.figure},   {QStringLiteral("target"), row.target},
                             {QStringLiteral("control"), row.control}, {QStringLiteral("met"), row.met}};
    QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::Append), qPrintable(file.errorString()));
    file.write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace qd::test
