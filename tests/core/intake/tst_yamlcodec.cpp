#include "core/intake/intakelimits.h"
#include "core/intake/yamlcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace qd;

class TestYamlCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsJson_data();
    void readsAsJson();
    void refuses_data();
    void refuses();
    void readsDocuments_data();
    void readsDocuments();
    void namesTheLineOfTheFile();
    void keepsTheDepthLimit();
    void keepsTheListLimit();
    void keepsTheMapLimit();
};

void TestYamlCodec::readsAsJson_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("json"); // as the only item of a list
    const auto row = [](const char *name, const char *yaml, const char *json) {
        QTest::newRow(name) << QByteArray(yaml) << QByteArray(json);
    };
    row("nothing", "", "[null]");
    row("comment only", "# nothing\n", "[null]");
    row("integers", "[0, -7, +8, 007, 9223372036854775807]", "[[0,-7,8,7,9223372036854775807]]");
    row("reals", "[0.5, .5, 5., 1e3, -2.5E-1]", "[[0.5,0.5,5,1000,-0.25]]");
    row("truths", "[true, True, TRUE, false, False, FALSE]", "[[true,true,true,false,false,false]]");
    row("nulls", "{a: null, b: ~, c: }", "[{\"a\":null,\"b\":null,\"c\":null}]");
    row("words of YAML 1.1 are text", "[yes, no, on, off, y, n]", "[[\"yes\",\"no\",\"on\",\"off\",\"y\",\"n\"]]");
    row("other number forms are text", "[0x1F, 0o7, 1_000, 12:30:00, .inf, .nan, 1.2.3]",
        "[[\"0x1F\",\"0o7\",\"1_000\",\"12:30:00\",\".inf\",\".nan\",\"1.2.3\"]]");
    row("times are text", "2026-03-01T09:30:00+01:00", "[\"2026-03-01T09:30:00+01:00\"]");
    row("quoted is text", "['1', \"true\", 'null', \"\"]", "[[\"1\",\"true\",\"null\",\"\"]]");
    row("literal block", "a: |\n  1\n  2\n", "[{\"a\":\"1\\n2\\n\"}]");
    row("folded block", "a: >-\n  1\n  2\n", "[{\"a\":\"1 2\"}]");
    row("steps", "- fail: 1\n- hang\n- succeed: \"x\"\n", "[[{\"fail\":1},\"hang\",{\"succeed\":\"x\"}]]");
    row("keys are text", "1: a\ntrue: b\n", "[{\"1\":\"a\",\"true\":\"b\"}]");
    row("escapes", "\"\\x41\\u00e9\\n\"", "[\"A\\u00e9\\n\"]");
    row("other planes", "\xf0\x9f\x9a\xa2", "[\"\\ud83d\\udea2\"]");
    row("merge key is a key like any other", "<<: a", "[{\"<<\":\"a\"}]");
    row("hostile text is text", "a: \"\\e[2J\\u202e\"", "[{\"a\":\"\\u001b[2J\\u202e\"}]");
}

void TestYamlCodec::readsAsJson()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, json);
    const Result<QJsonValue> value = yamlToJson(yaml);
    QVERIFY2(value.ok(), value.ok() ? "" : qPrintable(value.error().detail));
    const QJsonDocument expected = QJsonDocument::fromJson(json);
    QVERIFY(expected.isArray());
    QCOMPARE(QJsonDocument(QJsonArray{*value}).toJson(), expected.toJson());
}

void TestYamlCodec::refuses_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &yaml, const char *code) {
        QTest::newRow(name) << yaml << QString::fromLatin1(code);
    };
    row("anchor on text", "a: &x 1", "yaml_anchor");
    row("anchor on list", "a: &x [1]", "yaml_anchor");
    row("anchor on map", "a: &x {b: 1}", "yaml_anchor");
    row("anchor on nothing", "a: &x", "yaml_anchor");
    row("alias", "a: &x 1\nb: *x", "yaml_anchor");
    row("bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", "yaml_anchor");
    row("unknown alias", "a: *x", "yaml_syntax");
    row("tag on text", "a: !!str 1", "yaml_tag");
    row("own tag", "a: !python/object 1", "yaml_tag");
    row("tag on list", "a: !!set [1]", "yaml_tag");
    row("tag on map", "!x {a: 1}", "yaml_tag");
    row("binary", "a: !!binary aGVsbG8=", "yaml_tag");
    row("duplicate key", "mode: proof\nmode: real", "key_duplicate");
    row("duplicate key inside", "a: [{b: 1, 'b': 2}]", "key_duplicate");
    row("list as key", "? [a]\n: b", "yaml_key");
    row("map as key", "? {a: b}\n: b", "yaml_key");
    row("no key", "~: b", "yaml_key");
    row("number too large", "a: 1e999", "yaml_number");
    row("two documents", "a: 1\n...\n---\nb: 2\n", "yaml_documents");
    row("unclosed list", "a: [1, 2", "yaml_syntax");
    row("unclosed quote", "a: \"b", "yaml_syntax");
    row("tab as indentation", "a:\n\tb: 1", "yaml_syntax");
    row("bad indentation", "a: 1\n b: 2", "yaml_syntax");
    row("lone surrogate", "a: \"\\ud800\"", "yaml_syntax");
    row("NUL", QByteArray("a: b\0c", 6), "yaml_character");
    row("end mark of the parser", "a: \"b\x04" "c\"", "yaml_character");
    row("escape character", "a: \x1b[2J", "yaml_character");
    row("C1 control", "a: \xc2\x9b", "yaml_character");
    row("byte order mark first", "\xef\xbb\xbf" "a: 1", "yaml_character");
    row("byte order mark inside", "a: \xef\xbb\xbf", "yaml_character");
    row("noncharacter", "a: \xef\xbf\xbf", "yaml_character");
}

