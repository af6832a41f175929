#include "app/qdeck/configsample.h"

#include "core/runtime/settingsfile.h"

#include <QTest>

using namespace qd;

class TestConfigSample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What is printed can be read, and says what counts without it.
    void theSampleIsTheDefaults()
    {
        const QString text = sampleConfig();
        const auto given = parseSettings(text.toUtf8(), QStringLiteral("sample"));
        QVERIFY2(given.ok(), given ? "" : qPrintable(given.error().detail));
        QCOMPARE(given->size(), settings().size());
        for (const SettingInfo &info : settings()) {
            QVERIFY2(given->at(info.setting).value == defaultOf(info), info.name);
            QVERIFY(text.contains(QString::fromLatin1(info.meaning)) && text.contains(environmentName(info)));
        }
    }

    void aChangedSampleSaysSo()
    {
        QString text = sampleConfig();
        text.replace(QStringLiteral("allow_real = false"), QStringLiteral("allow_real = true"));
        QVERIFY(parseSettings(text.toUtf8(), QStringLiteral("sample"))->at(Setting::SafetyAllowReal).value == SettingValue(true));
    }
};

QTEST_GUILESS_MAIN(TestConfigSample)
#include "tst_configsample.moc"
