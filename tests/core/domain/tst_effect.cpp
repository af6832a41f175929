#include "core/domain/effect.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

Effect sample()
{
    return Effect(EffectKind::Process, EffectClass::Unsafe,
                  {{QStringLiteral("program"), QStringLiteral("/usr/bin/wc")},
                   {QStringLiteral("arguments"), QJsonArray{QStringLiteral("-l"), QStringLiteral("ä \"b\"\n")}},
                   {QStringLiteral("timeout_ms"), 60'000}});
}

constexpr char kPlainBytes[] = R"({"body":{"a":1},"class":"pure","kind":"process","version":1})";

} // namespace

class TestEffect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBytesAreTheDocumentedOnes()
    {
        const Effect effect(EffectKind::Process, EffectClass::Pure, {{QStringLiteral("a"), 1}});
        QCOMPARE(effect.bytes(), QByteArray(kPlainBytes));
        QCOMPARE(effect.hash(), Sha256::of(QByteArray(kPlainBytes)));
    }

    void theBytesComeBackAsTheSameEffect()
    {
        for (const auto &kind : EnumWords<EffectKind>::kWords) {
            for (const auto &effectClass : EnumWords<EffectClass>::kWords) {
                const Effect effect(kind.first, effectClass.first, sample().body());
                const Result<Effect> back = Effect::fromBytes(effect.bytes());
                QVERIFY(back.ok());
                QCOMPARE(*back, effect);
                QCOMPARE(back->bytes(), effect.bytes());
                QCOMPARE(back->kind(), kind.first);
                QCOMPARE(back->effectClass(), effectClass.first);
                QCOMPARE(back->body(), sample().body());
            }
        }
    }

    void everyPartChangesTheHash()
    {
        const Sha256 hash = sample().hash();
        QVERIFY(Effect(EffectKind::Rehearsal, EffectClass::Unsafe, sample().body()).hash() != hash);
        QVERIFY(Effect(EffectKind::Process, EffectClass::Pure, sample().body()).hash() != hash);
        QJsonObject body = sample().body();
        body[QStringLiteral("timeout_ms")] = 60'001;
        QVERIFY(Effect(EffectKind::Process, EffectClass::Unsafe, body).hash() != hash);
    }

    // What is performed must be what was approved: other bytes with the same meaning have another hash.
    void otherBytesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray plain = kPlainBytes;
        const auto changed = [&](const char *from, const char *to) { return QByteArray(plain).replace(from, to); };
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("garbage") << QByteArray("\xff\x00garbage", 9);
        QTest::newRow("cut short") << plain.left(plain.size() - 1);
        QTest::newRow("a line end more") << plain + '\n';
        QTest::newRow("byte order mark") << "\xef\xbb\xbf" + plain;
        QTest::newRow("white space") << changed("\"a\":1", "\"a\": 1");
        QTest::newRow("other order") << QByteArray(R"({"class":"pure","body":{"a":1},"kind":"process","version":1})");
        QTest::newRow("other number form") << changed(":{\"a\":1}", ":{\"a\":1.0}");
        QTest::newRow("other text form") << changed("\"a\"", "\"\\u0061\"");
        QTest::newRow("a member twice") << changed("\"class\":\"pure\"", "\"class\":\"unsafe\",\"class\":\"pure\"");
        QTest::newRow("a member more") << changed("\"version\":1", "\"version\":1,\"x\":0");
        QTest::newRow("a member less") << changed(",\"version\":1", "");
        QTest::newRow("later version") << changed("\"version\":1", "\"version\":2");
        QTest::newRow("unknown kind") << changed("process", "prayer");
        QTest::newRow("unknown class") << changed("pure", "Pure");
        QTest::newRow("body is a list") << changed("{\"a\":1}", "[1]");
        QTest::newRow("list") << QByteArray("[" + plain + "]");
        QTest::newRow("null") << QByteArray("null");
    }

    void otherBytesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        const Result<Effect> effect = Effect::fromBytes(bytes);
        QVERIFY(!effect.ok());
        QCOMPARE(effect.error().code, QStringLiteral("effect_malformed"));
        QCOMPARE(effect.error().category, ErrorCategory::Permanent);
    }

    void withoutWordsTheEffectIsTheDangerousKind()
    {
        QCOMPARE(Effect().effectClass(), EffectClass::Unsafe);
    }
};

QTEST_GUILESS_MAIN(TestEffect)
#include "tst_effect.moc"