void TestYamlCodec::refuses()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, code);
    const Result<QJsonValue> value = yamlToJson(yaml);
    QVERIFY(!value.ok());
    QCOMPARE(value.error().code, code);
    QCOMPARE(value.error().category, ErrorCategory::Permanent);
}

void TestYamlCodec::readsDocuments_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("expected"); // a list of them, or a code
    const auto row = [](const char *yaml, const char *expected) {
        QTest::newRow(yaml) << QByteArray(yaml) << QString::fromLatin1(expected);
    };
    row("", "[]");
    row("a: 1", "[{\"a\":1}]");
    row("---\na: 1\n", "[{\"a\":1}]");
    row("a: 1\n---\nb: 2\n", "[{\"a\":1},{\"b\":2}]");
    row("a: 1\n...\n---\n- b\n", "[{\"a\":1},[\"b\"]]");
    row("---\n---\na: 1", "[null,{\"a\":1}]");
    row("a: 1\n---\na: &x 1\n---\nb: 2", "yaml_anchor");
    row("a: 1\n---\na: [", "yaml_syntax");
    row("[],", "list_too_long"); // the parser goes on finding documents in this
}

void TestYamlCodec::readsDocuments()
{
    QFETCH(QByteArray, yaml);
    const auto documents = yamlDocuments(yaml);
    QJsonArray list;
    for (const QJsonValue &document : documents ? *documents : std::vector<QJsonValue>())
        list += document;
    QTEST(documents ? QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)) : documents.error().code, "expected");
}

void TestYamlCodec::namesTheLineOfTheFile()
{
    const Result<QJsonValue> twice = yamlToJson("a: 1\nb: 2\na: 3\n", 2);
    QVERIFY(!twice.ok());
    QVERIFY2(twice.error().detail.startsWith(QLatin1String("line 4:")), qPrintable(twice.error().detail));
    const Result<QJsonValue> control = yamlToJson("a: 1\nb: \x07\n", 2);
    QVERIFY(!control.ok());
    QVERIFY2(control.error().detail.startsWith(QLatin1String("line 3:")), qPrintable(control.error().detail));
}

void TestYamlCodec::keepsTheDepthLimit()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(yamlToJson(nested(IntakeLimits::kDepth)).ok());
    const Result<QJsonValue> deeper = yamlToJson(nested(IntakeLimits::kDepth + 1));
    QVERIFY(!deeper.ok());
    QCOMPARE(deeper.error().code, QStringLiteral("too_deep"));
    const auto open = [](int brackets) { return "a: |\n  " + QByteArray(brackets, '[') + '\n'; }; // even inside of text
    QVERIFY(yamlToJson(open(IntakeLimits::kOpenBrackets)).ok());
    QCOMPARE(yamlToJson(open(IntakeLimits::kOpenBrackets + 1)).error().code, QStringLiteral("too_deep"));
}

void TestYamlCodec::keepsTheListLimit()
{
    const auto list = [](int items) { return QByteArray("- 1\n").repeated(items); };
    QVERIFY(yamlToJson(list(IntakeLimits::kListItems)).ok());
    const Result<QJsonValue> longer = yamlToJson(list(IntakeLimits::kListItems + 1));
    QVERIFY(!longer.ok());
    QCOMPARE(longer.error().code, QStringLiteral("list_too_long"));
}

void TestYamlCodec::keepsTheMapLimit()
{
    const auto map = [](int keys) {
        QByteArray text;
        for (int i = 0; i < keys; ++i)
            text += 'k' + QByteArray::number(i) + ": 1\n";
        return text;
    };
    QVERIFY(yamlToJson(map(IntakeLimits::kMapKeys)).ok());
    const Result<QJsonValue> longer = yamlToJson(map(IntakeLimits::kMapKeys + 1));
    QVERIFY(!longer.ok());
    QCOMPARE(longer.error().code, QStringLiteral("map_too_long"));
}

QTEST_GUILESS_MAIN(TestYamlCodec)
#include "tst_yamlcodec.moc"
