#include "core/runtime/settingsfile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace qd;

namespace {

QString write(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(QStringLiteral("q.toml")));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

} // namespace

class TestSettingsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeIsRead()
    {
        const auto given = parseSettings("# mine\n[safety]\nallow_real = true\n[engine]\ntick_interval = 0.5\n"
                                         "max_concurrent = 7\nretry = \"\"\n", QStringLiteral("f"));
        QVERIFY(!given); // engine.retry is none
        const auto good = parseSettings("# mine\n[safety]\nallow_real = true\n[engine]\ntick_interval = 0.5\nmax_concurrent = 7\n"
                                        "[kill]\ngrace = 3\n[task]\nworkspace = '/srv/work'\n", QStringLiteral("f"));
        QVERIFY2(good.ok(), good ? "" : qPrintable(good.error().detail));
        const GivenSettings expected{{Setting::SafetyAllowReal, {true, QStringLiteral("f:3")}},
                                     {Setting::EngineTickInterval, {qint64(500), QStringLiteral("f:5")}},
                                     {Setting::EngineMaxConcurrent, {qint64(7), QStringLiteral("f:6")}},
                                     {Setting::KillGrace, {qint64(3'000), QStringLiteral("f:8")}},
                                     {Setting::TaskWorkspace, {QStringLiteral("/srv/work"), QStringLiteral("f:10")}}};
        QVERIFY(*good == expected);
        QVERIFY(parseSettings({}, QStringLiteral("f"))->empty());
        QVERIFY(parseSettings("engine.tick_interval = 1\n", QStringLiteral("f")).ok()); // a dotted key is the same
    }

    void faultsNameFileLineAndKey_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &bytes, const char *code, const char *says) {
            QTest::newRow(name) << bytes << QString::fromLatin1(code) << QString::fromUtf8(says);
        };
        row("unknown key", "\n[engine]\ntick = 1\n", "config_invalid", "f:3: there is no setting 'engine.tick'");
        row("unknown group", "[motor]\ntick_interval = 1\n", "config_invalid", "f:2: there is no setting 'motor.tick_interval'");
        row("no group", "tick_interval = 1\n", "config_invalid", "f:1: there is no setting 'tick_interval'");
        row("a whole group too deep", "[engine.tick_interval]\nx = 1\n", "config_invalid", "f:1: engine.tick_interval must be");
        row("text for a number", "[engine]\nmax_concurrent = \"5\"\n", "config_invalid", "f:2: engine.max_concurrent must be");
        row("fraction for a number", "[engine]\nmax_concurrent = 5.5\n", "config_invalid", "f:2: engine.max_concurrent must be");
        row("number for a truth", "[safety]\nallow_real = 1\n", "config_invalid", "f:2: safety.allow_real must be");
        row("text for a truth", "[safety]\nallow_real = \"true\"\n", "config_invalid", "f:2: safety.allow_real must be");
        row("text for seconds", "[kill]\ngrace = \"2s\"\n", "config_invalid", "f:2: kill.grace must be");
        row("number for a path", "[task]\nworkspace = 1\n", "config_invalid", "f:2: task.workspace must be");
        row("list", "[kill]\ngrace = [1]\n", "config_invalid", "f:2: kill.grace must be");
        row("date", "[kill]\ngrace = 2026-01-01\n", "config_invalid", "f:2: kill.grace must be");
        row("infinity", "[kill]\ngrace = inf\n", "config_invalid", "f:2: kill.grace must be");
        row("not a number", "[kill]\ngrace = nan\n", "config_invalid", "f:2: kill.grace must be");
        row("out of range", "[engine]\ntick_interval = 61\n", "config_invalid", "f:2: engine.tick_interval must be between 0.1 and 60");
        row("largest integer", "[kill]\ngrace = 9223372036854775807\n", "config_invalid", "f:2: kill.grace");
        row("list of tables", "[[engine]]\ntick_interval = 1\n", "config_invalid", "f:1: there is no setting 'engine'");
        row("twice", "[kill]\ngrace = 1\ngrace = 2\n", "config_syntax", "f:3:");
        row("broken", "[kill\ngrace = 1\n", "config_syntax", "f:1:");
        row("no value", "[kill]\ngrace =\n", "config_syntax", "f:2:");
        row("key that a terminal obeys", "[kill]\n\"\\u001b[31m\" = 1\n", "config_invalid", "f:2: there is no setting 'kill.'");
        row("NUL", QByteArray("[kill]\ngrace = 1\n\0", 18), "config_unreadable", "not a text");
        row("not UTF-8", "[kill]\n# \xff\n", "config_unreadable", "UTF-8");
        row("huge", QByteArray(70'000, '#'), "config_unreadable", "bytes");
        row("deep lists", "[kill]\ngrace = " + QByteArray(30'000, '[') + "\n", "config_syntax", "f:");
        row("deep maps", "[kill]\ngrace = " + QByteArray("{a=").repeated(10'000) + "\n", "config_syntax", "f:");
        row("deep dots", QByteArray("a.").repeated(30'000) + "a = 1\n", "config_syntax", "f:1: too many dots");
        row("deep dots behind a mark", "\"#\"." + QByteArray("a.").repeated(30'000) + "a = 1\n", "config_syntax", "too many dots");
        row("deep header", "[" + QByteArray("a.").repeated(30'000) + "a]\n", "config_syntax", "too many dots");
        row("many lists of deep maps", "x = " + QByteArray("[{a.b.c.d.e.f.g =\n").repeated(3'000), "config_syntax", "f:");
        row("many keys", [] {
            QByteArray bytes = "[kill]\n";
            for (int i = 0; i < 6'000; ++i)
                bytes += "k" + QByteArray::number(i) + "=1\n";
            return bytes;
        }(), "config_invalid", "there is no setting 'kill.k");
    }

    void faultsNameFileLineAndKey()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        QFETCH(QString, says);
        QElapsedTimer timer;
        timer.start();
        const auto given = parseSettings(bytes, QStringLiteral("f"));
        QVERIFY(!given);
        QCOMPARE(given.error().code, code);
        QVERIFY2(given.error().detail.contains(says), qPrintable(given.error().detail));
        QVERIFY(!given.error().detail.contains(QChar(0x1b)) && given.error().detail.size() < 400);
        QVERIFY2(timer.elapsed() < 3'000, qPrintable(QString::number(timer.elapsed())));
    }

    void onlyAFileOfOursIsRead()
    {
        QTemporaryDir folder;
        const QString path = write(folder, "[kill]\ngrace = 1\n");
        QVERIFY(readSettingsFile(path).ok());
        const QString link = folder.filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(path, link));
        QVERIFY(readSettingsFile(link).ok());
        QCOMPARE(readSettingsFile(folder.filePath(QStringLiteral("none"))).error().code, QStringLiteral("config_unreadable"));
        QCOMPARE(readSettingsFile(folder.path()).error().code, QStringLiteral("config_unreadable"));
        QCOMPARE(readSettingsFile(QStringLiteral("/dev/zero")).error().code, QStringLiteral("config_unreadable"));
        const QString pipe = folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(readSettingsFile(pipe).error().code, QStringLiteral("config_unreadable")); // and nobody waits for it
        for (const auto other : {QFile::WriteGroup, QFile::WriteOther}) {
            QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | other));
            QCOMPARE(readSettingsFile(path).error().code, QStringLiteral("config_unsafe"));
        }
    }
};

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
