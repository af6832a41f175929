#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>

namespace {

constexpr int kTimeoutMs = 20'000;

struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
};

Run qdeck(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(QDECK_ON_FAKE_CORE), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kTimeoutMs) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// `qdeck run` on a scene, told to stop by signals.
class Running
{
public:
    explicit Running(const QString &scene)
    {
        m_process.start(QStringLiteral(QDECK_ON_FAKE_CORE),
                        {QStringLiteral("--profile"), scene, QStringLiteral("run")});
        m_process.waitForStarted(kTimeoutMs);
    }
    ~Running() { m_process.kill(), m_process.waitForFinished(kTimeoutMs); }

    void send(int number)
    {
        if (m_process.processId() > 0) // 0 would be ourselves
            ::kill(pid_t(m_process.processId()), number);
    }
    [[nodiscard]] bool said(const char *text)
    {
        m_err += m_process.readAllStandardError();
        return m_err.contains(text);
    }
    [[nodiscard]] bool ended() { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] int code() { return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1; }

private:
    QProcess m_process;
    QByteArray m_err;
};

} // namespace

/// The program from outside, on a core that plays scenes.
class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionNeedNoCore();
    void usageErrorsEndWithTwo();
    void errorsOfTheCoreBecomeExitCodes_data();
    void errorsOfTheCoreBecomeExitCodes();
    void requestReachesTheCore();
    void standardInputBecomesADocument();
    void badStandardInputFails();
    void fullOutputFails();
    void runUntilIdleEnds();
    void firstSignalDrains_data();
    void firstSignalDrains();
    void secondSignalEndsAtOnce();
    void thirdSignalEndsEvenAHangingEnd();
};

void TestProgram::helpAndVersionNeedNoCore()
{
    const Run help = qdeck({QStringLiteral("--profile"), QStringLiteral("owned elsewhere"), QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains("qdeck COMMAND"));
    QVERIFY(help.err.isEmpty());
    const Run version = qdeck({QStringLiteral("--version")});
    QCOMPARE(version.code, 0);
    QCOMPARE(version.out, QByteArray("qdeck " QD_VERSION "\n"));
}

void TestProgram::usageErrorsEndWithTwo()
{
    const Run plain = qdeck({QStringLiteral("explode")});
    QCOMPARE(plain.code, 2);
    QVERIFY(plain.out.isEmpty());
    QVERIFY(plain.err.startsWith("qdeck: "));
    const Run json = qdeck({QStringLiteral("list"), QStringLiteral("--limit"), QStringLiteral("0"),
                            QStringLiteral("--json")});
    QCOMPARE(json.code, 2);
    QCOMPARE(json.object()[QLatin1String("error")][QLatin1String("code")].toString(), QStringLiteral("usage"));
}

void TestProgram::errorsOfTheCoreBecomeExitCodes_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<int>("code");
    QTest::newRow("not found") << "not_found" << 3;
    QTest::newRow("policy") << "not_armed" << 4;
    QTest::newRow("owned elsewhere") << "owned elsewhere" << 5;
    QTest::newRow("other") << "database_busy" << 1;
}

void TestProgram::errorsOfTheCoreBecomeExitCodes()
{
    QFETCH(QString, scene);
    QFETCH(int, code);
    const Run run = qdeck({QStringLiteral("--profile"), scene, QStringLiteral("verify")});
    QCOMPARE(run.code, code);
    QVERIFY(run.out.isEmpty());
    QVERIFY(!run.err.isEmpty());
}

void TestProgram::requestReachesTheCore()
{
    const Run run = qdeck({QStringLiteral("--profile"), QStringLiteral("echo"), QStringLiteral("--json"),
                           QStringLiteral("add"), QStringLiteral("a b.md"), QStringLiteral("--priority"),
                           QStringLiteral("3")});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.object()[QLatin1String("operation")].toString(), QStringLiteral("tasks.add"));
    const QJsonValue parameters = run.object()[QLatin1String("parameters")];
    QCOMPARE(parameters[QLatin1String("paths")][0].toString(),
             QString(QDir::currentPath() + QStringLiteral("/a b.md")));
    QCOMPARE(parameters[QLatin1String("priority")].toInt(), 3);
}

void TestProgram::standardInputBecomesADocument()
{
    const Run run = qdeck({QStringLiteral("--profile"), QStringLiteral("echo"), QStringLiteral("--json"),
                           QStringLiteral("add"), QStringLiteral("-")}, "# Count lines\n");
    QCOMPARE(run.code, 0);
    const QJsonValue document = run.object()[QLatin1String("parameters")][QLatin1String("documents")][0];
    QCOMPARE(document[QLatin1String("name")].toString(), QStringLiteral("standard-input"));
    QCOMPARE(document[QLatin1String("text")].toString(), QStringLiteral("# Count lines\n"));
}

void TestProgram::badStandardInputFails()
{
    const Run run = qdeck({QStringLiteral("--profile"), QStringLiteral("echo"), QStringLiteral("add"),
                           QStringLiteral("-")},
                          "\xff\xfe");
    QCOMPARE(run.code, 1);
    QVERIFY(run.err.contains("input_not_utf8"));
}

void TestProgram::fullOutputFails()
{
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(QStringLiteral(QDECK_ON_FAKE_CORE), {QStringLiteral("--version")});
    QVERIFY(process.waitForFinished(kTimeoutMs));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("cannot be written"));
}

void TestProgram::runUntilIdleEnds()
{
    const Run run = qdeck({QStringLiteral("--profile"), QStringLiteral("idle"), QStringLiteral("--json"),
                           QStringLiteral("run"), QStringLiteral("--until-idle")});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.object()[QLatin1String("engine")][QLatin1String("state")].toString(), QStringLiteral("stopped"));
    QVERIFY(run.err.contains("info scene draining"));
}

void TestProgram::firstSignalDrains_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("code");
    QTest::newRow("SIGTERM") << SIGTERM << 143;
    QTest::newRow("SIGINT") << SIGINT << 130;
}

void TestProgram::firstSignalDrains()
{
    QFETCH(int, number);
    Running run(QStringLiteral("obeys"));
    QTRY_VERIFY(run.said("ready"));
    run.send(number);
    QTRY_VERIFY(run.ended());
    QVERIFY(run.said("draining"));
    QTEST(run.code(), "code");
}

void TestProgram::secondSignalEndsAtOnce()
{
    Running run(QStringLiteral("never drained"));
    QTRY_VERIFY(run.said("ready"));
    run.send(SIGTERM);
    QTRY_VERIFY(run.said("draining"));
    QVERIFY(!run.ended());
    run.send(SIGTERM);
    QTRY_VERIFY(run.ended());
    QCOMPARE(run.code(), 143);
}

void TestProgram::thirdSignalEndsEvenAHangingEnd()
{
    Running run(QStringLiteral("hangs at the end"));
    QTRY_VERIFY(run.said("ready"));
    run.send(SIGTERM);
    QTRY_VERIFY(run.said("draining"));
    run.send(SIGINT);
    QTRY_VERIFY(run.said("hanging"));
    run.send(SIGTERM);
    QTRY_VERIFY(run.ended());
    QCOMPARE(run.code(), 143);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
