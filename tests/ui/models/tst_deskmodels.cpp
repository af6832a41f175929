#include "core/api/settingcodec.h"
#include "ui/models/queryresultmodel.h"
#include "ui/models/savedqueries.h"
#include "ui/models/settingmodel.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto kStrict = Tester::FailureReportingMode::QtTest;

SettingRow rowOf(Setting setting, const SettingLayers &layers)
{
    return *settingRowFromJson(toJson(layers.effective(setting)));
}

GivenSettings given(Setting setting, const SettingValue &value, const char *origin)
{
    return {{setting, GivenSetting{value, QString::fromLatin1(origin)}}};
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

/// What settings and the database's answers look like to people.
class TestDeskModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySettingIsRead();
    void aSettingSaysWhereItsValueComesFrom_data();
    void aSettingSaysWhereItsValueComesFrom();
    void theCommandFormCanBePasted();
    void answersAreShownPlain();
    void csvIsHarmless();
    void ownQueriesAreKept();
    void aDamagedFileCostsOnlyItsQueries();
};

void TestDeskModels::everySettingIsRead()
{
    QJsonArray all;
    for (const EffectiveSetting &setting : SettingLayers().all())
        all += toJson(setting);
    const std::vector<SettingRow> rows = settingRowsFromJson({{QStringLiteral("settings"), all}});
    QCOMPARE(rows.size(), settings().size());
    SettingModel model;
    const Tester tester(&model, kStrict);
    model.setSettings(rows);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY2(!cell(model, row, column).isEmpty(), qPrintable(rows[size_t(row)].name));
        // What is shown is what the core would take.
        const SettingInfo &info = *findSetting(rows[size_t(row)].name);
        const auto value = settingFromText(info, rows[size_t(row)].value);
        QVERIFY(value.ok() && *value == defaultOf(info));
    }
    QCOMPARE(titleOf(rows[1]), QStringLiteral("Tick interval"));
    QCOMPARE(environmentNameOf(rows[1]), QStringLiteral("QUARTERDECK_ENGINE_TICK_INTERVAL"));
    QCOMPARE(rows[1].range, QStringLiteral("0.1 to 60"));
    QVERIFY(rows[0].arms && !rows[1].arms);
    QVERIFY(!settingRowFromJson({{QStringLiteral("name"), QStringLiteral("x")}, {QStringLiteral("type"), QStringLiteral("odd")}}).ok());
}

void TestDeskModels::aSettingSaysWhereItsValueComesFrom_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<bool>("fixed");
    QTest::newRow("command line") << int(SettingSource::CommandLine) << true;
    QTest::newRow("environment") << int(SettingSource::Environment) << true;
    QTest::newRow("program") << int(SettingSource::Program) << false;
    QTest::newRow("file") << int(SettingSource::File) << false;
    QTest::newRow("default") << int(SettingSource::Default) << false;
}

void TestDeskModels::aSettingSaysWhereItsValueComesFrom()
{
    QFETCH(int, source);
    QFETCH(bool, fixed);
    SettingLayers layers;
    GivenSettings *places[] = {&layers.commandLine, &layers.environment, &layers.program, &layers.file};
    if (source < int(SettingSource::Default))
        *places[source] = given(Setting::EngineMaxConcurrent, qint64(9), "the origin");
    const SettingRow row = rowOf(Setting::EngineMaxConcurrent, layers);
    QCOMPARE(int(row.source), source);
    QCOMPARE(row.isFixed(), fixed);
    QCOMPARE(whySentence(row).contains(QStringLiteral("would not count")), fixed);
    QCOMPARE(whySentence(row).contains(QStringLiteral("the origin")), row.source != SettingSource::Default);
    QCOMPARE(valueText(row, row.value), row.source == SettingSource::Default ? QStringLiteral("5 tasks") : QStringLiteral("9 tasks"));
}

void TestDeskModels::theCommandFormCanBePasted()
{
    SettingLayers layers;
    QCOMPARE(commandFormOf(rowOf(Setting::TaskTimeout, layers)), QStringLiteral("qdeck config set task.timeout 3600"));
    QCOMPARE(commandFormOf(rowOf(Setting::TaskWorkspace, layers)), QStringLiteral("qdeck config set task.workspace ''"));
    layers.program = given(Setting::TaskWorkspace, QStringLiteral("/a b/it's; rm"), "me");
    QCOMPARE(commandFormOf(rowOf(Setting::TaskWorkspace, layers)),
             QStringLiteral("qdeck config set task.workspace '/a b/it'\\''s; rm'"));
}

