#include "core/intake/intakelimits.h"
#include "core/intake/strictjson.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace qd;

class TestStrictJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void refuses_data();
    void refuses();
    void keepsTheLimits_data();
    void keepsTheLimits();
    void equalKeysInDifferentMapsAreFine();
};

void TestStrictJson::reads()
{
    const Result<QJsonDocument> document =
        parseStrictJson(R"({"a": [1, "x,]}\"", {"b": null}], "\u0062": {}, "c\\": "\\"})");
    QVERIFY(document.ok());
    QCOMPARE(document->object().keys(), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c\\")}));
    QCOMPARE(document->object()[QLatin1String("a")].toArray().at(1).toString(), QStringLiteral("x,]}\""));
}

void TestStrictJson::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *json, const char *code) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(code);
    };
    row("duplicate key", R"({"mode": "proof", "mode": "real"})", "key_duplicate");
    row("duplicate key, spelled differently", R"({"mode": "proof", "\u006dode": "real"})", "key_duplicate");
    row("duplicate key, escape first", R"({"\u006dode": "proof", "mode": "real"})", "key_duplicate");
    row("duplicate key, lenient escape", R"({"a": 1, "\a": 2})", "key_duplicate");
    row("duplicate key inside", R"([{"a": {"b": 1, "c": [], "b": 2}}])", "key_duplicate");
    row("duplicate empty key", R"({"": 1, "": 2})", "key_duplicate");
    row("unclosed", R"({"a": [1)", "json_syntax");
    row("unclosed text", R"({"a": "b)", "json_syntax");
    row("ends in a backslash", R"(["\)", "json_syntax");
    row("closed too often", "[]]", "json_syntax");
    row("closed crosswise", "[{]}", "json_syntax");
    row("text behind", "{} x", "json_syntax");
    row("bare text", "\"a\"", "json_syntax");
    row("bare number", "1", "json_syntax");
    row("not a number", "[NaN]", "json_syntax");
    row("too large a number", "[1e999]", "json_syntax");
    row("comment", "[] // x", "json_syntax");
    row("trailing comma", "[1,]", "json_syntax");
    row("single quotes", "{'a': 1}", "json_syntax");
}

void TestStrictJson::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, code);
    const Result<QJsonDocument> document = parseStrictJson(json);
    QVERIFY(!document.ok());
    QCOMPARE(document.error().code, code);
    QCOMPARE(document.error().category, ErrorCategory::Permanent);
}

void TestStrictJson::keepsTheLimits_data()
{
    QTest::addColumn<QByteArray>("largest");
    QTest::addColumn<QByteArray>("larger");
    QTest::addColumn<QString>("code");
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    const auto list = [](int items) { return '[' + QByteArray("0,").repeated(items - 1) + "0]"; };
    const auto map = [](int keys) {
        QByteArray text("{\"k\":0");
        for (int i = 1; i < keys; ++i)
            text += ",\"k" + QByteArray::number(i) + "\":0";
        return text + '}';
    };
    // 100 lists in one list; each value counts, and so do the lists themselves.
    const auto values = [&list](int each) { return '[' + (list(each) + ',').repeated(99) + list(each) + ']'; };
    QTest::newRow("depth") << nested(IntakeLimits::kDepth) << nested(IntakeLimits::kDepth + 1)
                           << QStringLiteral("too_deep");
    QTest::newRow("list") << list(IntakeLimits::kListItems) << list(IntakeLimits::kListItems + 1)
                          << QStringLiteral("list_too_long");
    QTest::newRow("map") << map(IntakeLimits::kMapKeys) << map(IntakeLimits::kMapKeys + 1)
                         << QStringLiteral("map_too_long");
    QTest::newRow("values") << values(IntakeLimits::kValues / 100 - 1)
                            << '[' + values(5'000) + ',' + values(5'000) + ']' << QStringLiteral("too_many_values");
}

void TestStrictJson::keepsTheLimits()
{
    QFETCH(QByteArray, largest);
    QFETCH(QByteArray, larger);
    QFETCH(QString, code);
    const Result<QJsonDocument> taken = parseStrictJson(largest);
    QVERIFY2(taken.ok(), taken.ok() ? "" : qPrintable(taken.error().code));
    const Result<QJsonDocument> refused = parseStrictJson(larger);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, code);
}

void TestStrictJson::equalKeysInDifferentMapsAreFine()
{
    QVERIFY(parseStrictJson(R"([{"a": {"a": [{"a": 1}]}}, {"a": "a"}])").ok());
}

QTEST_GUILESS_MAIN(TestStrictJson)
#include "tst_strictjson.moc"
