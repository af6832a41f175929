#include "core/domain/setting.h"
#include "core/domain/settinglayers.h"

#include "tests/support/enumerators.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace qd;

namespace {

QString codeOf(const Result<SettingValue> &result)
{
    return result ? QStringLiteral("ok") : result.error().code;
}

/// Two values of a setting that are not its default.
std::pair<SettingValue, SettingValue> othersOf(const SettingInfo &info)
{
    if (info.type == SettingType::Boolean)
        return {info.standard == 0, info.standard != 0};
    if (info.type == SettingType::Path)
        return {QStringLiteral("/a"), QStringLiteral("/b")};
    return {info.standard + 1, info.most};
}

} // namespace

class TestSetting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableIsInOrder()
    {
        QCOMPARE(settings().size(), size_t(enumeratorCount<Setting>()));
        static const QRegularExpression kName(QStringLiteral("^[a-z]+\\.[a-z_]+$")); // a group and a key of the file
        QSet<QString> variables;
        for (const SettingInfo &info : settings()) {
            QCOMPARE(&infoOf(info.setting), &info);
            QCOMPARE(findSetting(QString::fromLatin1(info.name)), &info);
            QVERIFY2(kName.match(QString::fromLatin1(info.name)).hasMatch(), info.name);
            QVERIFY(qstrlen(info.meaning) > 0);
            variables.insert(environmentName(info));
        }
        QCOMPARE(variables.size(), qsizetype(settings().size()));
        QCOMPARE(environmentName(infoOf(Setting::EngineTickInterval)), QStringLiteral("QUARTERDECK_ENGINE_TICK_INTERVAL"));
        QVERIFY(!findSetting(u"engine"));
        QVERIFY(!findSetting(u""));
    }

    void defaultsAreValidAndSafe()
    {
        for (const SettingInfo &info : settings()) {
            const SettingValue value = defaultOf(info);
            const auto back = settingFromJson(info, settingToJson(info, value));
            QVERIFY2(back.ok() && *back == value, info.name);
        }
        QCOMPARE(defaultOf(infoOf(Setting::SafetyAllowReal)), SettingValue(false));
        for (const SettingInfo &info : settings())
            QCOMPARE(info.arms, info.setting == Setting::SafetyAllowReal);
    }

    void bothDoorsKeepTheRange()
    {
        for (const SettingInfo &info : settings()) {
            if (info.type != SettingType::Integer && info.type != SettingType::Seconds)
                continue;
            for (const qint64 bound : {info.least, info.most}) {
                QCOMPARE(codeOf(settingFromJson(info, boundToJson(info, bound))), QStringLiteral("ok"));
                const qint64 beyond = bound == info.most ? bound + 1 : bound - 1;
                QCOMPARE(codeOf(settingFromJson(info, boundToJson(info, beyond))), QStringLiteral("setting_value"));
                const QString text = QString::number(boundToJson(info, beyond).toDouble(), 'f', 3);
                QCOMPARE(codeOf(settingFromText(info, text)), QStringLiteral("setting_value"));
            }
        }
    }

    void textIsReadByType_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QVariant>("value"); // invalid = refused
        const auto row = [](Setting setting, const char *text, const QVariant &value) {
            QTest::addRow("%s '%s'", infoOf(setting).name, text) << int(setting) << QString::fromUtf8(text) << value;
        };
        for (const char *yes : {"true", "1", "yes", "on"})
            row(Setting::SafetyAllowReal, yes, true);
        for (const char *no : {"false", "0", "no", "off"})
            row(Setting::SafetyAllowReal, no, false);
        for (const char *neither : {"", "TRUE ", "2", "maybe", "truefalse"})
            row(Setting::SafetyAllowReal, neither, {});
        row(Setting::EngineMaxConcurrent, "7", 7);
        for (const char *none : {"", " 7", "7.0", "7 ", "0x7", "1e2", "-1", "99999999999999999999", "٧"})
            row(Setting::EngineMaxConcurrent, none, {});
        row(Setting::RetryBaseDelay, "0.5", 500);
        row(Setting::RetryBaseDelay, "90", 90'000);
        row(Setting::RetryBaseDelay, "90s", 90'000);
        row(Setting::RetryBaseDelay, "1.5m", 90'000);
        row(Setting::RetryBaseDelay, "2h", 7'200'000);
        row(Setting::RetryBaseDelay, "0", 0);
        for (const char *none : {"", "1d", "h", "1 m", "inf", "nan", "1e3", ".5", "-0.001", "25h"})
            row(Setting::RetryBaseDelay, none, {});
        row(Setting::TaskWorkspace, "/srv/work", QStringLiteral("/srv/work"));
        row(Setting::TaskWorkspace, "", QString());
        for (const char *none : {"work", "./work", "~/work"})
            row(Setting::TaskWorkspace, none, {});
    }

    void textIsReadByType()
    {
        QFETCH(int, setting);
        QFETCH(QString, text);
        QFETCH(QVariant, value);
        const auto read = settingFromText(infoOf(Setting(setting)), text);
        if (!value.isValid()) {
            QCOMPARE(codeOf(read), QStringLiteral("setting_value"));
            QVERIFY(read.error().detail.contains(QLatin1String(infoOf(Setting(setting)).name)));
            return;
        }
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().detail));
        const SettingValue expected = value.typeId() == QMetaType::Bool ? SettingValue(value.toBool())
            : value.typeId() == QMetaType::QString                      ? SettingValue(value.toString())
                                                                        : SettingValue(value.toLongLong());
        QVERIFY(*read == expected);
    }

    void jsonIsNeverConverted_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](Setting setting, const char *name, const QJsonValue &value) {
            QTest::addRow("%s %s", infoOf(setting).name, name) << int(setting) << value;
        };
        row(Setting::SafetyAllowReal, "number", 1);
        row(Setting::SafetyAllowReal, "text", QStringLiteral("true"));
        row(Setting::SafetyAllowReal, "null", QJsonValue());
        row(Setting::EngineMaxConcurrent, "text", QStringLiteral("5"));
        row(Setting::EngineMaxConcurrent, "fraction", 5.5);
        row(Setting::EngineMaxConcurrent, "huge", 1e300);
        row(Setting::EngineMaxConcurrent, "boolean", true);
        row(Setting::EngineTickInterval, "text", QStringLiteral("1"));
        row(Setting::EngineTickInterval, "huge", 1e300);
        row(Setting::TaskWorkspace, "number", 5);
        row(Setting::TaskWorkspace, "with a NUL", QStringLiteral("/a") + QChar::Null);
        row(Setting::TaskWorkspace, "half a character", QStringLiteral("/a") + QChar(0xd800));
        row(Setting::TaskWorkspace, "too long", QString(QStringLiteral("/") + QString(4'095, u'a')));
    }

    void jsonIsNeverConverted()
    {
        QFETCH(int, setting);
        QFETCH(QJsonValue, value);
        QCOMPARE(codeOf(settingFromJson(infoOf(Setting(setting)), value)), QStringLiteral("setting_value"));
    }

    // Command line, environment, program, file, default: whichever has a value first, for each type of value.
    void theFirstSourceWins()
    {
        for (const SettingInfo &info : settings()) {
            const auto [one, other] = othersOf(info);
            SettingLayers layers;
            QCOMPARE(layers.effective(info.setting).source, SettingSource::Default);
            QVERIFY(layers.effective(info.setting).value == defaultOf(info));
            const std::pair<GivenSettings SettingLayers::*, SettingSource> upwards[] = {
                {&SettingLayers::file, SettingSource::File}, {&SettingLayers::program, SettingSource::Program},
                {&SettingLayers::environment, SettingSource::Environment}, {&SettingLayers::commandLine, SettingSource::CommandLine}};
            bool odd = false;
            for (const auto &[layer, source] : upwards) {
                odd = !odd;
                const SettingValue value = odd ? one : other;
                (layers.*layer)[info.setting] = {value, toText(source)};
                const EffectiveSetting effective = layers.effective(info.setting);
                QVERIFY2(effective.value == value, info.name);
                QCOMPARE(effective.source, source);
                QCOMPARE(effective.origin, toText(source));
            }
            for (const EffectiveSetting &setting : layers.all())
                QVERIFY((setting.source == SettingSource::CommandLine) == (setting.setting == info.setting));
        }
    }
};

QTEST_GUILESS_MAIN(TestSetting)
#include "tst_setting.moc"
