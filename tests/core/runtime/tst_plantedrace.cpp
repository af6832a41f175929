#include <QFile>
#include <QProcess>
#include <QTest>

/// Is the thread sanitizer blind? With the very suppressions of the other tests it must see a race that is planted
/// between the core's thread and a client's, and must say nothing of the same program without the race.
class TestPlantedRace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSeen_data();
    void isSeen();
};

void TestPlantedRace::isSeen_data()
{
    constexpr int kSanitizerExit = 66;
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("code");
    QTest::newRow("planted") << "racy" << kSanitizerExit;
    QTest::newRow("control") << "clean" << 0;
}

void TestPlantedRace::isSeen()
{
    QFETCH(QString, word);
    QFETCH(int, code);
    QVERIFY(QFile::exists(QStringLiteral(SUPPRESSIONS)));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(QStringLiteral("TSAN_OPTIONS"))) // run by hand
        environment.insert(QStringLiteral("TSAN_OPTIONS"),
                           QStringLiteral("halt_on_error=1:suppressions=" SUPPRESSIONS));
    QVERIFY(environment.value(QStringLiteral("TSAN_OPTIONS")).contains(QLatin1String("suppressions=" SUPPRESSIONS)));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PLANTEDRACE), {word});
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray said = process.readAllStandardError();
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QVERIFY2(process.exitCode() == code, said.constData());
    QCOMPARE(said.contains("ThreadSanitizer: data race") && said.contains("plantedrace.cpp"), code != 0);
    QCOMPARE(process.readAllStandardOutput().contains("ended"), code == 0);
}

QTEST_GUILESS_MAIN(TestPlantedRace)
#include "tst_plantedrace.moc"
