#include "core/runtime/settingsources.h"

#include "core/store/store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

QProcessEnvironment environment(const QStringList &entries)
{
    QProcessEnvironment made;
    for (const QString &entry : entries)
        made.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    return made;
}

QProcessEnvironment environment(const char *entries)
{
    return environment(QString::fromLatin1(entries).split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class TestSettingSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVariableIsHeeded()
    {
        for (const SettingInfo &info : settings()) {
            const QString text = info.type == SettingType::Boolean ? QStringLiteral("true")
                : info.type == SettingType::Path                  ? QStringLiteral("/srv")
                                                                  : QStringLiteral("20");
            const auto given = settingsOf(environment({environmentName(info) + u'=' + text}));
            QVERIFY2(given.ok() && given->size() == 1, info.name);
            QVERIFY(given->at(info.setting).value == settingFromText(info, text).value());
            QCOMPARE(given->at(info.setting).origin, environmentName(info));
            QVERIFY(settingsOf(environment({environmentName(info) + u'='}))->empty()); // empty says nothing
            const auto wrong = settingsOf(environment({environmentName(info) + QStringLiteral("=?")}));
            QCOMPARE(wrong.error().code, QStringLiteral("setting_value"));
            QVERIFY(wrong.error().detail.startsWith(environmentName(info)));
        }
        QVERIFY(settingsOf(environment("QUARTERDECK_PROFILE=/p PATH=/bin"))->empty());
    }

    void theOriginalsNamesAreHeeded_data()
    {
        QTest::addColumn<QString>("variables");
        QTest::addColumn<int>("setting");
        QTest::addColumn<qint64>("value"); // -1 = not given
        const auto row = [](const char *variables, Setting setting, qint64 value) {
            QTest::newRow(variables) << QString::fromLatin1(variables) << int(setting) << value;
        };
        row("AOL_TICK_INTERVAL_SECONDS=30", Setting::EngineTickInterval, 30'000);
        row("AOL_MAX_ACTIONS_PER_TICK=9", Setting::EngineMaxActionsPerTick, 9);
        row("AOL_MAX_TICK_SECONDS=7", Setting::EngineMaxTickSeconds, 7'000);
        row("AOL_TICK_INTERVAL_SECONDS=30 QUARTERDECK_ENGINE_TICK_INTERVAL=2", Setting::EngineTickInterval, 2'000);
        for (const char *proof : {"AOL_PROOF_MODE=1", "AOL_PROOF_MODE=true", "AOL_PROOF_MODE=1 QUARTERDECK_SAFETY_ALLOW_REAL=true"})
            row(proof, Setting::SafetyAllowReal, 0);
        for (const char *real : {"AOL_PROOF_MODE=0", "AOL_PROOF_MODE=false", "QUARTERDECK_SAFETY_ALLOW_REAL=1"})
            row(real, Setting::SafetyAllowReal, 1);
        row("AOL_PROOF_MODE=0 QUARTERDECK_SAFETY_ALLOW_REAL=false", Setting::SafetyAllowReal, 0);
        row("AOL_PROOF_MODE=", Setting::SafetyAllowReal, -1);
    }

    void theOriginalsNamesAreHeeded()
    {
        QFETCH(QString, variables);
        QFETCH(int, setting);
        QFETCH(qint64, value);
        const auto given = settingsOf(environment(qPrintable(variables)));
        QVERIFY(given.ok());
        const auto found = given->find(Setting(setting));
        QCOMPARE(found == given->end(), value < 0);
        if (value < 0)
            return;
        const bool boolean = infoOf(Setting(setting)).type == SettingType::Boolean;
        QVERIFY(found->second.value == (boolean ? SettingValue(value == 1) : SettingValue(value)));
    }

    // Neither word would be safe to guess.
    void anUnclearProofModeIsRefused()
    {
        const auto given = settingsOf(environment("AOL_PROOF_MODE=maybe"));
        QCOMPARE(given.error().code, QStringLiteral("setting_value"));
        QVERIFY(given.error().detail.startsWith(QLatin1String("AOL_PROOF_MODE")));
    }

    void assignmentsAreChecked()
    {
        const auto given = settingsOf(QStringList{QStringLiteral("kill.grace=1"), QStringLiteral("kill.grace=2s"),
                                                  QStringLiteral("task.workspace=/a=b")});
        QVERIFY(given.ok());
        QVERIFY(given->at(Setting::KillGrace).value == SettingValue(qint64(2'000))); // the last one counts
        QVERIFY(given->at(Setting::TaskWorkspace).value == SettingValue(QStringLiteral("/a=b")));
        QCOMPARE(settingsOf(QStringList{QStringLiteral("kill.grace")}).error().code, QStringLiteral("setting_value"));
        QCOMPARE(settingsOf(QStringList{QStringLiteral("grace=1")}).error().code, QStringLiteral("setting_unknown"));
        QCOMPARE(settingsOf(QStringList{QString()}).error().code, QStringLiteral("setting_unknown"));
    }

    void damagedRowsDoNotPermit()
    {
        auto store = Store::open(QStringLiteral(":memory:"), QStringLiteral("p"), 1).value().release();
        const std::unique_ptr<Store> owner(store);
        SettingStore &rows = store->settings();
        QVERIFY(store->transact([&]() -> Result<void> {
            for (const auto &[name, value] : {std::pair{"kill.grace", QJsonValue(1)}, std::pair{"engine.max_concurrent", QJsonValue(-1)},
                                              std::pair{"safety.allow_real", QJsonValue(QStringLiteral("yes"))},
                                              std::pair{"of.tomorrow", QJsonValue(1)}}) {
                if (auto put = rows.put(QString::fromLatin1(name), value, 1, QStringLiteral("me")); !put)
                    return put;
            }
            return {};
        }));
        const auto given = settingsOf(rows);
        QVERIFY(given.ok());
        const GivenSettings expected{{Setting::SafetyAllowReal, {false, QStringLiteral("me")}},
                                     {Setting::KillGrace, {qint64(1'000), QStringLiteral("me")}}};
        QVERIFY(*given == expected);
    }

    void theFileOfTheProfileMayBeMissing()
    {
        QTemporaryDir folder;
        const QString standard = folder.filePath(QStringLiteral("quarterdeck.toml"));
        const QString named = folder.filePath(QStringLiteral("mine.toml"));
        QVERIFY(readSettings({}, {}, {}, standard)->file.empty());
        QCOMPARE(readSettings({}, {}, named, standard).error().code, QStringLiteral("config_unreadable"));
        for (const auto &[path, text] : {std::pair{standard, "[kill]\ngrace = 1\n"}, std::pair{named, "[kill]\ngrace = 3\n"}}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) > 0);
        }
        QCOMPARE(readSettings({}, {}, {}, standard)->number(Setting::KillGrace), 1'000);
        QCOMPARE(readSettings({}, {}, named, standard)->number(Setting::KillGrace), 3'000);
        const auto all = readSettings({QStringLiteral("kill.grace=7")}, environment("QUARTERDECK_KILL_GRACE=5"), named, standard);
        QCOMPARE(all->effective(Setting::KillGrace).source, SettingSource::CommandLine);
        QCOMPARE(all->environment.size(), size_t(1));
        QVERIFY(QFile::remove(standard) && QFile::link(QStringLiteral("/nowhere"), standard));
        QCOMPARE(readSettings({}, {}, {}, standard).error().code, QStringLiteral("config_unreadable")); // not the same as none
    }
};

QTEST_GUILESS_MAIN(TestSettingSources)
#include "tst_settingsources.moc"
