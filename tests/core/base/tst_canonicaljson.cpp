#include "core/base/canonicaljson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <bit>
#include <limits>

using namespace qd;

namespace {

QByteArray canonicalOf(const QByteArray &json)
{
    return canonicalJson(QJsonDocument::fromJson(json).object());
}

} // namespace

class TestCanonicalJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exampleOfTheStandard()
    {
        const QByteArray input = "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"
                                 "\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
                                 "\"literals\": [null, true, false]}";
        QCOMPARE(canonicalOf(input),
                 QByteArray("{\"literals\":[null,true,false],"
                            "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                            "\"string\":\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"));
    }

    // The order is that of UTF-16 code units: a surrogate pair comes before U+FB33.
    void membersAreSortedAsTheStandardSays()
    {
        const QByteArray input = "{\"\\u20ac\":\"Euro\",\"\\r\":\"Return\",\"\\ufb33\":\"Hebrew\",\"1\":\"One\","
                                 "\"\\ud83d\\ude00\":\"Emoji\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin\"}";
        const QByteArray out = canonicalOf(input);
        qsizetype last = -1;
        for (const char *value : {"Return", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"}) {
            const qsizetype at = out.indexOf(value);
            QVERIFY2(at > last, value);
            last = at;
        }
    }

    void numbersHaveTheFormOfTheStandard_data()
    {
        QTest::addColumn<quint64>("bits");
        QTest::addColumn<QByteArray>("text");
        const std::pair<quint64, const char *> rows[] = { // RFC 8785, appendix B
            {0x0000000000000000, "0"},
            {0x8000000000000000, "0"},
            {0x0000000000000001, "5e-324"},
            {0x8000000000000001, "-5e-324"},
            {0x7fefffffffffffff, "1.7976931348623157e+308"},
            {0xffefffffffffffff, "-1.7976931348623157e+308"},
            {0x4340000000000000, "9007199254740992"},
            {0xc340000000000000, "-9007199254740992"},
            {0x4430000000000000, "295147905179352830000"},
            {0x44b52d02c7e14af5, "9.999999999999997e+22"},
            {0x44b52d02c7e14af6, "1e+23"},
            {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
            {0x444b1ae4d6e2ef4e, "999999999999999700000"},
            {0x444b1ae4d6e2ef4f, "999999999999999900000"},
            {0x444b1ae4d6e2ef50, "1e+21"},
            {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
            {0x3eb0c6f7a0b5ed8d, "0.000001"},
            {0x41b3de4355555553, "333333333.3333332"},
            {0x41b3de4355555554, "333333333.33333325"},
            {0x41b3de4355555555, "333333333.3333333"},
            {0x41b3de4355555556, "333333333.3333334"},
            {0x41b3de4355555557, "333333333.33333343"},
            {0xbecbf647612f3696, "-0.0000033333333333333333"},
            {0x43143ff3c1cb0959, "1424953923781206.2"},
        };
        for (const auto &[bits, text] : rows)
            QTest::newRow(text) << bits << QByteArray(text);
    }

    void numbersHaveTheFormOfTheStandard()
    {
        QFETCH(quint64, bits);
        QTEST(canonicalJson(QJsonValue(std::bit_cast<double>(bits))), "text");
    }

    void wholeNumbersOf64BitsStayExact_data()
    {
        QTest::addColumn<qint64>("number");
        QTest::newRow("2^53 - 1") << (qint64(1) << 53) - 1;
        QTest::newRow("2^53 + 1") << (qint64(1) << 53) + 1;
        QTest::newRow("largest") << std::numeric_limits<qint64>::max();
        QTest::newRow("smallest") << std::numeric_limits<qint64>::min();
        QTest::newRow("a time") << qint64(1'700'000'000'123);
    }

    void wholeNumbersOf64BitsStayExact()
    {
        QFETCH(qint64, number);
        QCOMPARE(canonicalJson(QJsonValue(number)), QByteArray::number(number));
    }

    void theFormIsAFixedPoint_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("numbers") << QByteArray("{\"a\":[1e15,1e18,1e19,1.5e300,9223372036854775807,9223372036854775808,"
                                               "-9223372036854775808,0.1,123456789012345678,5e-324,"
                                               "1152921504606846976.0,18446744073709551615]}");
        QTest::newRow("text") << QByteArray("{\"\\u0000\":\"\\u0001\\u001f\\u007f\\u2028 </script> \\ud83d\\ude00\"}");
        QTest::newRow("nesting") << QByteArray("{\"z\":{\"b\":[],\"a\":{}},\"a\":[[[]],{\"\":null}]}");
    }

    void theFormIsAFixedPoint()
    {
        QFETCH(QByteArray, json);
        const QByteArray once = canonicalOf(json);
        QVERIFY(once.size() > 2);
        QCOMPARE(canonicalOf(once), once);
    }

    void onlyTheDemandedEscapes()
    {
        const QString text = QStringLiteral("\b\f\n\r\t\x01\x1f\"\\/\x7f") + QChar(0x2028);
        QCOMPARE(canonicalJson(text), QByteArray("\"\\b\\f\\n\\r\\t\\u0001\\u001f\\\"\\\\/\x7f\xe2\x80\xa8\""));
    }

    void aLoneSurrogateBecomesTheReplacementCharacter()
    {
        QCOMPARE(canonicalJson(QString(QChar(0xd800))), QByteArray("\"\xef\xbf\xbd\""));
        QCOMPARE(canonicalJson(QString(QChar(0xdc00))), QByteArray("\"\xef\xbf\xbd\""));
    }

    void aLeadingByteOrderMarkIsReadBack()
    {
        const QString marked = QChar(0xfeff) + QStringLiteral("key");
        for (const QString &text : {marked, QChar(0xfeff) + marked, QString(QChar(0xfeff))}) {
            const QJsonObject value{{text, text}};
            const QByteArray bytes = canonicalJson(value);
            QCOMPARE(QJsonDocument::fromJson(bytes).object(), value);
            QCOMPARE(canonicalJson(QJsonDocument::fromJson(bytes).object()), bytes);
        }
        QCOMPARE(canonicalJson(marked), QByteArray("\"\\ufeffkey\""));
    }

    void orderOfInsertionDoesNotMatter()
    {
        QJsonObject one{{QStringLiteral("a"), 1}, {QStringLiteral("b"), QJsonArray{1, 2}}};
        QJsonObject two{{QStringLiteral("b"), QJsonArray{1, 2}}, {QStringLiteral("a"), 1.0}};
        QCOMPARE(canonicalJson(one), canonicalJson(two));
        two.insert(QStringLiteral("b"), QJsonArray{2, 1}); // but that of a list does
        QVERIFY(canonicalJson(one) != canonicalJson(two));
    }

    void undefinedIsNull()
    {
        QCOMPARE(canonicalJson(QJsonValue(QJsonValue::Undefined)), QByteArray("null"));
        QCOMPARE(canonicalJson(QJsonArray()), QByteArray("[]"));
        QCOMPARE(canonicalJson(QJsonObject()), QByteArray("{}"));
    }
};

QTEST_GUILESS_MAIN(TestCanonicalJson)
#include "tst_canonicaljson.moc"