void TestDeskModels::answersAreShownPlain()
{
    QueryResultModel model;
    const Tester tester(&model, kStrict);
    model.setAnswer({{QStringLiteral("columns"), QJsonArray{QStringLiteral("a"), QStringLiteral("a")}},
                     {QStringLiteral("rows"), QJsonArray{QJsonArray{QJsonValue(), qint64(9'007'199'254'740'993)},
                                                         QJsonArray{QStringLiteral("<b>\u202e"), 1.25},
                                                         QJsonArray{QJsonObject{{QStringLiteral("hex"), QStringLiteral("00ff")}, {QStringLiteral("bytes"), 2}},
                                                                    QJsonObject{{QStringLiteral("text"), QStringLiteral("long")}, {QStringLiteral("bytes"), 9'999}}}}}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("a"));
    QCOMPARE(cell(model, 0, 0), QStringLiteral("NULL"));
    QCOMPARE(cell(model, 0, 1), QStringLiteral("9007199254740993"));
    QVERIFY(cell(model, 1, 0).contains(QStringLiteral("U+202E")));
    QCOMPARE(cell(model, 1, 1), QStringLiteral("1.25"));
    QCOMPARE(cell(model, 2, 0), QStringLiteral("blob of 2 bytes: 00ff"));
    QCOMPARE(cell(model, 2, 1), QStringLiteral("long… (cut: 9,999 bytes)"));
    model.setAnswer({{QStringLiteral("rows"), QJsonArray{3, QJsonArray{}}}}); // nonsense is no crash
    QCOMPARE(model.columnCount(), 0);
}

void TestDeskModels::csvIsHarmless()
{
    QueryResultModel model;
    model.setAnswer({{QStringLiteral("columns"), QJsonArray{QStringLiteral("name"), QStringLiteral("n")}},
                     {QStringLiteral("rows"), QJsonArray{QJsonArray{QStringLiteral("=cmd|' /C calc'!A0"), -3},
                                                         QJsonArray{QStringLiteral("say \"hi\", you"), QJsonValue()},
                                                         QJsonArray{QStringLiteral("two\nlines"), 0.5}}}});
    QCOMPARE(model.csv(), QStringLiteral("name,n\r\n'=cmd|' /C calc'!A0,-3\r\n\"say \"\"hi\"\", you\",\r\n\"two\nlines\",0.5\r\n"));
}

void TestDeskModels::ownQueriesAreKept()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("window.ini"));
    const SavedQueries queries(file);
    const size_t builtIn = queries.all().size();
    QVERIFY(builtIn >= 5);
    QVERIFY(!queries.save(QString(), QStringLiteral("SELECT 1")));
    QVERIFY(!queries.save(queries.all().front().name, QStringLiteral("SELECT 1")));
    QVERIFY(queries.save(QStringLiteral("mine; [x]=ä"), QStringLiteral("SELECT 1,\n  '\"%' -- ü")));
    QVERIFY(queries.save(QStringLiteral("other"), QStringLiteral("SELECT 2")));
    QVERIFY(queries.save(QStringLiteral("mine; [x]=ä"), QStringLiteral("SELECT 3, 'a,b\\'")));
    const auto all = SavedQueries(file).all();
    QCOMPARE(all.size(), builtIn + 2);
    QCOMPARE(all.back().name, QStringLiteral("mine; [x]=ä"));
    QCOMPARE(all.back().sql, QStringLiteral("SELECT 3, 'a,b\\'"));
    QVERIFY(all.back().own && !all.front().own);
    queries.remove(QStringLiteral("other"));
    QCOMPARE(queries.all().size(), builtIn + 1);
}

void TestDeskModels::aDamagedFileCostsOnlyItsQueries()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("window.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[queries]\nsize=2000000000\n1\\name=@Variant(\x01\x02\n2\\sql=x\n");
    file.close();
    const SavedQueries queries(file.fileName());
    QVERIFY(queries.all().size() < 30);
    QVERIFY(queries.save(QStringLiteral("mine"), QStringLiteral("SELECT 1")));
    QCOMPARE(queries.all().back().name, QStringLiteral("mine"));
}

QTEST_MAIN(TestDeskModels)
#include "tst_deskmodels.moc"
